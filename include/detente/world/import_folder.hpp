#pragma once
#include <cstdint>
#include <string>

#include "detente/support/describe.hpp"
#include "detente/world/import_csv.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// Importers that read a folder of tables in a known layout.
struct FolderImportOptions {
    std::string input;   ///< the folder
    std::string output;  ///< folder to write; empty: none
    std::string id;      ///< of the new world; empty: the output folder's name
    std::string title;
    std::string description;
    std::int64_t year = 0;
    std::string created;  ///< ISO date to state; empty: none, so that equal inputs give equal files
    std::string source, source_url;
    std::string licence;
    /// A table sector, and any of name, group, trade_elasticity, trade_elasticity_se, elasticity_source that replace
    /// what the source says; empty: none.
    std::string sectors;
    std::int64_t significant_digits = 0;  ///< of flows in worlds without inputs; 0: full precision
    /// Of flows and inputs; -1: full precision. Value added and final demand follow, so that tables still add up.
    std::int64_t decimals = -1;
    bool compress = false;  ///< write the large tables as .csv.gz
    /// Solve the world's own equations from its shares before it is written; whoever calls the importer does it (the
    /// world room knows no equations), with solved_baseline.
    bool rebalance = false;
};

void describe(FolderImportOptions&, OptionVisitor&);

/// `detente import cp`: the tables of Caliendo and Parro (2015) as tidy CSV: regions (region), sectors (sector), theta
/// (sector, theta), trade_tariffs (exporter, importer, sector, value_fob, tariff_1993), intermediate_consumption
/// (region, input_sector, using_sector, value), final_consumption and value_added (region, sector, value), deficit
/// (region, deficit). Plain or .gz. The world keeps the tariffs of the baseline. Throws InputError for a missing table,
/// unknown names, duplicate cells, what is no number.
ImportReport import_cp(const FolderImportOptions&);

/// `detente import wiod`: a year of WIOD as tidy CSV: countries (country, iso3), sectors (sector, name,
/// theta_suggested), trade (exporter, importer, sector, value_musd), io_shares (country, input_sector, using_sector,
/// gamma), output_va (country, sector, gross_output_musd, va_share), final_demand (country, sector, final_musd). Or a
/// World Input-Output Table as published, as CSV: see parse_wiot; `input` is the file, or a folder that holds one.
ImportReport import_wiod(const FolderImportOptions&);

/// `detente import icio`: an OECD Inter-Country Input-Output table as published, plain or .gz: see parse_icio.
ImportReport import_icio(const FolderImportOptions&);

/// `detente import liberation`: see import_liberation.
struct LiberationImportOptions {
    FolderImportOptions folder;
    double value_added_share = 1;  ///< beta in (0, 1]; below 1 producers buy inputs for the rest of their costs
};
void describe(LiberationImportOptions&, OptionVisitor&);

/// `detente import liberation`: international trade, GDP and parameters as Ignatenko, Lashkaripour, Macedoni and
/// Simonovska (2025) use them: trade (exporter, importer, trade_kusd), countries (iso3, gdp_kusd[, nu]), parameters
/// (parameter, value: eps, kappa, psi, nu_US, nu_nonUS). Domestic sales are what makes spending GDP plus the transfer
/// that trade implies, none where imports alone are more. The world carries the parameters, so that a scenario with
/// tariffs alone is the paper's main case: elastic labour, revenue cutting the income tax.
ImportReport import_liberation(const LiberationImportOptions&);

/// `detente import lashkaripour`: see import_lashkaripour.
struct LashkaripourImportOptions {
    FolderImportOptions table;  ///< input: the file of flows
    std::string sigma;          ///< file (sector, sigma): elasticity of substitution, 1 + trade elasticity
};
void describe(LashkaripourImportOptions&, OptionVisitor&);

/// `detente import lashkaripour`: a table exporter, importer, sector, expenditure (tariff included), applied_tariff, as
/// the data of Lashkaripour (2021, JIE 131), and the elasticities of its sectors.
ImportReport import_lashkaripour(const LashkaripourImportOptions&);

/// `detente import ossa`: a folder with trade_tariffs (exporter, importer, sector, trade net of tariff, tariff) and
/// sectors (sector, sigma), as the data of Ossa (2014, AER 104(12)).
ImportReport import_ossa(const FolderImportOptions&);

}  // namespace detente
