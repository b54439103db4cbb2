#include "reading/statements/lexicon.hpp"

#include <algorithm>
#include <map>

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "reading/statements/word_forms.hpp"

namespace detente::reading {
namespace {

constexpr const char* class_names[] = {"agent",
                                       "owner_body",
                                       "group",
                                       "states",
                                       "pair",
                                       "bloc",
                                       "quantity_of",
                                       "trade_measure",
                                       "decision",
                                       "plan",
                                       "ability",
                                       "speech",
                                       "deny",
                                       "intend",
                                       "attempt",
                                       "fail",
                                       "conditional",
                                       "intend_adjective",
                                       "conditional_adjective",
                                       "future",
                                       "conditional_aux",
                                       "must",
                                       "negation",
                                       "condition",
                                       "open",
                                       "late",
                                       "locative",
                                       "against",
                                       "calendar",
                                       "person_pronoun",
                                       "thing_pronoun",
                                       "many_pronoun",
                                       "self_pronoun",
                                       "force_words",
                                       "protester",
                                       "errand",
                                       "union_seat",
                                       "source_of_news",
                                       "guess"};
static_assert(std::size(class_names) == std::size_t(WordClass::count));

const std::map<std::string_view, DeedNeed::Kind> plain_needs{
    {"obj", DeedNeed::Kind::object},          {"noobj", DeedNeed::Kind::no_object},
    {"prt", DeedNeed::Kind::particle},        {"pp", DeedNeed::Kind::preposition},
    {"to", DeedNeed::Kind::open_clause},      {"that", DeedNeed::Kind::clause},
    {"mod", DeedNeed::Kind::modifier},        {"with", DeedNeed::Kind::modifier},
    {"passive", DeedNeed::Kind::passive},     {"armed", DeedNeed::Kind::armed},
    {"unarmed", DeedNeed::Kind::unarmed},     {"party", DeedNeed::Kind::object_party},
    {"subj", DeedNeed::Kind::subject_person}, {"crowd", DeedNeed::Kind::crowd},
    {"future", DeedNeed::Kind::future},       {"must", DeedNeed::Kind::must},
    {"negated", DeedNeed::Kind::negated},     {"both", DeedNeed::Kind::both},
    {"notarget", DeedNeed::Kind::no_target},  {"theirs", DeedNeed::Kind::theirs},
    {"called", DeedNeed::Kind::called}};

WordKind kind_of(const CsvTable& csv, std::size_t row, std::size_t column) {
    const std::string_view name = csv.cell(row, column);
    if (name == "verb") return WordKind::verb;
    if (name == "noun") return WordKind::noun;
    if (name == "adj") return WordKind::adjective;
    if (name == "aux" || name == "other") return WordKind::other;
    csv.fail(row, column, "'" + std::string(name) + "' is no kind of word", "one of: verb, noun, adj, aux, other");
}

}  // namespace

/// Reads the tables of one language.
class LexiconBuilder {
public:
    explicit LexiconBuilder(std::string_view language) : language_(language) {
        for (std::size_t i = 0; i < std::size(class_names); ++i) class_bits_[class_names[i]] = i;
    }

    std::unique_ptr<Lexicon> build() {
        read_irregular(read_csv(find_data("reading/verb_forms.csv").string()));
        read_classes(read_csv(find_data("reading/word_classes.csv").string()));
        read_deeds(read_csv(find_data("reading/deeds.csv").string()));
        if (out_->frames_.empty()) return nullptr;
        index();
        return std::move(out_);
    }

private:
    bool mine(const CsvTable& csv, std::size_t row) const { return csv.cell(row, csv.column("lang")) == language_; }

    void read_irregular(const CsvTable& csv) {
        for (std::size_t row = 0; row < csv.rows(); ++row)
            if (mine(csv, row))
                irregular_[std::string(csv.cell(row, csv.column("word")))] =
                    split(csv.cell(row, csv.column("forms")), ' ');
    }

    Lexicon::Entry& entry(const std::string& word, WordKind kind) {
        const auto [at, is_new] = known_.try_emplace({word, kind}, out_->entries_.size());
        if (is_new) {
            out_->entries_.push_back({key_of(word), kind, {}, {}});
            for (const std::string& form : forms_of(word, kind, language_, irregular_))
                forms_.emplace_back(key_of(form), std::uint32_t(at->second));
        }
        return out_->entries_[at->second];
    }

    std::size_t bit(const std::string& name) {
        const std::size_t next = class_bits_.size();
        const std::size_t at = class_bits_.try_emplace(name, next).first->second;
        if (at >= Classes().size()) throw std::length_error("too many classes of words");
        return at;
    }

    void read_classes(const CsvTable& csv) {
        for (std::size_t row = 0; row < csv.rows(); ++row) {
            if (!mine(csv, row)) continue;
            const std::size_t at = bit(std::string(csv.cell(row, csv.column("class"))));
            const WordKind kind = kind_of(csv, row, csv.column("kind"));
            for (const std::string& word : split(csv.cell(row, csv.column("words")), '|'))
                entry(word, kind).classes.set(at);
        }
    }

