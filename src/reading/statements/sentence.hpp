#pragma once
#include "reading/statements/attribution.hpp"
#include "reading/statements/deeds.hpp"

namespace detente::reading {

/// A parsed sentence of an article on its way to statements.
class SentenceReader {
public:
    SentenceReader(Reading&, const Pieces&, const std::vector<ActorRef>&, const Tree&, const Lexicon&, Remembered&,
                   bool opinion);

    /// Appends the statements of the sentence to Reading::statements.
    void read_statements();
    /// Gives each figure of the sentence to who states it.
    void read_speakers_of_figures();

private:
    void add(const Deed&, const PartyList& target);
    void fill_source(Statement&, const Deed&, const Quote*) const;
    void set_mood(Statement&, const Deed&, const Attribution&) const;
    void set_future(Statement&, const Deed&) const;
    void set_place(Statement&, const Deed&) const;
    void set_document(Statement&, const Deed&) const;
    void set_symmetric(Statement&, const Deed&) const;
    void judge(Statement&, const Deed&, const Attribution&) const;
    Span span_of(const Deed&, const PartyList& target) const;
    const Quote* quote_around(Span) const;
    Attribution attribution(At) const;

    Reading& reading_;
    const Pieces& pieces_;
    Syntax syntax_;
    Parties parties_;
    Remembered& remembered_;
    bool opinion_;
    std::optional<Speaker> tail_;  ///< who is named behind what is said
};

}  // namespace detente::reading
