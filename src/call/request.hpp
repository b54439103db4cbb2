#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "detente/door/question.hpp"
#include "detente/support/describe.hpp"
#include "detente/support/error.hpp"

namespace detente::call_parts {

using Json = nlohmann::ordered_json;

/// A request longer than this is refused: an article or a scenario has no use for more.
inline constexpr std::size_t max_request_bytes = std::size_t{16} << 20;

/// One request: a JSON object, each key given once. What is taken from it by name is gone; the rest are options.
class Request {
public:
    /// Throws UsageError for what is no JSON object.
    explicit Request(std::string_view json);

    /// The text under `key`; empty: it is not there.
    std::string take_text(const std::string& key);
    /// The object under `key`, or a text that holds it, as JSON; empty: it is not there.
    std::string take_json(const std::string& key);
    /// Scenarios under `key`: a name, {"name": ..., "text": TOML}, or a list of these.
    std::vector<ScenarioText> take_scenarios(const std::string& key);

    /// All that is left, as options. Throws UsageError for a key that is none of them, with the nearest name.
    template <class Options>
    void set(Options& options) {
        check_names(list_options(options));
        try {
            set_options(options, texts());
        } catch (const InputError& error) {
            fail(error.field, error.problem, error.hint);
        }
    }

private:
    [[noreturn]] static void fail(const std::string& key, const std::string& what, const std::string& hint = "");
    void check_names(const std::vector<OptionInfo>& known) const;
    std::vector<OptionText> texts() const;

    Json object_;
    std::vector<std::string> taken_;  ///< names asked for, whether they were there or not
};

}  // namespace detente::call_parts
