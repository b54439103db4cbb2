#include "detente/support/error.hpp"

#include <utility>

namespace detente {

InputError::InputError(std::string file_, long line_, std::string field_, std::string what, std::string hint_)
    : file(std::move(file_)), line(line_), field(std::move(field_)), problem(std::move(what)), hint(std::move(hint_)) {
    message = file;
    if (line > 0) message += (message.empty() ? "line " : ":") + std::to_string(line);
    if (!message.empty()) message += ": ";
    if (!field.empty()) message += field + ": ";
    message += problem;
    if (hint.empty()) return;
    const bool same_sentence = hint[0] >= 'a' && hint[0] <= 'z';  // "did you mean 'X'?"
    message += (message.ends_with('.') || message.ends_with('?') ? " " : same_sentence ? "; " : ". ") + hint;
}

}  // namespace detente
