#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "detente/reading/reading.hpp"
#include "reading/reader.hpp"

namespace detente {

/// Twenty economies with a risk of each kind, so that these tests do not move with the installed registry.
inline const Registry& small_registry() {
    static const Registry registry = Registry::load(std::string(DETENTE_SOURCE) + "/tests/reading/registry");
    return registry;
}

inline Reading read_small(const std::string& text) {
    static const reading::Reader reader(small_registry());
    return reader.read(text);
}

/// "China=CHN Korea=KOR/PRK": the mentions with their candidates, in text order.
inline std::string mentions_of(const Reading& reading) {
    std::string out;
    for (const Mention& mention : reading.mentions) {
        out += (out.empty() ? "" : " ") + mention.text + "=";
        for (std::size_t i = 0; i < mention.candidates.size(); ++i) out += (i ? "/" : "") + mention.candidates[i];
    }
    return out;
}

/// What must hold for any text: spans hold their text, in order, no overlaps; actors cover all mentions once.
inline void expect_sound(const Reading& reading, const std::string& text) {
    ASSERT_EQ(reading.text, text);
    std::size_t end = 0;
    for (const Mention& mention : reading.mentions) {
        ASSERT_LE(end, mention.span.start);
        ASSERT_LT(mention.span.start, mention.span.end);
        ASSERT_LE(mention.span.end, text.size());
        ASSERT_EQ(text.substr(mention.span.start, mention.span.end - mention.span.start), mention.text);
        ASSERT_FALSE(mention.candidates.empty());
        ASSERT_EQ(mention.candidates.front(), mention.id);
        end = mention.span.end;
    }
    std::vector<int> covered(reading.mentions.size());
    for (const auto* actors : {&reading.economies, &reading.frameworks}) {
        for (std::size_t i = 0; i < actors->size(); ++i) {
            const Actor& actor = (*actors)[i];
            if (i > 0) {
                ASSERT_GE((*actors)[i - 1].mentions.size(), actor.mentions.size());
            }
            for (const std::size_t m : actor.mentions) {
                ++covered.at(m);
                ASSERT_EQ(reading.mentions[m].id, actor.id);
            }
        }
    }
    const auto within = [&](Span span) { return span.start < span.end && span.end <= text.size(); };
    for (const NamedActor& actor : reading.named_actors) {
        ASSERT_FALSE(actor.mentions.empty());
        for (const Span span : actor.mentions) ASSERT_TRUE(within(span)) << actor.id;
    }
    for (const Quote& quote : reading.quotes) ASSERT_TRUE(within(quote.span));
    for (const Statement& one : reading.statements) ASSERT_TRUE(within(one.span)) << one.rule;
    for (const int times : covered) ASSERT_EQ(times, 1);
    ASSERT_LE(reading.principals.size(), 3U);
}

}  // namespace detente
