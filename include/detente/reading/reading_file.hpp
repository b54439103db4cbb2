#pragma once
#include <memory>
#include <optional>
#include <string>

#include "detente/reading/reading.hpp"

namespace detente {

/// How an article is to be read, by who is in charge: the JSON that `read` writes, edited, or made elsewhere in the
/// same form (docs/json.md, "A reading that is given"). What it has takes the place of what the program read; what it
/// has not is as the program read it. Throws InputError, with the field's path ("statements[3].start"), for what does
/// not fit the text or the registry.
class ReadingFile {
public:
    /// `file`: its name, for messages.
    ReadingFile(const std::string& json, std::string file);
    ~ReadingFile();
    ReadingFile(ReadingFile&&) noexcept;

    /// The article's day, if the file states one.
    std::optional<CalendarDay> date() const;
    /// To the program's own reading of the article.
    void apply(Reading&, const Registry&) const;

private:
    struct Content;
    std::unique_ptr<Content> content_;
};

}  // namespace detente
