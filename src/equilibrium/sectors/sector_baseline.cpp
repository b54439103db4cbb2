#include "equilibrium/sectors/sector_baseline.hpp"

#include <fmt/format.h>

#include <cmath>

#include "detente/support/error.hpp"

namespace detente {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;

void take_flows(const World& world, SectorBaseline& base) {
    const bool tariffs = !world.tariff.empty();
    base.net.assign(std::size_t(base.sectors), Matrix::Zero(base.n, base.n));
    if (tariffs) base.tariff.assign(std::size_t(base.sectors), Matrix::Zero(base.n, base.n));
    for (Index importer = 0; importer < base.n; ++importer) {
        for (Index j = 0; j < base.sectors; ++j) {
            for (Index exporter = 0; exporter < base.n; ++exporter) {
                const std::size_t cell = world.cell(std::size_t(importer), std::size_t(j), std::size_t(exporter));
                base.net[std::size_t(j)](importer, exporter) = world.trade[cell];
                if (tariffs) base.tariff[std::size_t(j)](importer, exporter) = world.tariff[cell];
            }
        }
    }
}

/// What producers keep of a sector's value added, once that is paid which is earned by serving buyers at home. Where
/// nothing is, it is the data's own, and that may be negative: an industry that buys more inputs than it sells.
double producers_keep(const World& world, const Grid& value_added, const Grid& served, Index i, Index j) {
    const double left = value_added(i, j) - served(i, j);
    if (left >= 0 || served(i, j) == 0) return left;
    if (left > -1e-9 * served(i, j)) return 0;
    throw InputError(world.id, 0, "destination_share",
                     fmt::format("by it {} earns {:.6g} {} by selling '{}' at home, where the value added of the whole "
                                 "sector is {:.6g}",
                                 world.economies[std::size_t(i)].name, served(i, j), world.unit,
                                 world.sectors[std::size_t(j)].name, value_added(i, j)),
                     "lower the share, or give the sector its value added");
}

/// Cobb-Douglas shares of production and final spending, from the tables, or from the flows where there are none.
void take_shares(const World& world, SectorBaseline& base) {
    const Index n = base.n, J = base.sectors;
    Grid made(n, J), served(n, J);
    base.spending.resize(n, J);
    for (Index j = 0; j < J; ++j) {
        const Matrix& net = base.net[std::size_t(j)];
        made.col(j) = received_by_producers(net, base.nu);
        served.col(j) = earned_at_home(net, base.nu);
        base.spending.col(j) = net.rowwise().sum();
        if (!base.tariff.empty())
            base.spending.col(j) += (net.array() * base.tariff[std::size_t(j)].array()).rowwise().sum();
    }
    base.gamma_va = Grid::Ones(n, J);
    Grid final_demand = base.spending;
    if (!world.final_demand.empty()) {
        final_demand = Eigen::Map<const Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
            world.final_demand.data(), n, J);
    }
    if (world.value_added.empty()) {
        base.value_added = (made + served).rowwise().sum();
    } else {
        const Grid va = Eigen::Map<const Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
            world.value_added.data(), n, J);
        base.value_added = va.rowwise().sum();
        base.gamma.assign(std::size_t(n), Eigen::MatrixXd::Zero(J, J));
        for (Index i = 0; i < n; ++i) {
            for (Index j = 0; j < J; ++j) {
                const double producers = producers_keep(world, va, served, i, j);
                double total = producers;
                for (Index k = 0; k < J; ++k) total += world.inputs[std::size_t((i * J + k) * J + j)];
                if (!(total > 0)) continue;
                base.gamma_va(i, j) = producers / total;
                for (Index k = 0; k < J; ++k)
                    base.gamma[std::size_t(i)](k, j) = world.inputs[std::size_t((i * J + k) * J + j)] / total;
            }
        }
    }
    base.alpha = final_demand.colwise() / final_demand.rowwise().sum();
    for (Index i = 0; i < n; ++i) {
        if (!(base.value_added[i] > 0)) {
            throw InputError(world.id, 0, world.economies[std::size_t(i)].id, "value added is zero",
                             "drop the economy or mend its tables");
        }
    }
}

void take_deficits(const World& world, SectorBaseline& base) {
    base.deficit = ArrayXd::Zero(base.n);
    if (!world.transfers.empty()) {
        base.deficit = Eigen::Map<const ArrayXd>(world.transfers.data(), base.n);
    } else {
        for (const Matrix& net : base.net)
            base.deficit +=
                net.rowwise().sum().array() - received_by_producers(net, base.nu) - earned_at_home(net, base.nu);
    }
    const double sum = base.deficit.sum(), size = base.value_added.sum();
    if (std::abs(sum) > 1e-9 * size) {
        throw InputError(world.id, 0, "transfers",
                         fmt::format("transfers sum to {:.6g} {}, {:.2g} percent of world value added, not to zero",
                                     sum, world.unit, 100 * sum / size),
                         "money that nobody pays makes the answer depend on which market is left out; mend the "
                         "deficits, or leave them out: then imports less exports are taken");
    }
    base.deficit -= sum / double(base.n);
}

}  // namespace

SectorBaseline sector_baseline(const World& world, const ArrayXd& nu) {
    SectorBaseline base;
    base.nu = nu;
    base.n = Index(world.n());
    base.sectors = Index(world.sectors.size());
    take_flows(world, base);
    take_shares(world, base);
    take_deficits(world, base);
    return base;
}

}  // namespace detente
