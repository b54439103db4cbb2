#include "sandbox.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace cli_test {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t large = 1 << 20;

std::string slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    return content.str();
}

}  // namespace

Sandbox::Sandbox() {
    std::string name = (fs::temp_directory_path() / "detente-cli-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    root_ = name;
    folder_ = root_ / "here";
    fs::create_directory(folder_);
}

Sandbox::~Sandbox() {
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator(root_, ignored))
        if (entry.is_directory()) fs::permissions(entry.path(), fs::perms::owner_all, fs::perm_options::add, ignored);
    fs::remove_all(root_, ignored);
}

void Sandbox::write(const std::string& name, const std::string& content) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << content;
}

std::string Sandbox::read(const std::string& name) const {
    return slurp(folder_ / name);
}

Ran Sandbox::run(const std::string& command) const {
    const fs::path script = root_ / "script", out = root_ / "out", err = root_ / "err";
    std::ofstream(script) << "cd '" << folder_.string() << "'\nPATH='"
                          << fs::path(DETENTE_PROGRAM).parent_path().string() << "':$PATH\nunset NO_COLOR COLUMNS\n"
                          << command << "\n";
    const std::string line =
        "timeout 60 sh '" + script.string() + "' >'" + out.string() + "' 2>'" + err.string() + "' </dev/null";
    const int status = std::system(line.c_str());
    Ran ran;
    ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ran.out = slurp(out);
    ran.err = slurp(err);
    return ran;
}

std::map<std::string, std::string> Sandbox::snapshot() const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
        std::string content = "(folder)";
        if (entry.is_regular_file())
            content = entry.file_size() < large ? slurp(entry.path()) : std::to_string(entry.file_size()) + " bytes";
        files[fs::relative(entry.path(), folder_).string()] = content;
    }
    return files;
}

}  // namespace cli_test
