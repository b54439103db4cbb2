#pragma once
#include <string>
#include <string_view>

namespace detente {

/// Ids of actors, made and taken apart here alone. An economy's is its code in the registry ("CHN"), a region's its
/// code of ISO 3166-2 ("US-GA"); that of any other actor says first what it is: "person:Xi Jinping", "igo:EU",
/// "organ:UN/Security Council", "party:United Russia", "media:Reuters", "document:treaty", and "unresolved:certain
/// countries" for whom the text does not name.
struct ActorId {
    std::string_view kind;  ///< empty: an economy or region
    std::string_view name;

    static constexpr std::string_view framework = "igo", person = "person", organ = "organ", document = "document",
                                      unresolved = "unresolved";

    std::string joined() const {
        return kind.empty() ? std::string(name) : std::string(kind) + ":" + std::string(name);
    }
    /// Points into `id`.
    static ActorId parse(std::string_view id) {
        const std::size_t colon = id.find(':');
        return colon == id.npos ? ActorId{{}, id} : ActorId{id.substr(0, colon), id.substr(colon + 1)};
    }
};

}  // namespace detente
