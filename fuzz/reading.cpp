// Any bytes are an article: the reader must not crash, and its spans must hold their bytes.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "detente/reading/html.hpp"
#include "detente/reading/reading.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string given(reinterpret_cast<const char*>(data), size);
    const detente::Reading reading = detente::read_article(given, detente::Registry::installed());
    const std::string& text = reading.text;
    if (text.size() != size) std::abort();  // of a page too: offsets are the page's
    const auto within = [&](detente::Span span) { return span.start < span.end && span.end <= size; };
    for (const detente::NamedActor& actor : reading.named_actors)
        for (const detente::Span span : actor.mentions)
            if (!within(span)) std::abort();
    for (const detente::Quote& quote : reading.quotes)
        if (!within(quote.span)) std::abort();
    for (const detente::Statement& one : reading.statements)
        if (!within(one.span)) std::abort();
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
