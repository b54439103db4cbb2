#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"

namespace detente {

/// What is wrong, or odd, with a package. `name` is stable, e.g. "bad-package", "unsafe-path", "hash-mismatch".
struct PackageFault {
    bool error = true;
    std::string name, file;
    long line = 0;
    std::string field, what, hint;
};

/// Told of every fault: to stop at the first error, throw; to go on, return.
using OnPackageFault = std::function<void(const PackageFault&)>;

/// Throws InputError for errors, passes over what is only odd.
void throw_fault(const PackageFault&);

/// One object of a descriptor. What has another type than the one asked for is a fault, and counts as not there.
class PackageObject {
public:
    bool has(const std::string& key) const;
    std::string text(const std::string& key) const;  ///< empty: not there
    std::optional<double> number(const std::string& key) const;
    std::vector<double> numbers(const std::string& key) const;
    /// Without members where it is not there.
    PackageObject object(const std::string& key) const;
    std::vector<PackageObject> list(const std::string& key) const;

    /// The line of the first `"key":` of the descriptor; 1 where there is none.
    long line_of(const std::string& key) const;
    void wrong(const std::string& key, const std::string& what, const std::string& hint = "",
               const std::string& name = "bad-package") const;

private:
    friend class PackageReader;
    struct Text;
    std::shared_ptr<const Text> text_;
    const void* json_ = nullptr;  ///< within *text_
};

/// One table, as the descriptor states it.
struct PackageTable {
    std::string name, path;
    std::string hash;      ///< "sha256:..." or empty
    long long bytes = -1;  ///< -1: not stated
    std::string unit;      ///< of its values; empty: not stated
};

struct PackageSource {
    std::string title, path, licence;
};

/// datapackage.json, as worlds and tables of votes have it: a Frictionless Data Package of tables beside it.
struct DataPackage {
    static constexpr const char* descriptor = "datapackage.json";

    std::string file;  ///< of the descriptor, for messages
    std::string sha256;
    std::optional<PackageObject> root;  ///< nothing where the text is no JSON object: then that is a fault already
    std::vector<PackageTable> tables;
    std::vector<PackageSource> sources;

    const PackageTable* find(const std::string& name) const;
    /// How messages call a table: beside the descriptor.
    std::string place_of(const PackageTable&) const;
};

/// Reads the descriptor; a path that leads out of the package (absolute, with '..', a URL) is a fault.
DataPackage read_data_package(const std::string& text, const std::string& file, const OnPackageFault&);

/// The bytes of a table against its hash; where none is stated, against its size.
void check_table_bytes(const DataPackage&, const PackageTable&, const std::string& content, const OnPackageFault&);

/// Letters, digits, '.', '_' and '-'.
bool valid_package_id(const std::string&);

/// Runs `load` on the files of a folder, and again where that fails otherwise than before: then the package was being
/// replaced while it was read.
template <class Load>
auto load_package_folder(const std::filesystem::path& folder, const Load& load) {
    constexpr int most_times = 5;
    const FolderFiles files(folder);
    std::string last;
    for (int time = 1;; ++time) {
        try {
            return load(files);
        } catch (const InputError& error) {
            if (time == most_times || error.message == last) throw;
            last = error.message;
        }
    }
}

}  // namespace detente
