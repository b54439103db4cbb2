#include <zlib.h>

#include <array>
#include <random>

#include "detente/reading/grammar.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "reading/grammar/arborescence.hpp"
#include "reading/grammar/network_kernels.hpp"
#include "reading/grammar/parser.hpp"
#include "reading/grammar/treebank_names.hpp"
#include "reading/grammar/weights.hpp"
#include "reference.hpp"

namespace detente::reading {
namespace {

std::string cut_words(const std::string& text, const std::string& language = "en") {
    std::string out;
    for (const TreeWord& word : words_of_sentence(text, {0, text.size()}, language))
        out += (out.empty() ? "" : " ") + std::string(word.text);
    return out;
}

const Parser& english() {
    static const std::optional<Parser> parser = Parser::of_installed("en");
    return *parser;
}

/// "raised<root tariff<raised ...": each word with its head.
std::string tree_of(const std::string& text) {
    const Tree tree = english().parse(text, {0, text.size()});
    std::string out;
    for (const TreeWord& word : tree.words)
        out += std::string(out.empty() ? "" : " ") + std::string(word.text) + "<" +
               std::string(to_string(word.relation)) + ":" +
               (word.head < 0 ? "" : std::string(tree.words[std::size_t(word.head)].text));
    return out;
}

std::vector<std::byte> installed_weights(const std::string& language) {
    const std::string bytes = read_file(find_data("reading/grammar/" + language + ".weights").string());
    const auto* at = reinterpret_cast<const std::byte*>(bytes.data());
    return {at, at + bytes.size()};
}

void expect_tree(const Tree& tree) {
    std::size_t roots = 0;
    for (std::size_t i = 0; i < tree.words.size(); ++i) {
        roots += tree.words[i].head == TreeWord::root;
        std::size_t steps = 0;
        for (std::int32_t at = std::int32_t(i); at != TreeWord::root; at = tree.words[std::size_t(at)].head)
            ASSERT_LE(++steps, tree.words.size()) << "a circle";
        ASSERT_GE(tree.words[i].sure, 0);
        ASSERT_LE(tree.words[i].sure, 1);
    }
    ASSERT_EQ(roots, tree.words.empty() ? 0 : 1);
}

TEST(GrammarWords, English) {
    EXPECT_EQ(cut_words("China's exports didn't fall; they can't."), "China 's exports did n't fall ; they ca n't .");
    EXPECT_EQ(cut_words("It cannot hold the states' trade."), "It can not hold the states ' trade .");
    EXPECT_EQ(cut_words("Trade hit $110Bln, up 15-22% (1,234.5 more)."),
              "Trade hit $ 110 Bln , up 15 - 22 % ( 1,234.5 more ) .");
    EXPECT_EQ(cut_words("The U.S. and Mr. Xi met Gov. J. Smith at 5 p.m. Monday"),
              "The U.S. and Mr. Xi met Gov. J. Smith at 5 p.m. Monday");
    EXPECT_EQ(cut_words("an anti-dumping duty on long-term AT&T debt of the 1990s"),
              "an anti-dumping duty on long - term AT&T debt of the 1990s");
    EXPECT_EQ(cut_words("\u201CIt\u2019s over\u201D \u2026 No. 5 or no."),
              "\u201C It \u2019s over \u201D \u2026 No. 5 or no .");
    EXPECT_EQ(cut_words("O'Brien's 21st car"), "O'Brien 's 21st car");
}

TEST(GrammarWords, French) {
    EXPECT_EQ(cut_words("L'exportation du vin aux États-Unis n'a pas baissé.", "fr"),
              "L' exportation de le vin à les États-Unis n' a pas baissé .");
    EXPECT_EQ(cut_words("Les prix des vins: des taxes aujourd'hui", "fr"),
              "Les prix de les vins : des taxes aujourd'hui");
}

TEST(GrammarWords, SpansHoldTheirWords) {
    const std::string text =
        "\xEF\xBB\xBFThe EU\u2019s duties \u2013 35.3% \u2013 won\u2019t \xC3\x28 fall, isn't it? a.b.c 12:30/4";
    std::size_t end = 0;
    for (const TreeWord& word : words_of_sentence(text, {0, text.size()}, "en")) {
        EXPECT_LE(end, word.span.start);
        EXPECT_EQ(text.substr(word.span.start, word.span.end - word.span.start), word.text);
        end = word.span.end;
    }
}

/// All trees of a few words, tried one by one.
float best_by_trial(const std::vector<float>& scores, std::size_t words, std::vector<std::int32_t>& heads,
                    std::size_t at, float sum) {
    if (at == words) {
        std::size_t roots = 0;
        for (std::size_t i = 0; i < words; ++i) {
            roots += heads[i] == 0;
            std::size_t steps = 0;
            for (std::int32_t h = std::int32_t(i) + 1; h != 0 && steps <= words; ++steps) h = heads[std::size_t(h) - 1];
            if (steps > words) return -1e30F;
        }
        return roots == 1 ? sum : -1e30F;
    }
    float best = -1e30F;
    for (std::size_t head = 0; head <= words; ++head) {
        if (head == at + 1) continue;
        heads[at] = std::int32_t(head);
        best = std::max(best, best_by_trial(scores, words, heads, at + 1, sum + scores[at * (words + 1) + head]));
    }
    return best;
}

TEST(Arborescence, BestOfAllTrees) {
    std::mt19937 random(1);
    std::uniform_real_distribution<float> score(-3, 3);
    for (int trial = 0; trial < 400; ++trial) {
        const std::size_t words = 1 + std::size_t(trial) % 5;
        std::vector<float> scores(words * (words + 1));
        for (float& s : scores) s = score(random);
        for (std::size_t i = 0; i < words; ++i) scores[i * (words + 1) + i + 1] = -1e30F;
        const std::vector<std::int32_t> heads = best_tree(scores, words);
        float sum = 0;
        for (std::size_t i = 0; i < words; ++i) sum += scores[i * (words + 1) + std::size_t(heads[i])];
        std::vector<std::int32_t> tried(words);
        EXPECT_NEAR(sum, best_by_trial(scores, words, tried, 0, 0), 1e-4) << words << " words, trial " << trial;
    }
}

TEST(GrammarKernels, EveryLevelGivesTheSameBits) {
    std::mt19937 random(2);
    for (const std::size_t columns : {32U, 96U, 256U})
        for (const std::size_t count : {1U, 2U, 5U, 9U}) {
            const std::size_t rows = 72;
            std::vector<std::int8_t> elements(rows * columns);
            for (std::int8_t& e : elements) e = std::int8_t(int(random() % 15) - 7);
            std::vector<std::uint8_t> inputs(count * columns);
            for (std::uint8_t& i : inputs) i = std::uint8_t(random() % 5 == 0 ? 255 : 1 + random() % 255);
            std::vector<std::int32_t> expected(count * rows, 0);
            for (std::size_t t = 0; t < count; ++t)
                for (std::size_t row = 0; row < rows; ++row)
                    for (std::size_t k = 0; k < columns; ++k)
                        expected[t * rows + row] +=
                            std::int32_t(inputs[t * columns + k]) *
                            elements[row / 8 * 8 * columns + k / 4 * 32 + 4 * (row % 8) + k % 4];
            for (const VectorLevel level : {VectorLevel::baseline, VectorLevel::v3}) {
                if (!supported(level)) continue;
                std::vector<std::int32_t> sums(count * rows, -1);
                network_kernels(level).multiply({elements.data(), rows, columns}, inputs.data(), count, sums.data());
                EXPECT_EQ(sums, expected) << to_string(level);
            }
        }
}

/// Sentences of all lengths from a few hundred words of news.
std::vector<std::string> made_sentences(std::size_t count) {
    const std::array<const char*, 24> words{"The",     "United",  "States", "raised",  "tariffs", "on",
                                            "Chinese", "steel",   "and",    "the",     "EU",      "said",
                                            "it",      "would",   "not",    "ratify",  ",",       "which",
                                            "25",      "percent", "talks",  "Xinwerq", "\u2019s", "by"};
    std::mt19937 random(3);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < count; ++i) {
        std::string sentence;
        for (std::size_t n = 1 + i % 40; n > 0; --n) sentence += std::string(words[random() % words.size()]) + " ";
        out.push_back(sentence + ".");
    }
    return out;
}

TEST(Grammar, SameTreesAtEveryLevel) {
    if (!supported(VectorLevel::v3)) GTEST_SKIP() << "SKIPPED: this machine has one level of instructions";
    const std::vector<std::byte> bytes = installed_weights("en");
    const Parser slow = *Parser::over(bytes, VectorLevel::baseline), quick = *Parser::over(bytes, VectorLevel::v3);
    for (const std::string& text : made_sentences(2000)) {
        const Tree a = slow.parse(text, {0, text.size()}), b = quick.parse(text, {0, text.size()});
        ASSERT_EQ(a.words.size(), b.words.size());
        for (std::size_t i = 0; i < a.words.size(); ++i) {
            ASSERT_EQ(a.words[i].head, b.words[i].head) << text;
            ASSERT_EQ(a.words[i].relation, b.words[i].relation) << text;
            ASSERT_EQ(a.words[i].tag, b.words[i].tag) << text;
            ASSERT_EQ(a.words[i].sure, b.words[i].sure) << text;
        }
    }
}

TEST(Grammar, AnyWordsMakeOneTree) {
    for (const std::string& text : made_sentences(300)) expect_tree(english().parse(text, {0, text.size()}));
    std::string of_one_mark;
    for (int i = 0; i < 1000; ++i) of_one_mark += "a, ";
    const Tree longest = english().parse(of_one_mark, {0, of_one_mark.size()});
    EXPECT_EQ(longest.words.size(), Parser::longest_tree);
    expect_tree(longest);
    expect_tree(english().parse("", {0, 0}));
    expect_tree(english().parse("?", {0, 1}));
}

TEST(Grammar, WhatCameBeforeDoesNotMatter) {
    const std::vector<std::byte> bytes = installed_weights("en");
    const Parser fresh = *Parser::over(bytes, vector_level()), used = *Parser::over(bytes, vector_level());
    for (int i = 0; i < 3000; ++i) {  // more words than are kept
        const std::string word = "w" + std::to_string(i * 7919) + "x";
        used.parse(word, {0, word.size()});
    }
    const std::string text = "Brussels will not lift the duties that it imposed on China last year.";
    const Tree a = fresh.parse(text, {0, text.size()}), b = used.parse(text, {0, text.size()});
    for (std::size_t i = 0; i < a.words.size(); ++i) EXPECT_EQ(a.words[i].sure, b.words[i].sure);
}

/// What no network of use gets wrong; single sentences are else no matter of tests, sets are.
TEST(Grammar, PlainSentences) {
    EXPECT_EQ(tree_of("Canada banned Chilean wine."),
              "Canada<nsubj:banned banned<root: Chilean<amod:wine wine<obj:banned .<punct:banned");
    EXPECT_TRUE(tree_of("The duties were lifted by Norway.")
                    .starts_with("The<det:duties duties<nsubj:pass:lifted were<aux:pass:lifted lifted<root: "
                                 "by<case:Norway Norway<obl"));
}

TEST(GrammarWeights, DamageIsSaid) {
    const std::vector<std::byte> whole = installed_weights("en");
    std::string why;
    EXPECT_TRUE(Parser::over(whole, vector_level(), &why));
    EXPECT_EQ(why, "");
    for (const std::size_t at : {9UL, 30UL, 5000UL, whole.size() / 2, whole.size() - 1}) {
        std::vector<std::byte> damaged = whole;
        damaged[at] ^= std::byte(16);
        EXPECT_FALSE(Parser::over(damaged, vector_level(), &why));
        EXPECT_NE(why, "");
    }
    for (const std::size_t size : {0UL, 7UL, 24UL, 4096UL, whole.size() - 8}) {
        EXPECT_FALSE(Parser::over(std::span(whole).first(size), vector_level(), &why));
        EXPECT_NE(why, "");
    }
    EXPECT_FALSE(Parser::of_installed("xx", &why));
    EXPECT_EQ(why, "there is no reading/grammar/xx.weights");
}

TEST(GrammarOfConllu, KeepsWordsAndSaysWhatIsWrong) {
    const std::string given =
        "# sent_id = "
        "1\n1\tChina\tChina\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdid\tdo\t_\t_\t_"
        "\t_\t_\t_\t_\n3\tn't\tnot\t_\t_\t_\t_\t_\t_\t_\n4\tpay\tpay\t_\t_\t_\t_\t_\t_\t_\n\n";
    const std::string out = grammar_of_conllu(given, "en", "a.conllu");
    EXPECT_NE(out.find("# sent_id = 1\n1\tChina\tChina\tPROPN\tNNP\t_\t4\tnsubj\t_\tSpaceAfter=No\n2-3\tdidn't"),
              std::string::npos)
        << out;
    EXPECT_NE(out.find("4\tpay\tpay\tVERB\tVB\t_\t0\troot"), std::string::npos) << out;
    EXPECT_TRUE(looks_like_conllu(given));
    EXPECT_FALSE(looks_like_conllu("Plain text\twith a tab.\n"));
    try {
        grammar_of_conllu("1\tChina\tChina\n", "en", "a.conllu");
        FAIL();
    } catch (const InputError& error) {
        EXPECT_EQ(error.line, 1);
        EXPECT_EQ(error.file, "a.conllu");
    }
    EXPECT_THROW(grammar_of_text("Text.", "xx"), InputError);
}

std::string unpacked(const std::string& path) {
    gzFile file = gzopen(path.c_str(), "rb");
    std::string out;
    std::array<char, 1 << 16> buffer{};
    for (int n = gzread(file, buffer.data(), buffer.size()); n > 0; n = gzread(file, buffer.data(), buffer.size()))
        out.append(buffer.data(), std::size_t(n));
    gzclose(file);
    return out;
}

struct Attachment {
    double words = 0, heads = 0, labelled = 0;
    double uas() const { return 100 * heads / words; }
    double las() const { return 100 * labelled / words; }
};

/// Of sentences whose document's name holds `only`; relations are compared without their subtypes.
Attachment attachment(const std::string& treebank, const std::string& language, const std::string& only = "") {
    std::string gold;
    bool wanted = only.empty();
    std::istringstream lines(unpacked(reference("treebank/" + treebank + ".conllu.gz")));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("# newdoc id") && !only.empty()) wanted = line.find(only) != std::string::npos;
        if (wanted && !line.starts_with("#")) gold += line + "\n";
    }
    std::istringstream left(gold), right(grammar_of_conllu(gold, language, treebank));
    const auto columns = [](const std::string& line) {
        std::vector<std::string> out;
        std::istringstream in(line);
        for (std::string cell; std::getline(in, cell, '\t');) out.push_back(cell);
        return out;
    };
    Attachment sum;
    std::string a, b;
    while (std::getline(left, a) && std::getline(right, b)) {
        const auto g = columns(a), p = columns(b);
        if (g.size() < 8 || g[0].find_first_of("-.") != std::string::npos) continue;
        sum.words += 1;
        if (g[6] != p[6]) continue;
        sum.heads += 1;
        sum.labelled += g[7].substr(0, g[7].find(':')) == p[7].substr(0, p[7].find(':'));
    }
    return sum;
}

TEST(GrammarAgainstTreebanks, English) {
    NEEDS_REFERENCE("treebank/ewt-test.conllu.gz");
    const Attachment news = attachment("gumfree-test", "en", "GUM_news"), web = attachment("ewt-test", "en");
    std::printf("[  figures ] GUM news UAS %.2f LAS %.2f; EWT test UAS %.2f LAS %.2f\n", news.uas(), news.las(),
                web.uas(), web.las());
    EXPECT_GE(news.las(), 83);
    EXPECT_GE(web.las(), 84);
}

}  // namespace
}  // namespace detente::reading
