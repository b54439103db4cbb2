#include "reading/figures/quantity_dates.hpp"

#include <algorithm>

#include "reading/figures/changes.hpp"
#include "reading/figures/quantity_periods.hpp"

namespace detente::reading {
namespace {

class Dates {
public:
    Dates(Reading& reading, std::size_t first, const Pieces& pieces)
        : all_(reading.quantities), first_(first), pieces_(pieces), periods_(find_periods(pieces)) {}

    void read() {
        if (periods_.empty()) return;
        find_owners();
        for (std::size_t q = first_; q < all_.size(); ++q)
            if (const FoundPeriod* period = period_of(all_[q])) give(all_[q], *period);
        for (std::size_t q = first_; q < all_.size(); ++q) resolve_earlier(q);
    }

private:
    static void give(Quantity& quantity, const FoundPeriod& found) {
        quantity.period = found.period;
        if (!found.deadline) return;
        quantity.period->kind = "deadline";
        if (quantity.modality == "stated") quantity.modality = "forecast";
    }

    /// What stands next to a change and says from when it is reckoned: "from the year earlier", "than in 2019".
    bool is_base(const Quantity& quantity, const FoundPeriod& period) const {
        if (!quantity.growth) return false;
        if (period.period.status == "a year earlier") return true;
        return period.period.kind == "year" && is_basis(pieces_, period.first);
    }

    /// Bytes between a figure and a period; one that directly follows another figure belongs to that one.
    std::size_t distance(const Quantity& quantity, const FoundPeriod& found) const {
        const Span at = found.period.span;
        const std::size_t apart = at.start >= quantity.span.end
                                      ? at.start - quantity.span.end
                                      : quantity.span.start - std::min(at.end, quantity.span.start);
        return 2 * apart + (at.start >= quantity.span.end ? 0 : 1) + (is_taken(quantity, found) ? taken : 0);
    }
    bool is_taken(const Quantity& quantity, const FoundPeriod& found) const {
        const std::size_t owner = owners_[std::size_t(&found - periods_.data())];
        return owner != nobody && owner != end_of(quantity);
    }
    static std::size_t end_of(const Quantity& quantity) {
        return quantity.growth ? std::max(quantity.span.end, quantity.growth->span.end) : quantity.span.end;
    }

    /// Where the figure ends that a period directly follows.
    void find_owners() {
        constexpr std::size_t next_to = 5;  // " in "
        std::vector<std::size_t> ends;
        for (std::size_t q = first_; q < all_.size(); ++q) ends.push_back(end_of(all_[q]));
        std::sort(ends.begin(), ends.end());
        for (const FoundPeriod& one : periods_) {
            const std::size_t start = one.period.span.start;
            const auto behind = std::upper_bound(ends.begin(), ends.end(), start);
            const bool near = behind != ends.begin() && start - *(behind - 1) <= next_to;
            owners_.push_back(near ? *(behind - 1) : nobody);
        }
    }

    const FoundPeriod* period_of(const Quantity& quantity) const {
        const FoundPeriod* best = nullptr;
        std::size_t least = 0;
        const auto near =
            std::lower_bound(periods_.begin(), periods_.end(), quantity.span.start,
                             [](const FoundPeriod& p, std::size_t at) { return p.period.span.start < at; });
        const auto from = near - std::min<std::ptrdiff_t>(2, near - periods_.begin());
        const auto to = near + std::min<std::ptrdiff_t>(3, periods_.end() - near);
        for (auto one = from; one != to; ++one) {
            if (is_base(quantity, *one)) continue;
            const std::size_t apart = distance(quantity, *one);
            if (!best || apart < least) best = &*one, least = apart;
        }
        return best;
    }

    /// "down from 8.1% a year earlier": the year before the one that the sentence states.
    void resolve_earlier(std::size_t q) {
        auto& period = all_[q].period;
        if (!period || period->status != "a year earlier") return;
        for (std::size_t other = std::max(first_, q > 8 ? q - 8 : 0); other < std::min(q + 9, all_.size()); ++other) {
            const auto& stated = all_[other].period;
            if (!stated || !stated->year || other == q) continue;
            period->year = *stated->year - 1;
            period->inferred = true;
            period->status.clear();
            period->text = std::to_string(*period->year) + ", inferred";
            return;
        }
        period->status = "year unresolved";
    }

    static constexpr std::size_t taken = 100000, nobody = std::size_t(-1);
    std::vector<Quantity>& all_;
    std::size_t first_;
    const Pieces& pieces_;
    std::vector<FoundPeriod> periods_;
    std::vector<std::size_t> owners_;  ///< [period]
};

}  // namespace

void date_quantities(Reading& reading, std::size_t first, const Pieces& pieces) {
    Dates(reading, first, pieces).read();
}

}  // namespace detente::reading
