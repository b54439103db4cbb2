// call() never throws, not even where memory runs out: here the n-th allocation fails, for every n.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "detente/call/call.hpp"

namespace {
thread_local long allocations_left = -1;  // -1: as many as wanted
}

void* operator new(std::size_t size) {
    if (allocations_left == 0) throw std::bad_alloc();
    if (allocations_left > 0) --allocations_left;
    if (void* place = std::malloc(size == 0 ? 1 : size)) return place;
    throw std::bad_alloc();
}
void operator delete(void* place) noexcept {
    std::free(place);
}
void operator delete(void* place, std::size_t) noexcept {
    std::free(place);
}

namespace detente {
namespace {

TEST(Call, NeverThrowsWhereMemoryRunsOut) {
    const Library library;
    for (const char* request : {R"({"verb": "run", "scenario": "cold-war", "captial": "USA"})",
                                R"({"verb": "list", "what": "economies"})", "{", R"({"verb": "rum"})"}) {
        const Reply whole = call(library, request);
        int without = 0;
        for (long n = 0;; n += n < 200 ? 1 : 97) {
            allocations_left = n;
            const Reply reply = call(library, request);
            const bool enough = allocations_left > 0;
            allocations_left = -1;
            if (enough) {
                EXPECT_EQ(reply.json, whole.json);
                break;
            }
            without += reply.json == "{\"error\":{}}";
            EXPECT_TRUE(reply.status == 3 || reply.status == whole.status) << n << " " << reply.json;
        }
        EXPECT_GT(without, 0) << request;
    }
}

}  // namespace
}  // namespace detente
