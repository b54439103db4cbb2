#include "detente/support/csv_mapping.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {

CsvOptions csv_mapping(const std::string& delimiter, const std::vector<std::string>& mappings,
                       const std::vector<std::string>& wanted, const std::string& example) {
    CsvOptions csv;
    if (delimiter == "tab" || delimiter == "\\t")
        csv.delimiter = '\t';
    else if (delimiter.size() == 1)
        csv.delimiter = delimiter[0];
    else if (!delimiter.empty())
        throw InputError("", 0, "delimiter", fmt::format("'{}' is not one character", delimiter),
                         "Give one character, or tab");
    for (const std::string& entry : mappings) {
        const std::size_t equals = entry.find('=');
        if (equals == std::string::npos || equals + 1 == entry.size())
            throw InputError("", 0, "column", fmt::format("'{}' is not of the form WANTED=NAME", entry),
                             "Write e.g. " + example);
        const std::string name = entry.substr(0, equals);
        if (std::find(wanted.begin(), wanted.end(), name) == wanted.end())
            throw InputError("", 0, "column", fmt::format("'{}' is not a column that an import takes", name),
                             suggestion(name, wanted));
        if (!csv.columns.emplace(name, entry.substr(equals + 1)).second)
            throw InputError("", 0, "column", fmt::format("'{}' is mapped twice", name));
    }
    return csv;
}

}  // namespace detente
