#pragma once
#include <string>
#include <vector>

#include "detente/support/notes.hpp"
#include "detente/world/import_csv.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// A world input-output table as statistical offices publish it: who delivers to whom, industry by industry. A position
/// is economy * sectors.size() + sector.
struct WorldTable {
    std::string file;
    int year = 0;  ///< 0: not stated
    std::vector<Economy> economies;
    std::vector<Sector> sectors;
    std::vector<double> inputs;     ///< [source position][using position]
    std::vector<double> final_use;  ///< [source position][economy], all kinds of final use together
    std::vector<double> output;     ///< [position] as the table states it; empty: it does not
    /// Value added, taxes, margins: a row of the table that is no delivery.
    struct Primary {
        std::string name;
        double industries = 0, final_use = 0;
    };
    std::vector<Primary> primary;
    std::size_t negative_inputs = 0, negative_uses = 0;  ///< cells
    double negative_inputs_sum = 0, negative_uses_sum = 0;
    double discrepancy = 0;           ///< sum of the column of statistical discrepancies, where there is one
    std::vector<std::string> merged;  ///< "CN1 and CN2 as CHN"

    std::size_t positions() const { return economies.size() * sectors.size(); }
};

/// An OECD Inter-Country Input-Output table: the first row names the columns COU_INDUSTRY, COU_FINALUSE (HFCE, NPISH,
/// GGFC, GFCF, INVNT, DPABR ...) and OUT or TOTAL, the first column the rows COU_INDUSTRY, TLS or COU_TAXSUB, VA or
/// VALU, OUT or OUTPUT. CN1, CN2 ... become CHN, MX1, MX2 ... MEX. Throws InputError with file, line and column.
WorldTable parse_icio(const std::string& text, const std::string& file);

/// A World Input-Output Table of WIOD. Release of 2016 as the R and Stata files hold it: IndustryCode,
/// IndustryDescription, Country, RNr, Year, then AUS1 ... ROW61, TOT. Or either release as the sheet of the Excel file:
/// four header rows (code, description, economy, number) above four label columns. Throws InputError as parse_icio.
WorldTable parse_wiot(const std::string& text, const std::string& file);

/// The world of a table. Inputs of all sources are pooled by the economy and sector that use them. Negative inputs, and
/// negative final use of one position by one economy after its kinds are added up, become zero; then output is rebuilt:
/// x = A x + f with the coefficients A = inputs / output of the table, flows = A diag(x), f. Value added is what is
/// left of output, with the taxes and margins that the table states apart. `notes` says what was changed, with counts
/// and sums.
World close_table(WorldTable, Notes& notes);

}  // namespace detente
