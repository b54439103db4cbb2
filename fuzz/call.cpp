// call() on arbitrary bytes: a reply that is JSON, with a status that the program has; nothing is thrown.
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "detente/call/call.hpp"

namespace {

/// Files are not the matter here: no name holds a '/', written plainly or escaped.
bool names_files(const std::string& request) {
    return request.find_first_of("/\\") != request.npos || request.find(".toml") != request.npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string request(reinterpret_cast<const char*>(data), size);
    if (names_files(request)) return 0;
    static const detente::Library library;
    const detente::Work at_once{.threads = 1, .watch = [](const detente::Progress&) { return false; }};
    const detente::Reply reply = detente::call(library, request, at_once);
    const auto json = nlohmann::ordered_json::parse(reply.json, nullptr, false);
    const int status = reply.status;
    if (json.is_discarded()) std::abort();
    if (status != 0 && status != 2 && status != 3 && status != 4) std::abort();
    if ((status == 2 || status == 3) != json.contains("error")) std::abort();
    return 0;
}
