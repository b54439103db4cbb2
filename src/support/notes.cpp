#include "detente/support/notes.hpp"

namespace detente {

std::string Note::in_words() const {
    std::string out = place.file;
    if (place.line > 0) out += ":" + std::to_string(place.line);
    for (const std::string* part : {&name, &text}) {
        if (part->empty()) continue;
        if (!out.empty()) out += ": ";
        out += *part;
    }
    return out;
}

std::vector<std::string> in_words(const Notes& notes) {
    std::vector<std::string> out;
    out.reserve(notes.size());
    for (const Note& note : notes) out.push_back(note.in_words());
    return out;
}

}  // namespace detente
