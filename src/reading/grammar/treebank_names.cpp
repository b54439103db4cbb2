#include "reading/grammar/treebank_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace detente::reading {
namespace {

constexpr std::array<std::string_view, 17> tags{"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                                                "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 43> relations{
    "acl",        "acl:relcl", "advcl", "advmod",    "amod",         "appos",     "aux",   "aux:pass",
    "case",       "cc",        "ccomp", "compound",  "compound:prt", "conj",      "cop",   "csubj",
    "csubj:pass", "dep",       "det",   "discourse", "dislocated",   "expl",      "fixed", "flat",
    "goeswith",   "iobj",      "list",  "mark",      "nmod",         "nmod:poss", "nsubj", "nsubj:pass",
    "nummod",     "obj",       "obl",   "obl:agent", "orphan",       "parataxis", "punct", "reparandum",
    "root",       "vocative",  "xcomp"};

using Form = std::pair<std::string_view, Shape>;
constexpr Form forms[] = {
    {"VBD", Shape::past},
    {"VBZ", Shape::present},
    {"VBP", Shape::present},
    {"MD", Shape::present},
    {"VB", Shape::infinitive},
    {"VBN", Shape::past_participle},
    {"VBG", Shape::present_participle},
    {"WDT", Shape::relative},
    {"WP", Shape::relative},
    {"WP$", Shape::relative},
    {"PRP", Shape::personal},
    {"NNS", Shape::plural},
    {"NNPS", Shape::plural},
    {"Fin", Shape::present},
    {"Inf", Shape::infinitive},
    {"Part.Past", Shape::past_participle},
    {"Part.Pres", Shape::present_participle},
    {"Part", Shape::past_participle},
    {"Rel", Shape::relative},
    {"Prs", Shape::personal},
    {"Plur", Shape::plural},
};

template <class Enum, std::size_t N>
std::optional<Enum> found(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return std::nullopt;
    return static_cast<Enum>(at - names.begin());
}

}  // namespace

std::string_view to_string(Tag tag) {
    return tags[std::size_t(tag)];
}

std::string_view to_string(Relation relation) {
    return relations[std::size_t(relation)];
}

std::optional<Tag> tag_of(std::string_view name) {
    return found<Tag>(tags, name);
}

std::optional<Relation> relation_of(std::string_view name) {
    if (const auto whole = found<Relation>(relations, name)) return whole;
    return found<Relation>(relations, name.substr(0, name.find(':')));
}

Shape shape_of(std::string_view form) {
    const auto* at = std::find_if(std::begin(forms), std::end(forms), [&](const Form& f) { return f.first == form; });
    return at == std::end(forms) ? Shape::other : at->second;
}

}  // namespace detente::reading
