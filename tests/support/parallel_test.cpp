#include "detente/support/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

using namespace detente;

TEST(Parallel, AnExceptionOfAWorkerReachesTheCaller) {
    for (const std::size_t threads : {1, 2, 3, 8}) {
        std::atomic<int> done{0};
        try {
            parallel_for(100, threads, [&](std::size_t k) {
                if (k == 40 || k == 90) throw std::runtime_error(std::to_string(k));
                ++done;
            });
            ADD_FAILURE();
        } catch (const std::runtime_error& error) {
            EXPECT_STREQ(error.what(), "40") << threads;
        }
        EXPECT_GE(done, threads == 1 ? 40 : 50);
    }
}

TEST(Parallel, EveryPieceIsDoneOnce) {
    for (const std::size_t threads : {0, 1, 3, 200}) {
        std::vector<int> done(100, 0);
        parallel_for(done.size(), threads, [&](std::size_t k) { ++done[k]; });
        EXPECT_EQ(done, std::vector<int>(100, 1)) << threads;
    }
}
