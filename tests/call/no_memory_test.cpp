// call() does not throw where memory runs out: here the n-th large allocation fails, for every n. Small ones are left
// alone: the JSON library takes memory in its destructors, where no failure can be told.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "detente/call/call.hpp"

namespace {
constexpr std::size_t large = 16 * 1024;
thread_local long large_left = -1;  // -1: as many as wanted
thread_local bool refused = false;
}  // namespace

void* operator new(std::size_t size) {
    if (size >= large && large_left >= 0 && large_left-- == 0) {
        refused = true;
        throw std::bad_alloc();
    }
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
    for (const char* request :
         {R"({"verb": "list", "what": "economies"})", R"({"verb": "run", "scenario": "cold-war"})"}) {
        int times = 0;
        for (long n = 0; n < 2000; n += n < 60 ? 1 : 37) {
            large_left = n;
            refused = false;
            const Reply reply = call(library, request);
            large_left = -1;
            EXPECT_EQ(reply.status, refused ? 3 : 0) << n << " " << reply.json;
            if (!refused) break;
            EXPECT_NE(reply.json.find("not enough memory"), std::string::npos) << reply.json;
            ++times;
        }
        EXPECT_GT(times, 0) << request;
    }
}

}  // namespace
}  // namespace detente
