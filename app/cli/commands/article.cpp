#include "article.hpp"

#include "detente/support/files.hpp"

namespace detente::cli {

OptionInfo article_argument() {
    return {.name = "article",
            .help = "A text file, or '-' for standard input.",
            .metavar = "ARTICLE",
            .complete = "file",
            .positional = true,
            .required = true};
}

std::string article_text(const std::string& path) {
    if (path != "-") return read_text_file(path);
    std::string text = read_file("/dev/stdin");
    check_text(text, "standard input");
    return text;
}

}  // namespace detente::cli
