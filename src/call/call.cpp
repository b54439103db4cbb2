#include "detente/call/call.hpp"

#include <algorithm>
#include <new>

#include "call/verbs.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

using call_parts::Json;
using call_parts::Request;

struct Verb {
    const char* name;
    Reply (*act)(const Library&, Request&, const Work&);
};

constexpr Verb verbs[] = {{"answer", call_parts::answer},   {"read", call_parts::read},   {"run", call_parts::run},
                          {"compare", call_parts::compare}, {"order", call_parts::order}, {"list", call_parts::list}};

const Verb& verb_of(Request& request) {
    const std::string wanted = request.take_text("verb");
    std::vector<std::string> names;
    for (const Verb& verb : verbs) {
        if (verb.name == wanted) return verb;
        names.emplace_back(verb.name);
    }
    if (wanted.empty()) throw UsageError("verb", "is missing", "One of: " + join(names, ", "));
    throw UsageError("verb", "'" + wanted + "' is none", suggestion(wanted, names));
}

/// As the program ends: a name of data that is not there is wrong input, any other mistake in a request is wrong use.
ExitCode code_of(const InputError& error) {
    if (dynamic_cast<const UsageError*>(&error) || error.file.starts_with("--")) return ExitCode::usage;
    const std::vector<std::string> data{"world", "scenario", "votes", "capital", "article"};
    const bool names_data = std::find(data.begin(), data.end(), error.field) != data.end();
    return error.file.empty() && !names_data ? ExitCode::usage : ExitCode::input;
}

/// "--set model.kind=x" -> "set model.kind=x": dashes are the command line's.
std::string undashed(const std::string& name) {
    return name.starts_with("--") ? name.substr(2) : name;
}

Reply failure(ExitCode code, const InputError& error) {
    Json said = Json::object();
    if (!error.file.empty()) said["file"] = undashed(error.file);
    if (error.line > 0) said["line"] = error.line;
    if (!error.field.empty()) said["field"] = undashed(error.field);
    said["what"] = error.problem;
    if (!error.hint.empty()) said["hint"] = error.hint;
    return {static_cast<int>(code), Json{{"error", said}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"};
}

Reply failure(ExitCode code, const char* what) {
    return {static_cast<int>(code), Json{{"error", {{"what", what}}}}.dump(2) + "\n"};
}

/// Whatever was thrown, as a reply.
Reply caught() {
    try {
        throw;
    } catch (const InputError& error) {
        return failure(code_of(error), error);
    } catch (const std::bad_alloc&) {
        return failure(ExitCode::input, "not enough memory for this input");
    } catch (const std::exception& error) {
        return failure(ExitCode::bug, (std::string("a bug: ") + error.what()).c_str());
    } catch (...) {
        return failure(ExitCode::bug, "a bug: something unknown was thrown");
    }
}

}  // namespace

Reply call(const Library& library, std::string_view request_json, const Work& work) noexcept {
    try {
        try {
            Request request(request_json);
            return verb_of(request).act(library, request, work);
        } catch (...) {
            return caught();
        }
    } catch (...) {  // not even memory for a message: this one needs none
        Reply reply;
        reply.status = static_cast<int>(ExitCode::input);
        reply.json = "{\"error\":{}}";
        return reply;
    }
}

}  // namespace detente
