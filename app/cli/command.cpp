#include "command.hpp"

#include "detente/support/text.hpp"

namespace detente::cli {
namespace {

class Collector : public OptionVisitor {
public:
    std::vector<Option> options;

    void visit(const OptionInfo& info, bool&) override { add(info, OptionKind::flag, ""); }
    void visit(const OptionInfo& info, std::int64_t& value) override {
        add(info, OptionKind::value, value == 0 ? "" : std::to_string(value));
    }
    void visit(const OptionInfo& info, double& value) override { add(info, OptionKind::value, shortest(value)); }
    void visit(const OptionInfo& info, std::optional<double>& value) override {
        add(info, OptionKind::value, value ? shortest(*value) : "");
    }
    void visit(const OptionInfo& info, std::string& value) override { add(info, OptionKind::value, value); }
    void visit(const OptionInfo& info, std::vector<std::string>&) override { add(info, OptionKind::list, ""); }
    void visit_choice(const OptionInfo& info, int& index) override {
        add(info, OptionKind::value, info.choices.at(static_cast<std::size_t>(index)));
    }

private:
    void add(const OptionInfo& info, OptionKind kind, std::string initial) {
        if (info.cli) options.push_back({info, kind, std::move(initial)});
    }
};

std::string dashed(std::string name) {
    for (char& c : name)
        if (c == '_') c = '-';
    return name;
}

/// Names of commands that start with the words of `group`, or of all.
std::vector<std::string> next_words(const std::string& group) {
    std::vector<std::string> words;
    for (const Command& command : all_commands()) {
        const auto parts = split(command.name, ' ');
        const bool inside = group.empty() || (parts.size() == 2 && parts[0] == group);
        if (inside) words.push_back(group.empty() ? parts[0] : parts[1]);
    }
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

}  // namespace

std::string Option::flag() const {
    return "--" + dashed(info.name);
}

char Option::letter() const {
    if (info.name == "output") return 'o';
    if (info.name == "quiet") return 'q';
    return 0;
}

std::string Option::metavar() const {
    if (!info.metavar.empty()) return info.metavar;
    if (!info.choices.empty()) return join(info.choices, "|");
    std::string upper;
    for (const char c : info.name) upper += (c >= 'a' && c <= 'z') ? static_cast<char>(c - 'a' + 'A') : c;
    return upper;
}

std::vector<Option> collect(const std::function<void(OptionVisitor&)>& describe_all) {
    Collector collector;
    describe_all(collector);
    return std::move(collector.options);
}

const Command& find_command(const std::vector<std::string>& words, std::size_t& taken) {
    if (words.empty()) throw UsageError("", "no command given", "One of: " + join(next_words(""), ", "));
    const std::string second = words.size() > 1 ? words[1] : "";
    for (const Command& command : all_commands()) {
        const auto parts = split(command.name, ' ');
        if (parts[0] != words[0] || (parts.size() == 2 && parts[1] != second)) continue;
        taken = parts.size();
        return command;
    }
    const auto first = next_words("");
    if (std::find(first.begin(), first.end(), words[0]) == first.end()) {
        const std::string hint = suggestion(words[0], first);
        throw UsageError(words[0], "is not a command", hint.empty() ? "One of: " + join(first, ", ") : hint);
    }
    const auto subjects = next_words(words[0]);
    if (second.empty() || second[0] == '-')
        throw UsageError(words[0], "needs to know what", "One of: " + join(subjects, ", "));
    const std::string hint = suggestion(second, subjects);
    throw UsageError(words[0], "'" + second + "' is not one of its subjects",
                     hint.empty() ? "One of: " + join(subjects, ", ") : hint);
}

}  // namespace detente::cli
