#include "reading/statements/targets.hpp"

#include <algorithm>
#include <queue>

namespace detente::reading {
namespace {

constexpr double farthest = 6.5;  // sum of steps at most
constexpr double near = 2;        // of a document
constexpr double beside = 1.5;    // places
constexpr double closer = 0.4;    // phrases that name a counterpart: "against", "with"

/// What a step down costs: how seldom a target stands behind that relation.
double step(Relation relation) {
    switch (relation) {
        case Relation::flat: return 0.1;
        case Relation::compound: return 0.3;
        case Relation::amod: return 0.4;
        case Relation::iobj: return 0.9;
        case Relation::obj:
        case Relation::nsubj_pass:
        case Relation::xcomp: return 1;
        case Relation::nmod_poss: return 1.2;
        case Relation::nmod: return 1.4;
        case Relation::appos:
        case Relation::obl_agent: return 1.5;
        case Relation::ccomp: return 1.6;
        case Relation::conj: return 1.2;
        case Relation::acl: return 1.9;
        case Relation::obl: return 2.2;
        case Relation::nsubj: return 0.8;
        case Relation::det:
        case Relation::nummod: return 2;
        case Relation::acl_relcl:
        case Relation::dep:
        case Relation::list:
        case Relation::advmod: return 3;
        default: return -1;
    }
}

class TargetSearch {
public:
    TargetSearch(const Syntax& syntax, const Parties& parties, Deed& deed)
        : syntax_(syntax), parties_(parties), deed_(deed), seen_(std::size_t(syntax.size()), false) {}

    void run() {
        push(0, deed_.at);
        for (const At one : deed_.objects) push(0.5, one);
        nearest_ = std::any_of(deed_.objects.begin(), deed_.objects.end(), [&](At one) {
            return syntax_.key(one) == key_of("resolution") || syntax_.key(one) == key_of("proposal");
        });
        while (!open_.empty()) {
            const auto [cost, at] = open_.top();
            open_.pop();
            if (seen_[std::size_t(at)] || cost > (nearest_ ? near : farthest)) continue;
            seen_[std::size_t(at)] = true;
            if (at != deed_.at && take(at)) return;
            for (const At one : syntax_.below(at)) go_down(cost, at, one);
        }
    }

private:
    using Step = std::pair<double, At>;

    void push(double cost, At at) { open_.push({cost, at}); }

    void go_down(double cost, At at, At one) {
        const Relation relation = syntax_.word(one).relation;
        double more = relation == Relation::advcl && syntax_.infinitive(one) ? step(Relation::ccomp) : step(relation);
        if (more < 0 || seen_[std::size_t(one)]) return;
        if (at == deed_.at && (relation == Relation::conj || relation == Relation::nsubj)) return;
        if (relation == Relation::nsubj_pass && at != deed_.at) return;
        if (relation == Relation::obl_agent || is_agent(one)) return;
        if (relation == Relation::obl || relation == Relation::nmod) {
            const At before = syntax_.preposition(one);
            if (before != nowhere) {
                const WordKey key = syntax_.key(before);
                if (std::find(deed_.frame->no_target_behind.begin(), deed_.frame->no_target_behind.end(), key) !=
                    deed_.frame->no_target_behind.end())
                    return;
                if (syntax_.is(before, WordClass::locative, WordKind::other)) {
                    if (relation == Relation::obl || parties_.named(one)) return place(cost, one);
                }
                const bool locative = syntax_.is(before, WordClass::locative, WordKind::other);
                if (!locative && syntax_.is(before, WordClass::late, WordKind::other)) return;
                if (syntax_.is(before, WordClass::against, WordKind::other)) more -= closer;
            }
        }
        push(cost + more, one);
    }

    /// Behind "in" stands a place, which some deeds are done to; what is deeper in the phrase may still be meant.
    void place(double cost, At one) {
        const Party* here = parties_.named(one);
        if (here && deed_.located == nowhere) deed_.located = one;
        const bool done_to = takes_place(deed_.frame->root) && here && here->kind != "capital";
        const std::string& root = deed_.frame->root;
        if (!here && (root == "SUPPORT" || root == "AGREE" || root == "CONSULT")) return;  // "in the capital of Peru"
        if (!here || done_to) return push(cost + step(Relation::obl) + beside, one);
        for (const At inner : syntax_.below(one)) go_down(cost + beside, one, inner);
    }

    bool is_agent(At one) const {
        return std::find(deed_.roles.agents.begin(), deed_.roles.agents.end(), one) != deed_.roles.agents.end();
    }

    bool take(At at) {
        PartyList found;
        const bool direct = std::find(deed_.objects.begin(), deed_.objects.end(), at) != deed_.objects.end();
        if (parties_.heads_name(at) || (parties_.named(at) && direct))
            found = {*parties_.named(at)};
        else if (direct || syntax_.word(at).tag == Tag::pron)
            found = parties_.acting(at);
        else if (syntax_.preposition(at) != nowhere && !parties_.named(at))
            found = parties_.acting(at);
        std::erase_if(found, [&](const Party& one) { return own(one); });
        if (found.empty()) return false;
        deed_.targets = {found};
        const At first = syntax_.first_conjunct(at);
        for (const At one : syntax_.conjuncts(first)) {
            if (one == at || is_agent(one)) continue;
            PartyList more = parties_.acting(one);
            std::erase_if(more, [&](const Party& each) { return own(each); });
            const At before = one == first ? nowhere : syntax_.preposition(one);
            if (before != nowhere && deed_.frame->root == "CONSULT" && !more.empty())
                deed_.targets.push_back(more);
            else
                add_parties(deed_.targets.front(), more);
        }
        return true;
    }

    bool own(const Party& one) const {
        return std::any_of(deed_.source.begin(), deed_.source.end(), [&](const Party& source) {
            return source.id == one.id || (!source.economy.empty() && source.economy == one.economy &&
                                           (source.kind == "person" || one.kind != "person"));
        });
    }

    /// Deeds that are done to whom a place belongs.
    static bool takes_place(const std::string& root) {
        for (const char* one : {"MOBILIZE", "PROTEST", "ASSAULT", "COERCE", "CONCEDE", "AID", "RETREAT"})
            if (root == one) return true;
        return false;
    }

    const Syntax& syntax_;
    const Parties& parties_;
    Deed& deed_;
    std::vector<bool> seen_;
    bool nearest_ = false;  ///< a document that is nobody's: what is farther is not meant
    std::priority_queue<Step, std::vector<Step>, std::greater<>> open_;
};

}  // namespace

void find_targets(const Syntax& syntax, const Parties& parties, Deed& deed) {
    TargetSearch(syntax, parties, deed).run();
}

}  // namespace detente::reading
