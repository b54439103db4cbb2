#pragma once
#include <Eigen/Dense>

namespace detente {

/// Flows of one sector: [importer][exporter], an importer's suppliers side by side.
using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

}  // namespace detente
