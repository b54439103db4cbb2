#pragma once
#include <string>
#include <utility>
#include <vector>

namespace detente {

/// Where something was written: for messages.
struct Place {
    std::string file;
    long line = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

/// A named warning or limit: `name` is stable ("cut-off", "no-range"), `text` is a sentence for people.
struct Note {
    std::string name, text;
    Place place = {};  ///< of what it speaks of, where that is a place in a file

    /// "file:line: name: text", with the parts that are there.
    std::string in_words() const;

    friend bool operator==(const Note&, const Note&) = default;
};

using Notes = std::vector<Note>;

/// One string a note.
std::vector<std::string> in_words(const Notes&);

}  // namespace detente
