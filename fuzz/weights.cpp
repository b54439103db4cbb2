// Any bytes are the weights of a parser: they are refused with a reason, or they parse. The checksum is made right, so
// that what stands behind it is reached.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "reading/grammar/parser.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using detente::reading::Parser;
    std::vector<std::uint64_t> words(size / 8);
    std::memcpy(words.data(), data, words.size() * 8);
    if (words.size() > 1) {
        std::uint64_t hash = 1469598103934665603U;
        for (std::size_t i = 0; i + 1 < words.size(); ++i) hash = (hash ^ words[i]) * 1099511628211U;
        words.back() = hash;
    }
    const std::span<const std::byte> bytes = std::as_bytes(std::span(words));
    std::string why;
    const std::optional<Parser> parser = Parser::over(bytes, detente::vector_level(), &why);
    if (parser.has_value() != why.empty()) std::abort();
    if (!parser) return 0;
    const std::string text = "The EU raised duties on steel.";
    const detente::reading::Tree tree = parser->parse(text, {0, text.size()});
    if (tree.words.size() != 7 || tree.below.size() != 7) std::abort();
    return 0;
}
