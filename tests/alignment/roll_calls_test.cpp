#include "detente/alignment/roll_calls.hpp"

#include <gtest/gtest.h>

TEST(RollCalls, Placeholder) {}
