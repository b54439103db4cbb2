#pragma once
#include <cstddef>
#include <functional>
#include <string_view>

namespace detente {

/// How far long work has come.
struct Progress {
    std::string_view stage;   ///< "draws", "sweeps", "rounds"
    double share = 0;         ///< done, in [0, 1]
    std::string_view detail;  ///< "draw 40 of 200", for people
};

/// Who waits for the work, and how much of the machine it may use.
struct Work {
    std::size_t threads = 1;                          ///< at most; results are the same at any number
    std::function<bool(const Progress&)> watch = {};  ///< told now and then, from one thread; false: stop

    /// Tells the watcher; false where the work is to stop. What was done so far is kept, and the result says so.
    bool go_on(const Progress& progress) const { return !watch || watch(progress); }
};

}  // namespace detente
