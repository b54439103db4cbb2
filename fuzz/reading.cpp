// Any bytes are an article: the reader must not crash, and its spans must hold their bytes.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "detente/reading/reading.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const detente::Reading reading = detente::read_article(text, detente::Registry::installed());
    std::size_t end = 0;
    for (const detente::Mention& mention : reading.mentions) {
        if (mention.span.start < end || mention.span.end > size) std::abort();
        if (text.substr(mention.span.start, mention.span.end - mention.span.start) != mention.text) std::abort();
        end = mention.span.end;
    }
    if (!reading.title.empty() && text.find(reading.title) == std::string::npos) std::abort();
    if (reading.title.find(reading.question) == std::string::npos) std::abort();
    return 0;
}
