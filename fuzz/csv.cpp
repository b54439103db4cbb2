// CSV from any bytes: either a table whose cells hold together, or an InputError.
#include <cstdint>
#include <cstdlib>

#include "detente/support/csv.hpp"
#include "detente/support/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace detente;
    CsvOptions options;
    options.max_line_bytes = 4096;
    try {
        const CsvTable table = parse_csv(std::string(reinterpret_cast<const char*>(data), size), "t.csv", options);
        std::string again;
        for (std::size_t column = 0; column < table.header.size(); ++column)
            again += (column > 0 ? "," : "") + csv_field(table.header[column]);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            again += "\n";
            for (std::size_t column = 0; column < table.header.size(); ++column)
                again += (column > 0 ? "," : "") + csv_field(table.cell(row, column));
            try {
                table.number(row, 0);
            } catch (const InputError& error) {
                if (error.line != table.line(row)) std::abort();
            }
        }
        if (table.header.size() < 2) return 0;  // a row with one empty cell is a blank line
        options.delimiter = ',';
        options.max_line_bytes = 1 << 20;
        const CsvTable twin = parse_csv(again, "again.csv", options);
        if (twin.rows() != table.rows() || twin.header != table.header) std::abort();
        for (std::size_t row = 0; row < table.rows(); ++row)
            for (std::size_t column = 0; column < table.header.size(); ++column)
                if (twin.cell(row, column) != table.cell(row, column)) std::abort();
    } catch (const InputError&) {
    }
    return 0;
}
