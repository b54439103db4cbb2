#include "detente/reading/checks.hpp"
#include "report/json_parts.hpp"

namespace detente::report {

using Json = nlohmann::ordered_json;

Json lines_json(const Reading& reading) {
    Json list = Json::array();
    for (const ArticleLine& line : reading.lines) {
        Json one{{"class", to_string(line.kind)}, {"start", line.span.start}, {"end", line.span.end}};
        if (line.duplicate) one["duplicate"] = true;
        if (!line.rule.empty()) one["rule"] = line.rule;
        list.push_back(std::move(one));
    }
    return list;
}

Json claims_json(const Reading& reading) {
    Json list = Json::array();
    for (const Claim& claim : reading.claims) {
        Json check{{"status", claim.check.status}, {"why", claim.check.why}};
        if (!claim.check.claimed.empty()) check["claimed"] = claim.check.claimed;
        if (!claim.check.found.empty()) check["found"] = claim.check.found;
        if (!claim.check.source.empty()) check["source"] = claim.check.source;
        list.push_back({{"text", claim.text},
                        {"start", claim.span.start},
                        {"end", claim.span.end},
                        {"kind", claim.kind},
                        {"subjects", claim.subjects},
                        {"quantities", claim.quantities},
                        {"check", std::move(check)},
                        {"rule", claim.rule}});
    }
    return list;
}

}  // namespace detente::report
