// The linear algebra of the solvers at every vector level against Eigen as this file is compiled, and e^x and log x
// against the C library's.
#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "equilibrium/solve/dense.hpp"

namespace detente {
namespace {

using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

class DenseKernels : public testing::TestWithParam<VectorLevel> {
protected:
    void SetUp() override {
        if (!supported(GetParam())) GTEST_SKIP() << "this machine has no " << to_string(GetParam());
    }
    static const dense::Kernels& level() { return dense::kernels(GetParam()); }
};
INSTANTIATE_TEST_SUITE_P(Levels, DenseKernels, testing::Values(VectorLevel::baseline, VectorLevel::v3),
                         [](const auto& info) { return to_string(info.param); });

TEST_P(DenseKernels, ProductsOfEverySize) {
    for (const Eigen::Index n : {1, 2, 3, 5, 8, 13, 31, 64, 151}) {
        const Rows a = Rows::Random(n, n + 2);
        const Eigen::VectorXd x = Eigen::VectorXd::Random(n + 2), z = Eigen::VectorXd::Random(n);
        Eigen::VectorXd y(n), w(n + 2);
        level().multiply(a.data(), n, n + 2, x.data(), y.data());
        level().multiply_transposed(a.data(), n, n + 2, z.data(), w.data());
        EXPECT_LT((y - a * x).cwiseAbs().maxCoeff(), 1e-13) << n;
        EXPECT_LT((w - a.transpose() * z).cwiseAbs().maxCoeff(), 1e-13) << n;

        const Eigen::MatrixXd b = Eigen::MatrixXd::Random(n, n), c = Eigen::MatrixXd::Random(n, n);
        Eigen::MatrixXd product(n, n);
        level().multiply_square(b.data(), c.data(), n, product.data());
        EXPECT_LT((product - b * c).cwiseAbs().maxCoeff(), 1e-12) << n;
    }
}

TEST_P(DenseKernels, InversesAndSolutions) {
    for (const Eigen::Index n : {1, 2, 7, 40, 151}) {
        const Eigen::MatrixXd a = Eigen::MatrixXd::Random(n, n) + 3 * Eigen::MatrixXd::Identity(n, n) * double(n);
        Eigen::MatrixXd inverse = a;
        level().invert(inverse.data(), n);
        EXPECT_LT((a * inverse - Eigen::MatrixXd::Identity(n, n)).cwiseAbs().maxCoeff(), 1e-12) << n;
        const Eigen::VectorXd b = Eigen::VectorXd::Random(n);
        Eigen::VectorXd x = b;
        level().solve(a.data(), n, x.data());
        EXPECT_LT((a * x - b).cwiseAbs().maxCoeff(), 1e-12) << n;
    }
}

TEST_P(DenseKernels, PowersToTheLastDigits) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> exponents(-700, 700), near(-1, 1);
    std::vector<double> x(1003), y(x.size()), back(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = i % 2 ? exponents(random) : near(random);
    level().exp(x.data(), std::ptrdiff_t(x.size()), y.data());
    level().log(y.data(), std::ptrdiff_t(y.size()), back.data());
    for (std::size_t i = 0; i < x.size(); ++i) {
        const long double exact = std::exp(static_cast<long double>(x[i]));
        EXPECT_NEAR(static_cast<double>(y[i] / exact), 1, 5e-16) << x[i];
        EXPECT_NEAR(back[i], std::log(y[i]), 5e-16 * std::max(1.0, std::abs(x[i]))) << y[i];
    }
}

TEST_P(DenseKernels, ValuesDoNotDependOnWhereTheyLie) {
    std::vector<double> x(67), all(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = 0.37 * double(i) - 9.1;
    level().exp(x.data(), std::ptrdiff_t(x.size()), all.data());
    for (std::size_t from = 0; from < 9; ++from) {
        std::vector<double> some(x.size());
        level().exp(x.data() + from, std::ptrdiff_t(x.size() - from), some.data() + from);
        for (std::size_t i = from; i < x.size(); ++i) EXPECT_EQ(some[i], all[i]) << from << " " << i;
    }
    for (std::size_t n = 1; n < 34; ++n) {
        // The same numbers at two places, of which at most one is at a multiple of 32 bytes.
        const std::size_t cells = n * n;
        std::vector<double> a(cells + 1), b(cells + 1), here(cells), there(cells + 3);
        for (std::size_t i = 0; i < cells; ++i) a[i] = b[i + 1] = std::sin(double(i * i + n));
        for (const auto product : {level().multiply, level().multiply_transposed}) {
            product(a.data(), std::ptrdiff_t(n), std::ptrdiff_t(n), x.data(), here.data());
            product(b.data() + 1, std::ptrdiff_t(n), std::ptrdiff_t(n), x.data(), there.data() + 3);
            for (std::size_t i = 0; i < n; ++i) EXPECT_EQ(here[i], there[i + 3]) << n << " " << i;
        }
        level().multiply_square(a.data(), a.data(), std::ptrdiff_t(n), here.data());
        level().multiply_square(b.data() + 1, b.data() + 1, std::ptrdiff_t(n), there.data() + 3);
        for (std::size_t i = 0; i < cells; ++i) EXPECT_EQ(here[i], there[i + 3]) << n << " " << i;
        std::vector<double> right(x.begin(), x.begin() + long(n)), moved(n + 1);
        std::copy(right.begin(), right.end(), moved.begin() + 1);
        level().solve(a.data(), std::ptrdiff_t(n), right.data());
        level().solve(b.data() + 1, std::ptrdiff_t(n), moved.data() + 1);
        for (std::size_t i = 0; i < n; ++i) EXPECT_EQ(right[i], moved[i + 1]) << n << " " << i;
        level().invert(a.data(), std::ptrdiff_t(n));
        level().invert(b.data() + 1, std::ptrdiff_t(n));
        for (std::size_t i = 0; i < cells; ++i) EXPECT_EQ(a[i], b[i + 1]) << n << " " << i;
    }
}

TEST_P(DenseKernels, SquaresDoNotDependOnWhereTheyLie) {
    for (std::ptrdiff_t n = 1; n < 24; ++n) {
        const std::size_t cells = std::size_t(n * n);
        const Eigen::MatrixXd A = Eigen::MatrixXd::Random(n, n) + 3 * Eigen::MatrixXd::Identity(n, n);
        const auto at = [&](std::size_t offset) {
            std::vector<double> a(cells + offset), b(a), c(a), x(std::size_t(n) + offset, 1.7);
            for (std::size_t i = 0; i < cells; ++i)
                a[offset + i] = A.data()[i], b[offset + i] = A.data()[cells - 1 - i];
            level().multiply_square(a.data() + offset, b.data() + offset, n, c.data() + offset);
            level().solve(a.data() + offset, n, x.data() + offset);
            level().invert(a.data() + offset, n);
            std::vector<double> all(c.begin() + std::ptrdiff_t(offset), c.end());
            all.insert(all.end(), x.begin() + std::ptrdiff_t(offset), x.end());
            all.insert(all.end(), a.begin() + std::ptrdiff_t(offset), a.end());
            return all;
        };
        const std::vector<double> here = at(0);
        for (std::size_t offset = 1; offset < 8; ++offset) EXPECT_EQ(here, at(offset)) << n << " " << offset;
    }
}

TEST_P(DenseKernels, PowersOfTheEnds) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    const std::vector<double> x{0, -inf, inf, std::nan(""), 1000, -1000};
    std::vector<double> y(x.size());
    level().exp(x.data(), 6, y.data());
    EXPECT_EQ(y[0], 1);
    EXPECT_EQ(y[1], 0);
    EXPECT_EQ(y[2], inf);
    EXPECT_TRUE(std::isnan(y[3]));
    EXPECT_EQ(y[4], inf);
    EXPECT_LT(y[5], 1e-300);
    const std::vector<double> z{1, 0, inf, -1, std::nan("")};
    std::vector<double> w(z.size());
    level().log(z.data(), 5, w.data());
    EXPECT_EQ(w[0], 0);
    EXPECT_EQ(w[1], -inf);
    EXPECT_EQ(w[2], inf);
    EXPECT_TRUE(std::isnan(w[3]));
    EXPECT_TRUE(std::isnan(w[4]));
}

}  // namespace
}  // namespace detente
