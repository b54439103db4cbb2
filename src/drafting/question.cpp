#include <algorithm>
#include <set>

#include "detente/drafting/experiments.hpp"
#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "drafting/growth.hpp"
#include "drafting/instruments.hpp"
#include "drafting/parties.hpp"

namespace detente {
namespace drafting {
namespace {

/// Folded words for blocs, each between spaces.
const std::vector<std::string>& bloc_cues() {
    static const std::vector<std::string> cues = [] {
        std::vector<std::string> out;
        const CsvTable table = read_csv(find_data("reading/bloc_cues.csv").string());
        const std::size_t word = table.column("word");
        for (std::size_t row = 0; row < table.rows(); ++row)
            out.push_back(" " + fold_name(table.cell(row, word)) + " ");
        return out;
    }();
    return cues;
}

/// How many different words for blocs a text has.
std::size_t blocs_named(const std::string& text) {
    const std::string folded = " " + fold_name(text) + " ";
    return static_cast<std::size_t>(std::count_if(bloc_cues().begin(), bloc_cues().end(), [&](const std::string& cue) {
        return folded.find(cue) != std::string::npos;
    }));
}

std::string words_at(const Reading& reading, const Span& span) {
    if (span.end <= span.start || span.end > reading.text.size()) return "";
    return reading.text.substr(span.start, span.end - span.start);
}

/// The text's own question, else its title.
std::string asked(const Reading& reading) {
    return reading.question.empty() ? reading.title : reading.question;
}

class Asker {
public:
    Asker(const Reading& reading, const Registry& registry) : reading_(reading), parties_(reading, registry, "") {
        for (std::size_t m = 0; m < reading.measures.size(); ++m)
            if (can_be_run(reading.measures[m], parties_).empty()) runnable_.push_back(m);
    }

    TextQuestion find() const {
        if (blocs_named(asked(reading_)) > 0)
            return {"blocs", asked(reading_), "title or question of the text speak of blocs or of a common order",
                    true};
        if (const auto question = of_measures()) return *question;
        if (const auto growth = stated_growth(reading_, parties_))
            return {"growth", words_at(reading_, reading_.effects[growth->effect].span),
                    "the text states by how much trade between named economies grows, and no measure that can be run"};
        if (const auto moved = framework_moved())
            return {"blocs", words_at(reading_, reading_.measures[*moved].span),
                    "a framework without trade rules of its own gains or loses members"};
        if (enough_for_blocs())
            return {"blocs", asked(reading_), "the text speaks of blocs, and states no measure that can be run", true};
        return {"none", "",
                reading_.measures.empty()
                    ? "the text states no tariff, ban, agreement or growth of trade, and asks about no blocs: nothing "
                      "that a model of trade can run"
                    : "of what the text proposes nothing can be run: " + can_be_run(reading_.measures[0], parties_)};
    }

private:
    std::optional<std::size_t> framework_moved() const {
        for (const std::size_t m : runnable_)
            if (moves_a_bloc(reading_.measures[m], parties_)) return m;
        return std::nullopt;
    }

    bool enough_for_blocs() const { return reading_.principals.size() >= 2 && blocs_named(reading_.text) >= 2; }

    /// The kind of the first that can be run; an agreement counts before tariffs that come after it.
    std::optional<TextQuestion> of_measures() const {
        const auto sanctions = std::any_of(reading_.measures.begin(), reading_.measures.end(), [&](const auto& one) {
            return is_sanction(one) && is_current(one) && !parties_.known(one.by).empty();
        });
        for (const std::size_t m : runnable_) {
            const PolicyMeasure& measure = reading_.measures[m];
            if (moves_a_bloc(measure, parties_)) continue;
            const std::string words = words_at(reading_, measure.span);
            if (is_agreement(measure)) return TextQuestion{"agreement", words, "an agreement is made or left"};
            if (sanctions) return TextQuestion{"sanctions", words, "the text states sanctions that can be run"};
            return TextQuestion{"measures", words, "the text states measures that can be run"};
        }
        return std::nullopt;
    }

    const Reading& reading_;
    Parties parties_;
    std::vector<std::size_t> runnable_;
};

}  // namespace
}  // namespace drafting

TextQuestion question_of(const Reading& reading, const Registry& registry) {
    return drafting::Asker(reading, registry).find();
}

}  // namespace detente
