#include "reading/grammar/parser.hpp"

#include <algorithm>

#include "detente/support/files.hpp"
#include "detente/support/mapped_file.hpp"
#include "reading/grammar/network.hpp"
#include "reading/grammar/treebank_names.hpp"

namespace detente::reading {
namespace {

struct TagAndShape {
    std::string_view own;
    Tag tag = Tag::x;
    Shape shape = Shape::other;
};

/// "VERB|VBD"
TagAndShape read_tag(std::string_view name) {
    const std::size_t bar = std::min(name.find('|'), name.size());
    const std::string_view own = name.substr(std::min(bar + 1, name.size()));
    return {own, tag_of(name.substr(0, bar)).value_or(Tag::x), shape_of(own)};
}

/// A file of the installed data; nullopt: in no data folder.
std::optional<MappedFile> installed(const std::string& name) {
    for (const std::filesystem::path& folder : data_folders())
        if (std::optional<MappedFile> file = MappedFile::open(folder / name)) return file;
    return std::nullopt;
}

bool overlaps(Span a, Span b) {
    return a.start < b.end && b.start < a.end;
}

}  // namespace

struct Parser::Machine {
    Machine(std::optional<MappedFile> mapped, Weights weights, VectorLevel level)
        : file(std::move(mapped)), network(std::move(weights), level) {
        for (const std::string_view name : network.weights().tags) tags.push_back(read_tag(name));
        for (const std::string_view name : network.weights().labels)
            relations.push_back(relation_of(name).value_or(Relation::dep));
    }
    std::optional<MappedFile> file;
    Network network;
    std::vector<TagAndShape> tags;
    std::vector<Relation> relations;
};

Parser::Parser(std::unique_ptr<Machine> machine) : machine_(std::move(machine)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

std::optional<Parser> Parser::of_installed(std::string_view language, std::string* why) {
    const std::string name = "reading/grammar/" + std::string(language) + ".weights";
    std::optional<MappedFile> file = installed(name);
    std::string reason = file ? "" : "there is no " + name;
    std::optional<Weights> weights = file ? Weights::over(file->bytes(), reason) : std::nullopt;
    if (why != nullptr) *why = file && !weights ? name + ": " + reason : reason;
    if (!weights) return std::nullopt;
    return Parser(std::make_unique<Machine>(std::move(file), std::move(*weights), vector_level()));
}

std::optional<Parser> Parser::over(std::span<const std::byte> bytes, VectorLevel level, std::string* why) {
    std::string reason;
    std::optional<Weights> weights = Weights::over(bytes, reason);
    if (why != nullptr) *why = reason;
    if (!weights) return std::nullopt;
    return Parser(std::make_unique<Machine>(std::nullopt, std::move(*weights), level));
}

const InstalledParser& installed_parser(const std::string& language) {
    struct Loaded : InstalledParser {
        explicit Loaded(const char* id) {
            kept = Parser::of_installed(id, &why);
            parser = kept ? &*kept : nullptr;
        }
    };
    static const InstalledParser none{std::nullopt, nullptr, "there is no parser of that language"};
    if (language == "fr") {
        static const Loaded french("fr");
        return french;
    }
    if (language != "en") return none;
    static const Loaded english("en");
    return english;
}

const std::string& Parser::language() const {
    return machine_->network.weights().language;
}

void Parser::parse(Tree& tree) const {
    if (tree.words.size() > longest_tree) tree.words.resize(longest_tree);
    std::vector<std::string_view> forms;
    for (const TreeWord& word : tree.words) forms.push_back(word.text);
    const Verdict verdict = machine_->network.judge(forms);
    tree.below.assign(tree.words.size(), {});
    for (std::size_t i = 0; i < tree.words.size(); ++i) {
        TreeWord& word = tree.words[i];
        const TagAndShape& found = machine_->tags[verdict.tags[i]];
        word.own_tag = found.own;
        word.tag = found.tag;
        word.shape = found.shape;
        word.head = verdict.heads[i] - 1;
        word.relation = word.head == TreeWord::root ? Relation::root : machine_->relations[verdict.labels[i]];
        word.sure = verdict.sure[i];
        if (word.head != TreeWord::root) tree.below[std::size_t(word.head)].push_back(std::int32_t(i));
    }
}

Tree Parser::parse(std::string_view text, Span sentence, std::span<const Span> hidden) const {
    Tree tree;
    tree.words = words_of_sentence(text, sentence, language());
    std::erase_if(tree.words, [&](const TreeWord& word) {
        return std::any_of(hidden.begin(), hidden.end(), [&](Span span) { return overlaps(word.span, span); });
    });
    parse(tree);
    return tree;
}

}  // namespace detente::reading
