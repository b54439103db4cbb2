#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/report/report.hpp"
#include "report/brief/markup.hpp"
#include "report/picture/colour.hpp"

namespace detente::report {

/// What the sections of a brief share.
struct Brief {
    const Comparison& comparison;
    const Reading* reading;  ///< none: a comparison without an article
    const BriefOptions& options;
    std::vector<std::string> names;  ///< futures, in a few words
    int decimals;                    ///< of welfare figures
    DivergingScale scale;            ///< of welfare, shared by all futures
    std::vector<std::size_t> focus;  ///< the capital's economy, then the text's principals that the world has

    const World& world() const { return comparison.world; }
    const std::vector<Future>& futures() const { return comparison.futures; }
    std::string economy_name(std::size_t economy) const;
};

inline constexpr const char* welfare = "welfare_pct";

// The sections, in the order of the page.
void write_question(Markup&, const Brief&);
void write_key_figures(Markup&, const Brief&);
/// The text's question, its experiments, opinions of worlds, verdicts and assumptions; nothing without an answer to it.
void write_answer(Markup&, const Brief&);
void write_claims(Markup&, const Reading&);
void write_reading(Markup&, const Brief&);
/// Where the text's actors stand by UN votes, over the years and in blocs; nothing without an order.
void write_order(Markup&, const Brief&);
std::string order_style();
void write_futures(Markup&, const Brief&);
void write_map_shapes(Markup&, const Brief&);
void write_maps(Markup&, const Brief&);
void write_ranks(Markup&, const Brief&);
void write_blocs(Markup&, const Brief&);
void write_capital(Markup&, const Brief&);
/// How the welfare of an economy is computed, folded; nothing where a future's equation does not give its number.
void write_how(Markup&, const Brief&, std::size_t economy);
void write_certainty(Markup&, const Brief&);
void write_sources(Markup&, const Brief&);
void write_reproduce(Markup&, const Brief&);

/// All economies' views for the switcher, as JSON that is safe inside <script>.
std::string capital_data(const Brief&);
/// Measures (rows) that the capital's view shows, those that some future has.
std::vector<const Measure*> capital_measures(const Comparison&);
inline constexpr std::size_t partners_in_view = 6;

std::string brief_style();
std::string_view brief_script();

}  // namespace detente::report
