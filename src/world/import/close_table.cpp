// From a world input-output table to a world: what is negative goes, output is rebuilt, sources are pooled.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/world/world_table.hpp"

namespace detente {
namespace {

constexpr int most_sweeps = 2000;
constexpr double settled_to = 1e-15;  // change of output in a sweep, relative to world output
constexpr double differs_by = 1e-6;   // output stated and output delivered: what rounding may leave

class Closing {
public:
    Closing(WorldTable& table, Notes& notes)
        : t_(table), notes_(notes), n_(t_.economies.size()), J_(t_.sectors.size()), N_(t_.positions()) {}

    World close() {
        note_merged();
        clean_inputs();
        made_ = delivered();
        compare_output();
        drop_inputs_without_output();
        const std::vector<double> before = made_;
        if (clean_final_use() || by_stated_output_) rebuild(before);
        note_the_rest();
        return pooled();
    }

private:
    double* inputs_of(std::size_t source) { return &t_.inputs[source * N_]; }
    std::string name(std::size_t at) const { return t_.sectors[at % J_].id + " of " + t_.economies[at / J_].id; }
    template <class... Arguments>
    void note(const char* name, fmt::format_string<Arguments...> text, Arguments&&... arguments) {
        notes_.push_back({name, fmt::format(text, std::forward<Arguments>(arguments)...)});
    }

    void note_merged() {
        if (!t_.merged.empty()) note("merged", "{}", join(t_.merged, "; "));
    }

    void clean_inputs() {
        if (t_.negative_inputs == 0) return;
        for (double& value : t_.inputs) value = std::max(value, 0.0);
        note("negative-inputs", "{} cells of intermediate use are negative, {:.6g} in all; set to zero",
             t_.negative_inputs, t_.negative_inputs_sum);
    }

    /// Output as the sum of deliveries, [position].
    std::vector<double> delivered() {
        std::vector<double> out(N_, 0);
        for (std::size_t i = 0; i < N_; ++i) {
            out[i] = std::accumulate(inputs_of(i), inputs_of(i) + N_, 0.0);
            for (std::size_t k = 0; k < n_; ++k) out[i] += t_.final_use[i * n_ + k];
        }
        return out;
    }

    void compare_output() {
        if (t_.output.empty()) return;
        std::size_t worst = 0, count = 0;
        double most = 0, net = 0;
        for (std::size_t i = 0; i < N_; ++i) {
            const double off = std::abs(t_.output[i] - made_[i]) / std::max(std::abs(t_.output[i]), std::abs(made_[i]));
            if (!(off > differs_by)) continue;
            ++count, net += t_.output[i] - made_[i];
            if (off > most) most = off, worst = i;
        }
        if (count > 0)
            note("output-differs",
                 "of {} industries the table states another output than it delivers, {:+.6g} in all, "
                 "most of {}: {:.6g} against {:.6g}; deliveries are taken",
                 count, net, name(worst), t_.output[worst], made_[worst]);
    }

    /// Coefficients need an output: what delivers nothing (or less) takes the output that the table states, or loses
    /// its inputs.
    void drop_inputs_without_output() {
        std::vector<double> used = column_sums();
        std::size_t count = 0;
        double sum = 0;
        for (bool again = true; again;) {
            again = false;
            for (std::size_t j = 0; j < N_; ++j) {
                if (made_[j] > 0 || used[j] == 0) continue;
                if (!t_.output.empty() && t_.output[j] > 0) {
                    made_[j] = t_.output[j], by_stated_output_ = true;
                    continue;
                }
                for (std::size_t i = 0; i < N_; ++i) made_[i] -= inputs_of(i)[j], inputs_of(i)[j] = 0;
                ++count, sum += used[j], used[j] = 0, again = true;
            }
        }
        if (count > 0)
            note("inputs-without-output",
                 "{} industries buy inputs and deliver nothing; their inputs, {:.6g} in all, are "
                 "left out",
                 count, sum);
    }

    std::vector<double> column_sums() {
        std::vector<double> out(N_, 0);
        for (std::size_t i = 0; i < N_; ++i)
            for (std::size_t j = 0; j < N_; ++j) out[j] += inputs_of(i)[j];
        return out;
    }

    /// True where final use changed.
    bool clean_final_use() {
        std::size_t count = 0;
        double sum = 0;
        for (double& value : t_.final_use)
            if (value < 0) ++count, sum += value, value = 0;
        if (t_.negative_uses > 0)
            note("negative-final-use",
                 "{} cells of final use (changes in inventories as a rule) are negative, {:.6g} in "
                 "all; after kinds of use are added up {} remain, {:.6g} in all, and become zero",
                 t_.negative_uses, t_.negative_uses_sum, count, sum);
        return count > 0;
    }

    /// x = A x + f by Gauss-Seidel sweeps, A = inputs / output as found; then flows = A diag(x).
    void rebuild(const std::vector<double>& before) {
        std::vector<double> final_use(N_, 0), scale(N_, 0);
        for (std::size_t i = 0; i < N_; ++i) {
            for (std::size_t k = 0; k < n_; ++k) final_use[i] += t_.final_use[i * n_ + k];
            scale[i] = made_[i] > 0 ? 1 : 0;
        }
        const double world = std::accumulate(before.begin(), before.end(), 0.0);
        double moved = world;
        for (int sweep = 0; moved > settled_to * world; ++sweep) {
            const double last = moved;
            moved = sweep_once(final_use, scale);
            if (sweep > 20 && moved >= last && moved < 1e-12 * world) break;  // rounding is all that is left
            if (sweep == most_sweeps || !std::isfinite(moved)) fail_to_rebuild();
        }
        for (std::size_t i = 0; i < N_; ++i)
            for (std::size_t j = 0; j < N_; ++j) inputs_of(i)[j] *= scale[j];
        made_ = delivered();
        say_rebuilt(before, world);
    }

