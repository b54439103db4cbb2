#include "reading/statements/statements.hpp"

#include <algorithm>

#include "reading/statements/headline.hpp"
#include "reading/statements/sentence.hpp"

namespace detente::reading {
namespace {

/// Whether a sentence may hold a deed, or a figure that somebody states: no other is parsed.
bool worth_parsing(const Reading& reading, const Lexicon& lexicon, const Pieces& pieces, bool names_somebody) {
    bool deed = false, speech = false;
    for (const Piece& piece : pieces) {
        if (piece.kind != Piece::Kind::word && piece.low != "%") continue;
        deed = deed || lexicon.may_be_deed(piece.key);
        speech = speech || lexicon.may_be_speech(piece.key) || piece.low == "according";
        names_somebody = names_somebody || lexicon.may_be_group(piece.key);
    }
    if (deed && names_somebody) return true;
    if (!speech) return false;
    const auto figure =
        std::lower_bound(reading.quantities.begin(), reading.quantities.end(), pieces.front().span.start,
                         [](const Quantity& q, std::size_t byte) { return q.span.start < byte; });
    return figure != reading.quantities.end() && figure->span.start < pieces.back().span.end;
}

}  // namespace

void read_statements(Reading& reading, const ArticlePieces& article, ArticleTrees& trees, std::string_view language) {
    const ActorIndex actors(reading);
    read_quotes(reading, article, actors);
    const Lexicon* lexicon = Lexicon::installed(language);
    if (!trees.available() || !lexicon) return;
    const bool opinion = article_is_opinion(reading);
    Remembered remembered;
    for (std::size_t line = 0; line < reading.lines.size(); ++line) {
        const LineClass kind = reading.lines[line].kind;
        if (kind != LineClass::body && kind != LineClass::title) continue;
        for (const Pieces& pieces : article.sentences(line)) {
            if (pieces.empty()) continue;
            const std::vector<ActorRef> refs = actors.in(pieces);
            if (!worth_parsing(reading, *lexicon, pieces, !refs.empty())) continue;
            const Tree* tree = trees.of(pieces);
            if (!tree) continue;
            const std::optional<Tree> mended = with_verb(*tree, *lexicon);
            SentenceReader sentence(reading, pieces, refs, mended ? *mended : *tree, *lexicon, remembered, opinion);
            sentence.read_statements();
            sentence.read_speakers_of_figures();
        }
    }
}

}  // namespace detente::reading
