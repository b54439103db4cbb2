#pragma once
#include <string>
#include <vector>

namespace detente {

/// In which language a text is, and what of it could be read. English: everything; other languages: what
/// language_reading() says.
struct LanguageReading {
    std::string id;                           ///< ISO 639-1; empty: no language that is known
    std::string name;                         ///< in English
    std::vector<std::string> read, not_read;  ///< "names", "figures", "dates", "statements"; together all of them
    std::string why;                          ///< what is missing here of what could be read; empty: nothing

    /// "German: names, figures and dates were read, statements were not."
    std::string in_words() const;
};

bool reads_statements(const LanguageReading&);

/// Moves what cannot be read here from `read` to `not_read`, and says why; nothing happens where it stands there.
void withhold(LanguageReading&, const std::string& part, const std::string& why);

/// What can be read in a language, by its ISO 639-1 code; of one that nobody taught the reader names alone.
LanguageReading language_reading(const std::string& id);

}  // namespace detente