    /// One sweep over scale = new / old output; returns how far output moved.
    double sweep_once(const std::vector<double>& final_use, std::vector<double>& scale) {
        double moved = 0;
        for (std::size_t i = 0; i < N_; ++i) {
            if (!(made_[i] > 0)) continue;
            const double* row = inputs_of(i);
            double sum = final_use[i];
            for (std::size_t j = 0; j < N_; ++j) sum += row[j] * scale[j];
            const double own = row[i];
            if (!(own < made_[i])) fail_to_rebuild();
            const double next = (sum - own * scale[i]) / (made_[i] - own);
            moved += std::abs(next - scale[i]) * made_[i];
            scale[i] = next;
        }
        return moved;
    }

    [[noreturn]] void fail_to_rebuild() {
        const std::vector<double> used = column_sums();
        std::size_t worst = 0;
        double most = 0;
        for (std::size_t j = 0; j < N_; ++j)
            if (made_[j] > 0 && used[j] / made_[j] > most) most = used[j] / made_[j], worst = j;
        throw InputError(
            t_.file, 0, name(worst),
            fmt::format("output cannot be rebuilt without negative final use: inputs here are {:.3g} times "
                        "the output",
                        most),
            "Mend the column");
    }

    void say_rebuilt(const std::vector<double>& before, double world) {
        std::size_t worst = 0;
        double most = 0;
        for (std::size_t i = 0; i < N_; ++i)
            if (before[i] > 0 && std::abs(made_[i] - before[i]) > most)
                most = std::abs(made_[i] - before[i]), worst = i;
        const double after = std::accumulate(made_.begin(), made_.end(), 0.0);
        note("output-rebuilt", "(I - A)^-1 f moves world output by {:+.3g} percent, most {}: {:.6g} to {:.6g}",
             100 * (after / world - 1), name(worst), before[worst], made_[worst]);
    }

    void note_the_rest() {
        if (t_.discrepancy != 0) note("discrepancy", "the column DISC, {:.6g} in all, is left out", t_.discrepancy);
        std::vector<std::string> apart;
        double industries = 0, final_use = 0;
        for (const WorldTable::Primary& row : t_.primary) {
            if (row.name == "VA" || row.name == "VALU" || lower_ascii(row.name).starts_with("value added")) continue;
            if (row.industries == 0 && row.final_use == 0) continue;
            apart.push_back(row.name), industries += row.industries, final_use += row.final_use;
        }
        if (!apart.empty())
            note("taxes-and-margins", "{}: {:.6g} on industries count as value added, {:.6g} on final use are left out",
                 join(apart, ", "), industries, final_use);
        const auto idle = std::count_if(made_.begin(), made_.end(), [](double x) { return !(x > 0); });
        if (idle > 0) note("zero-output", "{} of {} industries of an economy make nothing; they stay, empty", idle, N_);
    }

    World pooled() {
        World world;
        world.unit = "million USD";
        world.year = t_.year;
        world.trade.assign(n_ * J_ * n_, 0);
        world.inputs.assign(n_ * J_ * J_, 0);
        world.final_demand.assign(N_, 0);
        world.value_added = made_;
        world.economies = t_.economies;
        world.sectors = t_.sectors;
        for (std::size_t i = 0; i < N_; ++i) {
            const std::size_t exporter = i / J_, sector = i % J_;
            const double* row = inputs_of(i);
            for (std::size_t importer = 0; importer < n_; ++importer) {
                double& flow = world.trade[world.cell(importer, sector, exporter)];
                flow = t_.final_use[i * n_ + importer];
                world.final_demand[importer * J_ + sector] += flow;
                for (std::size_t use = 0; use < J_; ++use) {
                    const double value = row[importer * J_ + use];
                    flow += value;
                    world.inputs[(importer * J_ + sector) * J_ + use] += value;
                    world.value_added[importer * J_ + use] -= value;
                }
            }
        }
        settle_value_added(world);
        return world;
    }

    /// Rounding is no value added; less than none is the table's own doing and stays.
    void settle_value_added(World& world) {
        std::size_t negative = 0;
        double sum = 0;
        for (std::size_t i = 0; i < N_; ++i) {
            double& value = world.value_added[i];
            if (std::abs(value) < 1e-12 * std::abs(made_[i])) value = 0;
            if (value < 0) ++negative, sum += value;
        }
        if (negative > 0)
            note("negative-value-added", "{} industries spend more on inputs than they sell, {:.6g} in all; kept",
                 negative, sum);
    }

    WorldTable& t_;
    Notes& notes_;
    const std::size_t n_, J_, N_;
    std::vector<double> made_;  ///< output, [position]
    bool by_stated_output_ = false;
};

}  // namespace

World close_table(WorldTable table, Notes& notes) {
    return Closing(table, notes).close();
}

}  // namespace detente