    void read_deeds(const CsvTable& csv) {
        for (std::size_t row = 0; row < csv.rows(); ++row) {
            if (!mine(csv, row)) continue;
            DeedFrame frame;
            frame.kind = kind_of(csv, row, csv.column("kind"));
            frame.root = csv.cell(row, csv.column("root"));
            frame.negated = csv.cell(row, csv.column("negated"));
            const std::string needs(csv.cell(row, csv.column("needs")));
            for (const std::string& need : split(needs, ' '))
                if (!need.empty()) frame.needs.push_back(read_need(csv, row, need, frame));
            for (const std::string& role : split(csv.cell(row, csv.column("roles")), ' ')) read_role(role, frame);
            for (const std::string& word : split(csv.cell(row, csv.column("words")), '|')) {
                frame.rule = needs.empty() ? word : word + " " + needs;
                entry(word, frame.kind).frames.push_back(std::uint32_t(out_->frames_.size()));
                out_->frames_.push_back(frame);
            }
        }
    }

    DeedNeed read_need(const CsvTable& csv, std::size_t row, const std::string& text, DeedFrame& frame) {
        const std::size_t equals = text.find('=');
        const auto kind = plain_needs.find(std::string_view(text).substr(0, equals));
        if (kind == plain_needs.end()) csv.fail(row, csv.column("needs"), "'" + text + "' is not known");
        DeedNeed need{kind->second, {}, {}, {}, false, false};
        if (equals != std::string::npos && need.kind != DeedNeed::Kind::subject_person) {
            std::string words = text.substr(equals + 1);
            if (need.kind == DeedNeed::Kind::preposition || need.kind == DeedNeed::Kind::particle) {
                const std::size_t colon = words.find(':');
                for (const std::string& word : split(words.substr(0, colon), '|'))
                    need.prepositions.push_back(key_of(word));
                words = colon == std::string::npos ? "" : words.substr(colon + 1);
            }
            for (const std::string& word : split(words, '|')) add_word(need, word);
        }
        const bool given = need.kind == DeedNeed::Kind::object_party || need.kind == DeedNeed::Kind::negated;
        const bool strong = need.kind == DeedNeed::Kind::must;
        frame.weight += strong ? 4 : need.any() && !given ? 1 : 2;
        return need;
    }

    void add_word(DeedNeed& need, const std::string& word) {
        if (word.empty()) return;
        if (word == "#framework")
            need.framework = true;
        else if (word == "#economy")
            need.economy = true;
        else if (word[0] == '@')
            need.classes.set(bit(word.substr(1)));
        else
            need.words.push_back(key_of(word));
    }

    static void read_role(const std::string& role, DeedFrame& frame) {
        frame.target_from |= role == "from";
        frame.joined |= role == "joined";
        frame.orders |= role == "orders";
        frame.middle |= role == "middle";
        frame.demanded |= role == "demanded";
        if (role.starts_with("not:"))
            for (const std::string& word : split(role.substr(4), '|')) frame.no_target_behind.push_back(key_of(word));
    }

    void index() {
        std::vector<std::pair<WordKey, std::uint32_t>> deeds, speech, group;
        for (const auto& [form, at] : forms_) {
            const Lexicon::Entry& one = out_->entries_[at];
            if (!one.frames.empty()) deeds.emplace_back(form, at);
            if (one.classes.test(std::size_t(WordClass::speech))) speech.emplace_back(form, at);
            if (one.classes.test(std::size_t(WordClass::group)) || one.classes.test(std::size_t(WordClass::states)))
                group.emplace_back(form, at);
        }
        out_->by_form_ = KeyIndex(std::move(forms_));
        out_->deed_forms_ = KeyIndex(std::move(deeds));
        out_->speech_forms_ = KeyIndex(std::move(speech));
        out_->group_forms_ = KeyIndex(std::move(group));
    }

    std::string language_;
    std::unique_ptr<Lexicon> out_ = std::make_unique<Lexicon>();
    IrregularForms irregular_;
    std::map<std::string, std::size_t> class_bits_;
    std::map<std::pair<std::string, WordKind>, std::size_t> known_;
    std::vector<std::pair<WordKey, std::uint32_t>> forms_;
};

const Lexicon* Lexicon::installed(std::string_view language) {
    if (language != "en") return nullptr;
    static const auto english = LexiconBuilder("en").build();
    return english.get();
}

const Lexicon::Entry* Lexicon::find(WordKey form, WordKind kind) const {
    const Entry* found = nullptr;
    for (const std::uint32_t at : by_form_.find(form)) {
        const Entry& one = entries_[at];
        if (one.kind == kind && (!found || (found->frames.empty() && !one.frames.empty()))) found = &one;
    }
    return found;
}

int sign_of(std::string_view root) {
    for (const std::string_view good : {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
        if (root == good) return 1;
    return root.empty() ? 0 : -1;
}

}  // namespace detente::reading
