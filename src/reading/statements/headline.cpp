#include "reading/statements/headline.hpp"

#include <algorithm>

#include "reading/text/letters.hpp"

namespace detente::reading {
namespace {

using At = std::int32_t;

class Mender {
public:
    Mender(const Tree& tree, const Lexicon& lexicon) : out_(tree), lexicon_(lexicon) {}

    std::optional<Tree> mend() {
        if (has_clause()) return std::nullopt;
        verb_ = verb_after_names();
        if (verb_ < 0) return std::nullopt;
        const At subject = subject_before();
        const At object = noun_after();
        if (subject < 0) return std::nullopt;
        raise(subject, object);
        for (auto& list : out_.below) list.clear();
        for (At at = 0; at < size(); ++at)
            if (word(at).head >= 0) out_.below[std::size_t(word(at).head)].push_back(at);
        return std::move(out_);
    }

private:
    At size() const { return At(out_.words.size()); }
    TreeWord& word(At at) { return out_.words[std::size_t(at)]; }
    const TreeWord& word(At at) const { return out_.words[std::size_t(at)]; }

    /// Whether the root has a subject already.
    bool has_clause() const {
        return std::any_of(out_.words.begin(), out_.words.end(), [&](const TreeWord& one) {
            if (one.head < 0 || word(one.head).head >= 0) return false;
            const bool subject = one.relation == Relation::nsubj || one.relation == Relation::nsubj_pass;
            return one.relation == Relation::cop || (subject && word(one.head).tag == Tag::verb);
        });
    }

    bool name(At at) const {
        const Tag tag = word(at).tag;
        if (tag == Tag::pron || tag == Tag::det || tag == Tag::adv || tag == Tag::sconj || tag == Tag::adp)
            return false;
        return tag == Tag::propn || (word(at).text.front() >= 'A' && word(at).text.front() <= 'Z');
    }

    /// The first word that may tell a deed, with nothing but names before it.
    At verb_after_names() const {
        bool named = false;
        for (At at = 0; at < size(); ++at) {
            const TreeWord& one = word(at);
            const Lexicon::Entry* entry = lexicon_.find(key_of(lower(one.text)), WordKind::verb);
            if (named && !name(at) && entry && !entry->frames.empty()) return at;
            const bool joins = one.tag == Tag::punct || one.tag == Tag::cconj || one.tag == Tag::det ||
                               one.tag == Tag::aux || one.tag == Tag::adv || one.tag == Tag::adj;
            if (name(at))
                named = true;
            else if (!joins)
                return -1;
        }
        return -1;
    }

    /// The first name before the verb that hangs on none before the verb.
    At subject_before() const {
        for (At at = 0; at < verb_; ++at) {
            const At head = word(at).head;
            if (name(at) && (head < 0 || head >= verb_)) return at;
        }
        return -1;
    }

    /// The next noun that is no modifier of a later one.
    At noun_after() const {
        for (At at = verb_ + 1; at < size(); ++at) {
            const TreeWord& one = word(at);
            if (one.tag == Tag::adp) return -1;
            const bool noun = one.tag == Tag::noun || one.tag == Tag::propn || one.tag == Tag::sym;
            const bool modifies = (one.relation == Relation::compound || one.relation == Relation::amod ||
                                   one.relation == Relation::nmod_poss) &&
                                  one.head > at;
            if (noun && !modifies) return at;
        }
        return -1;
    }

    void raise(At subject, At object) {
        for (At at = 0; at < size(); ++at) {
            TreeWord& one = word(at);
            if (at == verb_) continue;
            const bool loose = one.head < 0 || one.head == verb_ || (at < verb_) != (one.head < verb_);
            if (at == subject)
                one.head = verb_, one.relation = Relation::nsubj;
            else if (at == object)
                one.head = verb_, one.relation = Relation::obj;
            else if (loose && at < verb_ && name(at))
                one.head = subject, one.relation = Relation::conj;
            else if (loose && (one.head < 0 || at < verb_))
                attach(one, object >= 0 && at > object ? object : verb_, at);
        }
        word(verb_).head = TreeWord::root;
        word(verb_).relation = Relation::root;
        word(verb_).tag = Tag::verb;
        if (word(verb_).shape != Shape::infinitive) word(verb_).shape = Shape::present;
    }

    static void attach(TreeWord& one, At to, At at) {
        if (one.head < 0) one.relation = at > to ? Relation::nmod : Relation::dep;
        one.head = to;
    }

    Tree out_;
    const Lexicon& lexicon_;
    At verb_ = -1;
};

}  // namespace

std::optional<Tree> with_verb(const Tree& tree, const Lexicon& lexicon) {
    return Mender(tree, lexicon).mend();
}

}  // namespace detente::reading
