#pragma once
#include <vector>

#include "detente/world/world.hpp"
#include "equilibrium/matrix.hpp"

namespace detente {

/// [economy][sector], one column a sector so that a sector's economies stand together.
using Grid = Eigen::ArrayXXd;

/// A world as shares and levels, in the order the solver walks: one [importer][exporter] matrix a sector.
struct SectorBaseline {
    Eigen::Index n = 0, sectors = 0;
    std::vector<Matrix> net;             ///< [sector]: flows net of tariff
    std::vector<Matrix> tariff;          ///< [sector], empty: no tariffs
    std::vector<Eigen::MatrixXd> gamma;  ///< [economy]: (input sector, using sector) share of gross output; empty: none
    Grid gamma_va;                       ///< value added share of gross output
    Grid alpha;                          ///< share of final spending
    Grid spending;                       ///< X, tariff included
    Eigen::ArrayXd nu;                   ///< [economy]: share of net imports that is earned at home
    Eigen::ArrayXd value_added;          ///< [economy]
    Eigen::ArrayXd deficit;              ///< [economy], sums to zero
    double residual = 0;  ///< how far the data are from solving their own equations: labour and goods, relative
};

/// Shares and levels of a world. Where an economy spends nothing on a sector, or makes nothing in it, the shares are
/// the neutral ones (all from home, all value added), so that the price has a meaning and touches nothing. Throws
/// InputError: transfers that do not sum to zero, an economy without value added.
SectorBaseline sector_baseline(const World&, const Eigen::ArrayXd& nu);

/// What producers receive of the flows of a sector, [economy]: all but what is earned where they are bought.
inline Eigen::ArrayXd received_by_producers(const Matrix& flows, const Eigen::ArrayXd& nu) {
    return (flows.transpose() * (1 - nu).matrix()).array();
}
/// What is earned where goods are bought, [economy].
inline Eigen::ArrayXd earned_at_home(const Matrix& flows, const Eigen::ArrayXd& nu) {
    return flows.rowwise().sum().array() * nu;
}

}  // namespace detente
