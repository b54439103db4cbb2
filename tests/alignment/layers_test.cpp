#include "detente/alignment/layers.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "detente/support/error.hpp"

namespace detente {
namespace {

const std::vector<std::string> some{"BLR", "CHN", "DEU", "FRA", "RUS", "USA"};

TEST(Layers, AlliancesOfAYear) {
    const Layer layer = alliances_layer(Registry::installed(), some, "2020-01-01");
    const auto cell = [&](int i, int j) { return layer.matrix[static_cast<std::size_t>(i * 6 + j)]; };
    EXPECT_EQ(cell(2, 3), 1) << "Germany and France in NATO";
    EXPECT_EQ(cell(0, 4), 1) << "Belarus and Russia in the CSTO";
    EXPECT_EQ(cell(4, 5), 0);
    EXPECT_EQ(cell(1, 5), 0);
}

TEST(Layers, FrameworksAreACosine) {
    const Layer layer = frameworks_layer(Registry::installed(), some, "2020-01-01");
    for (std::size_t i = 0; i < 6; ++i)
        for (std::size_t j = 0; j < 6; ++j) {
            EXPECT_EQ(layer.matrix[i * 6 + j], layer.matrix[j * 6 + i]);
            EXPECT_GE(layer.matrix[i * 6 + j], 0);
            EXPECT_LE(layer.matrix[i * 6 + j], 1 + 1e-12);
        }
    EXPECT_GT(layer.matrix[2 * 6 + 3], layer.matrix[2 * 6 + 4]) << "Germany has more in common with France than Russia";
}

TEST(Layers, TradeIsSymmetricAndLacksWhoIsNotThere) {
    const World world = load_world("2019");
    std::vector<std::string> voters = some;
    voters.push_back("IRN");  // not in this world
    const Layer layer = trade_layer(world, voters);
    for (std::size_t i = 0; i < 7; ++i) {
        EXPECT_EQ(layer.matrix[i * 7 + 6], 0);
        for (std::size_t j = 0; j < 7; ++j) EXPECT_DOUBLE_EQ(layer.matrix[i * 7 + j], layer.matrix[j * 7 + i]);
    }
    EXPECT_GT(layer.matrix[2 * 7 + 3], layer.matrix[3 * 7 + 1]) << "France trades more with Germany than with China";
}

/// A weight says how much a layer counts: scaling a layer's unit changes nothing, weight 0 leaves it out.
TEST(Layers, WeightsCountAndUnitsDoNot) {
    Layer two{.name = "a", .weight = 1, .matrix = {0, 1, -1, -1, 1, 0, -1, -1, -1, -1, 0, 1, -1, -1, 1, 0}};
    Layer cross{.name = "b", .weight = 0, .matrix = {0, -1, 1, -1, -1, 0, -1, 1, 1, -1, 0, -1, -1, 1, -1, 0}};
    std::vector<Layer> layers{two, cross};
    EXPECT_EQ(layered_blocs(layers, 4, {}).bloc, (std::vector<std::size_t>{0, 0, 1, 1}));
    EXPECT_EQ(layers[1].partition.bloc, (std::vector<std::size_t>{0, 1, 0, 1})) << "each alone";
    for (double& cell : layers[1].matrix) cell *= 1000;
    layers[1].weight = 0.5;
    EXPECT_EQ(layered_blocs(layers, 4, {}).bloc, (std::vector<std::size_t>{0, 0, 1, 1}))
        << "a large unit is no large weight";
    layers[1].weight = 3;
    EXPECT_EQ(layered_blocs(layers, 4, {}).bloc, (std::vector<std::size_t>{0, 1, 0, 1}));
}

TEST(Layers, WrongUseTeaches) {
    std::vector<Layer> none;
    EXPECT_THROW(layered_blocs(none, 3, {}), InputError);
    std::vector<Layer> zero{{.name = "a", .weight = 0, .matrix = std::vector<double>(9, 1)}};
    EXPECT_THROW(layered_blocs(zero, 3, {}), InputError);
    zero[0].weight = -1;
    EXPECT_THROW(layered_blocs(zero, 3, {}), InputError);
    zero[0].weight = 1;
    EXPECT_THROW(layered_blocs(zero, 4, {}), InputError);
}

}  // namespace
}  // namespace detente
