#include "reading/measures/clauses.hpp"

#include <algorithm>

namespace detente::reading {
namespace {

bool begins_clause(const Tree& tree, std::int32_t at) {
    const TreeWord& word = tree.words[at];
    const bool verbal = word.tag == Tag::verb || word.tag == Tag::aux;
    switch (word.relation) {
        case Relation::root: return true;
        case Relation::parataxis:
        case Relation::ccomp:
        case Relation::advcl:
        case Relation::acl_relcl: return true;
        case Relation::conj: return verbal && tree.words[std::max(word.head, 0)].tag != Tag::noun;
        default: return false;
    }
}

/// Object, looked for through the parts of a name.
bool is_object(const Tree& tree, std::int32_t at) {
    for (int steps = 0; steps < 6 && at >= 0; ++steps) {
        const TreeWord& word = tree.words[at];
        if (word.relation == Relation::obj || word.relation == Relation::iobj) return true;
        if (word.relation != Relation::compound && word.relation != Relation::flat && word.relation != Relation::conj &&
            word.relation != Relation::amod)
            return false;
        at = word.head;
    }
    return false;
}

Clauses by_tree(Pieces p, const Tree& tree) {
    Clauses out;
    out.parsed = true;
    std::vector<int> of_word(tree.words.size(), -1);
    for (std::size_t w = 0; w < tree.words.size(); ++w)
        if (begins_clause(tree, std::int32_t(w))) {
            of_word[w] = int(out.all.size());
            out.all.push_back({-1, tree.words[w].relation == Relation::acl_relcl, p.size(), 0});
        }
    const auto clause_of_word = [&](std::int32_t w) {
        while (w >= 0 && of_word[w] < 0) w = tree.words[w].head;
        return w < 0 ? 0 : of_word[w];
    };
    for (std::size_t w = 0; w < tree.words.size(); ++w)
        if (of_word[w] >= 0 && tree.words[w].head >= 0) out.all[of_word[w]].parent = clause_of_word(tree.words[w].head);
    std::size_t w = 0;
    int last = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        while (w < tree.words.size() && tree.words[w].span.end <= p[i].span.start) ++w;
        const bool covered = w < tree.words.size() && tree.words[w].span.start < p[i].span.end;
        if (covered) last = clause_of_word(std::int32_t(w));
        out.of.push_back(last);
        out.object.push_back(covered && is_object(tree, std::int32_t(w)));
        const auto verbal = [](const TreeWord& word) {
            return (word.tag == Tag::verb || word.tag == Tag::aux) && word.relation != Relation::amod &&
                   word.relation != Relation::compound;
        };
        out.verb.push_back(covered && verbal(tree.words[w]));
        Clause& clause = out.all[last];
        clause.first = std::min(clause.first, i), clause.last = std::max(clause.last, i + 1);
    }
    return out;
}

/// Without a tree: what stands between semicolons, and relative clauses behind commas.
Clauses by_marks(Pieces p) {
    Clauses out;
    out.all.push_back({-1, false, 0, 0});
    for (std::size_t i = 0; i < p.size(); ++i) {
        const bool mark = i > 0 && (p[i - 1].low == ";" || p[i - 1].low == ":");
        const bool relative = i > 0 && p[i - 1].low == "," && low_is(p, i, {"which", "who", "while", "but", "dont"});
        if (mark || relative) {
            out.all.back().last = i;
            out.all.push_back({int(out.all.size()) - 1, relative && low_is(p, i, {"which", "who"}), i, i});
        }
        out.of.push_back(int(out.all.size()) - 1);
        out.object.push_back(false);
        out.verb.push_back(false);
    }
    out.all.back().last = p.size();
    return out;
}

}  // namespace

Clauses find_clauses(Pieces p, const Tree* tree) {
    return tree != nullptr ? by_tree(p, *tree) : by_marks(p);
}

}  // namespace detente::reading
