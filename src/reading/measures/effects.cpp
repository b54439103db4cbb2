#include <algorithm>
#include <cmath>
#include <optional>

#include "reading/measures/scene.hpp"

namespace detente::reading {
namespace {

constexpr auto nouns = word_map<int>(
    {{"trade", 0},        {"commerce", 0},   {"handel", 0},       {"exports", 1}, {"export", 1},    {"shipments", 1},
     {"sales", 1},        {"ventes", 1},     {"exportations", 1}, {"exporte", 1}, {"ausfuhren", 1}, {"imports", 2},
     {"importations", 2}, {"einfuhren", 2},  {"importe", 2},      {"gdp", 3},     {"output", 3},    {"economy", 3},
     {"productivity", 3}, {"bip", 3},        {"pib", 3},          {"welfare", 4}, {"income", 4},    {"incomes", 4},
     {"prices", 5},       {"price", 5},      {"inflation", 5},    {"bills", 5},   {"preise", 5},    {"prix", 5},
     {"jobs", 6},         {"employment", 6}, {"emplois", 6}});
constexpr const char* about_words[] = {"trade", "exports", "imports", "gdp", "welfare", "prices", "jobs"};

constexpr auto ways = word_map<int>(
    {{"rise", 1},      {"rises", 1},     {"rose", 1},          {"risen", 1},       {"rising", 1},    {"grow", 1},
     {"grows", 1},     {"grew", 1},      {"grown", 1},         {"growing", 1},     {"increase", 1},  {"increased", 1},
     {"increases", 1}, {"up", 1},        {"jumped", 1},        {"jump", 1},        {"climbed", 1},   {"climb", 1},
     {"gain", 1},      {"gained", 1},    {"expand", 1},        {"expanded", 1},    {"surged", 1},    {"surge", 1},
     {"soared", 1},    {"recover", 1},   {"higher", 1},        {"growth", 1},      {"boost", 1},     {"boosted", 1},
     {"raise", 1},     {"raised", 1},    {"bigger", 1},        {"larger", 1},      {"edged", 1},     {"fall", -1},
     {"falls", -1},    {"fell", -1},     {"fallen", -1},       {"falling", -1},    {"drop", -1},     {"dropped", -1},
     {"decline", -1},  {"declined", -1}, {"declines", -1},     {"down", -1},       {"shrink", -1},   {"shrank", -1},
     {"shrunk", -1},   {"shrinks", -1},  {"collapse", -1},     {"collapsed", -1},  {"cut", -1},      {"cuts", -1},
     {"reduce", -1},   {"reduced", -1},  {"lower", -1},        {"smaller", -1},    {"slump", -1},    {"slumped", -1},
     {"plunge", -1},   {"plunged", -1},  {"contract", -1},     {"contracted", -1}, {"lose", -1},     {"lost", -1},
     {"shed", -1},     {"chuté", -1},    {"baissé", -1},       {"reculé", -1},     {"augmenté", 1},  {"progressé", 1},
     {"gestiegen", 1}, {"gesunken", -1}, {"eingebrochen", -1}, {"sank", -1},       {"tumbled", -1},  {"less", -1},
     {"knock", -1},    {"shave", -1},    {"decrease", -1},     {"decreased", -1},  {"diminish", -1}, {"add", 1},
     {"lift", 1},      {"swell", 1},     {"wuchs", 1},         {"sanken", -1},     {"stiegen", 1},   {"halved", -1},
     {"doubled", 1}});

struct Value {
    std::size_t first = 0, last = 0;
    double value = 0;
    std::string unit = "share";
};

class EffectReader {
public:
    EffectReader(Reading& reading, const Scene& scene, Thread& thread) : r_(reading), s_(scene), t_(thread) {}

    void read() {
        for (const Value& value : values()) one(value);
        without_figure();
    }

private:
    std::vector<Value> values() const {
        std::vector<Value> out;
        for (const Rate& rate : s_.rates) {
            if (rate.level.unit != "ad-valorem" || rate.share || rate.level.from || rate.from_only) continue;
            const Level& l = rate.level;
            const std::optional<double> value = l.by ? l.by : l.to ? l.to : l.high;
            if (value && *value > 0) out.push_back({rate.first, rate.last, *value});
        }
        for (const Quantity& q : r_.quantities) {
            if (q.kind != "amount" || !q.value) continue;
            std::size_t first = 0;
            while (first < s_.p.size() && s_.p[first].span.end <= q.span.start) ++first;
            if (first == 0 || first >= s_.p.size() || s_.p[first].span.start >= q.span.end) continue;
            std::size_t last = first;
            while (last < s_.p.size() && s_.p[last].span.start < q.span.end) ++last;
            if (low_is(s_.p, first - 1, {"by"}))
                out.push_back({first, last, *q.value, q.currency.empty() ? q.unit : q.currency});
        }
        from_to(out);
        for (std::size_t i = 2; i < s_.p.size(); ++i)
            if (low_is(s_.p, i, {"half", "moitié", "hälfte"}) && low_is(s_.p, i - 1, {"by", "de"}))
                out.push_back({i, i + 1, 0.5});
        std::sort(out.begin(), out.end(), [](const Value& a, const Value& b) { return a.first < b.first; });
        return out;
    }

    /// "from $1.1 billion to $20.9 billion": the growth that follows.
    void from_to(std::vector<Value>& out) const {
        for (std::size_t q = 0; q + 1 < r_.quantities.size(); ++q) {
            const Quantity &a = r_.quantities[q], &b = r_.quantities[q + 1];
            if (a.kind != "amount" || b.kind != "amount" || !a.value || !b.value || *a.value <= 0 || a.unit != b.unit)
                continue;
            if (a.span.start < s_.p.front().span.start || b.span.end > s_.p.back().span.end) continue;
            std::size_t first = 0, last = 0;
            for (std::size_t i = 0; i < s_.p.size(); ++i) {
                if (s_.p[i].span.end <= a.span.start) first = i + 1;
                if (s_.p[i].span.start < b.span.end) last = i + 1;
            }
            std::size_t to = last;
            while (to > first && s_.p[to - 1].span.start >= b.span.start) --to;
            if (first == 0 || to == first || !low_is(s_.p, first - 1, {"from"}) || !low_is(s_.p, to - 1, {"to"}))
                continue;
            out.push_back({first, last, std::abs(*b.value / *a.value - 1)});
        }
    }

    bool duty_between(std::size_t from, std::size_t to) const {
        return std::any_of(s_.cues.begin(), s_.cues.end(), [&](const InstrumentName& cue) {
            return cue.first >= from && cue.first < to && is_duty(cue.instrument);
        });
    }

    /// The noun that grows or falls, before the value; behind it in "cut American GDP by"; -1: none.
    std::ptrdiff_t noun_before(const Value& value) const {
        for (std::size_t i = value.first; i-- > 0;) {
            if (s_.p[i].low == ";") break;
            if (nouns.find(s_.p[i].key) && !part_of_name(i)) return std::ptrdiff_t(i);
        }
        return -1;
    }
    /// "export ban", "trade war", "price cap", "growth of trade barriers".
    bool part_of_name(std::size_t i) const {
        if (low_is(s_.p, i + 1,
                   {"war",          "ban",      "bans",         "agreement",    "deal",           "pact",
                    "minister",     "ministry", "talks",        "cap",          "surplus",        "deficit",
                    "controls",     "barriers", "organization", "organisation", "representative", "commission",
                    "commissioner", "partners", "tensions",     "policy",       "dispute",        "bloc",
                    "desk",         "fair",     "union",        "unions"}))
            return true;
        return std::any_of(s_.cues.begin(), s_.cues.end(),
                           [&](const InstrumentName& cue) { return cue.first <= i && i < cue.last; });
    }

    struct Way {
        int sign = 0;
        std::size_t at = 0;
    };
    Way way(std::size_t noun, const Value& value) const {
        for (std::size_t i = value.last; i < std::min(value.last + 2, s_.p.size()); ++i)
            if (low_is(s_.p, i, {"lower", "smaller", "higher", "larger", "bigger", "less", "more"}))
                return {low_is(s_.p, i, {"higher", "larger", "bigger", "more"}) ? 1 : -1, i};
        for (std::size_t i = value.first; i-- > noun + 1;)
            if (const int* sign = ways.find(s_.p[i].key); sign && !low_is(s_.p, i + 1, {"to"})) return {*sign, i};
        if (noun > 0)  // "would cut American GDP by", "growth of trade by"
            for (std::size_t i = noun; i-- > 0 && noun - i < 4;)
                if (const int* sign = ways.find(s_.p[i].key); sign && low_is(s_.p, noun + 1, {"by"})) return {*sign, i};
        return {};
    }

    bool instead(const Value& value) const {
        for (std::size_t back = 1; back <= 4 && back <= value.first; ++back)
            if (low_is(s_.p, value.first - back, {"instead", "rather"})) return true;
        return false;
    }
    /// "up 228 percent since January", of what costs so much a tonne; "growth of 4 percent", of what was told before.
    bool without_noun(const Value& value) {
        if (value.first == 0 || value.unit != "share") return false;
        Effect e;
        e.value = value.value, e.unit = "share";
        e.span = s_.span(value.first - 1, value.last);
        const int* sign = ways.find(s_.p[value.first - 1].key);
        const auto price = [](const Rate& rate) { return rate.level.unit == "price"; };
        if (sign != nullptr && std::any_of(s_.rates.begin(), s_.rates.end(), price)) {
            e.about = "prices", e.rule = "price of so much";
        } else if (low_is(s_.p, value.first - 1, {"of"}) && value.first > 1 && !r_.effects.empty() &&
                   low_is(s_.p, value.first - 2, {"growth", "decline", "fall", "drop", "rise"})) {
            sign = ways.find(s_.p[value.first - 2].key);
            e.about = r_.effects.front().about, e.rule = "growth of so much";
            if (sign == nullptr) return false;
        } else {
            return false;
        }
        e.direction = *sign > 0 ? "up" : "down";
        add(std::move(e));
        return true;
    }

    void one(const Value& value) {
        if (instead(value)) return;
        const std::ptrdiff_t found = noun_before(value);
        if (without_noun(value) || found < 0) return;
        const auto noun = std::size_t(found);
        if (duty_between(noun, value.first) || measured(value)) return;
        Way direction = way(noun, value);
        const bool gapped = direction.sign == 0 && low_is(s_.p, value.first - 1, {"by"}) && last_sign_ != 0;
        if (gapped) direction.sign = last_sign_;
        if (direction.sign == 0 || part_of_share(noun)) return;
        if (value.unit != "share" && value.last < s_.p.size() && low_is(s_.p, value.last, {"lower", "higher"})) return;
        Effect e;
        e.about = about_words[*nouns.find(s_.p[noun].key)];
        sides(noun, value.first, e);
        e.direction = direction.sign > 0 ? "up" : "down";
        e.value = value.value;
        e.unit = value.unit;
        e.span = s_.span(begin_of(noun), value.last);
        e.of = measure_of(e);
        e.rule = "so much more or less";
        last_sign_ = direction.sign;
        add(std::move(e));
    }

    bool part_of_share(std::size_t noun) const {
        for (std::size_t i = noun; i-- > 0 && noun - i < 5;)
            if (low_is(s_.p, i, {"share", "anteil", "part", "proportion"})) return true;
        return false;
    }
    /// A figure that a measure has as its level is no effect.
    bool measured(const Value& value) const {
        const std::size_t at = s_.p[value.first].span.start;
        return std::any_of(t_.measures.begin(), t_.measures.end(), [&](const PolicyMeasure& m) {
            return m.span.start <= at && at < m.span.end && m.level.kind != "none" && is_duty(m.instrument);
        });
    }

    std::size_t begin_of(std::size_t noun) const {
        std::size_t first = noun;
        for (const Side& side : s_.sides)
            if (side.last <= noun && side.last + 3 >= noun) first = side.first;
        return first;
    }

    void sides(std::size_t noun, std::size_t value, Effect& e) const {
        for (std::size_t back = 1; back <= 3 && back <= noun; ++back)
            if (low_is(s_.p, noun - back, {"world", "global", "worldwide"})) e.who = {"world"};
        for (const Side& side : s_.sides)
            if (e.who.empty() && side.last <= noun && side.last + 3 >= noun && owns(side, noun)) e.who = side.ids;
        for (std::size_t i = noun + 1; i < std::min(noun + 4, value); ++i) {
            if (low_is(s_.p, i, {"between"}) && low_is(s_.p, i + 1, {"the"}) && low_is(s_.p, i + 2, {"two", "pair"}))
                pair(e);
            if (low_is(s_.p, i, {"among"}))
                if (const std::string body = body_of(s_.p[i].span.start); !body.empty()) e.who = e.with = {body};
        }
        for (const Side& side : s_.sides) {
            if (side.first <= noun || side.last > value || side.first == 0) continue;
            std::size_t prep = side.first - 1;
            while (prep > noun && low_is(s_.p, prep, {"the", "their", "its"})) --prep;
            if (crosses_verb(noun, side.first)) continue;
            const bool sends = e.about == "exports" &&
                               (low_is(s_.p, prep, {"from"}) || (low_is(s_.p, prep, {"of"}) && origin_of_goods(side)));
            if (sends) {
                if (e.who.empty()) e.who = side.ids;
            } else if (low_is(s_.p, prep, {"between"})) {
                e.who.assign(side.ids.begin(), side.ids.begin() + 1);
                e.with.assign(side.ids.begin() + 1, side.ids.end());
            } else if (low_is(s_.p, prep, {"to", "from", "with", "into", "in", "en", "nach"})) {
                add_ids(e.with, side.ids);
            } else if (low_is(s_.p, prep, {"of"}) && origin_of_goods(side)) {
                add_ids(e.with, side.ids);
            } else if (low_is(s_.p, prep, {"of"}) && e.who.empty()) {
                e.who = side.ids;
            }
        }
        own(noun, e);
        std::erase_if(e.who, [](const std::string& id) { return id == "all"; });
        std::erase_if(e.with, [](const std::string& id) { return id == "all"; });
    }
    /// Whose members are meant: of the agreement that the text tells of, else of the framework named last.
    std::string body_of(std::size_t byte) const {
        for (const PolicyMeasure& m : t_.measures)
            if (m.instrument == "agreement" && m.by.size() == 1 && m.by.front().rfind("igo:", 0) == 0)
                return m.by.front();
        return t_.parties.framework_before(byte);
    }
    bool origin_of_goods(const Side& side) const {
        return side.role == Role::origin && std::any_of(s_.goods.begin(), s_.goods.end(),
                                                        [&](const FoundGood& good) { return good.first == side.last; });
    }
    /// Between a noun and a party lies the verb that makes it grow: the party is no partner.
    bool crosses_verb(std::size_t from, std::size_t to) const {
        for (std::size_t i = from + 1; i < to; ++i)
            if (ways.find(s_.p[i].key)) return true;
        return false;
    }
    void pair(Effect& e) const {
        std::vector<std::string> two;
        if (t_.open && t_.last.by.size() == 1 && t_.last.on.size() == 1 && t_.last.on.front() != "all") {
            two = {t_.last.by.front(), t_.last.on.front()};
        } else {
            two = t_.parties.main_pair();
        }
        if (two.size() == 2) e.who = {two[0]}, e.with = {two[1]};
    }
    bool owns(const Side& side, std::size_t noun) const {
        for (std::size_t i = side.last; i < noun; ++i)
            if (s_.clauses.verb[i] || s_.p[i].low == "," || low_is(s_.p, i, {"and", "of", "to", "in", "from"}))
                return false;
        return side.ids.front() != "all";
    }
    /// "its exports", and a second noun of the same clause: whose the first was. "Japan stands to gain, with exports
    /// up".
    void own(std::size_t noun, Effect& e) const {
        if (!e.who.empty()) return;
        for (std::size_t i = noun + 1; i + 1 < s_.p.size() && i < noun + 8; ++i)  // "Exports, it says, have grown"
            if (low_is(s_.p, i, {"it"}) && low_is(s_.p, i + 1, {"says", "said"}) && !t_.last_subject.empty()) {
                e.who = t_.last_subject;
                return;
            }
        const bool its = noun > 0 && low_is(s_.p, noun - 1, {"its", "their"});
        const bool bare = noun > 0 && low_is(s_.p, noun - 1, {"with", "and"});
        if (!last_who_.empty() && (its || bare)) {
            e.who = last_who_;
            return;
        }
        if (its || bare)
            for (const Side& side : s_.sides)
                if (side.last <= noun && side.role == Role::subject) e.who = side.ids;
    }

    std::optional<std::size_t> measure_of(const Effect& e) const {
        for (std::size_t i = t_.measures.size(); i-- > 0;) {
            const PolicyMeasure& m = t_.measures[i];
            for (const std::vector<std::string>* ids : {&e.who, &e.with})
                for (const std::string& id : *ids)
                    if (std::find(m.by.begin(), m.by.end(), id) != m.by.end() ||
                        std::find(m.on.begin(), m.on.end(), id) != m.on.end())
                        return i;
        }
        return std::nullopt;
    }

    void add(Effect e) {
        last_who_ = e.who;
        for (const Effect& known : r_.effects)
            if (known.about == e.about && known.direction == e.direction && known.value == e.value &&
                (known.who == e.who || e.who.empty()))
                return;
        r_.effects.push_back(std::move(e));
    }

    /// "the world benefits", "they have driven energy bills to heights".
    void without_figure() {
        for (std::size_t i = 1; i < s_.p.size(); ++i) {
            const bool benefits = low_is(s_.p, i, {"benefits", "benefit", "gains", "profits"});
            const bool loses = low_is(s_.p, i, {"loses", "suffers"});
            const bool everyone = low_is(s_.p, i - 1, {"world", "everyone", "everybody"}) ||
                                  (i > 1 && low_is(s_.p, i - 2, {"world"}) && low_is(s_.p, i - 1, {"will", "would"}));
            if ((benefits || loses) && everyone) {
                Effect e;
                e.about = "welfare", e.who = {"world"}, e.direction = benefits ? "up" : "down";
                e.span = s_.span(i - 1, i + 1);
                e.rule = "the world gains or loses";
                add(std::move(e));
            }
            if (low_is(s_.p, i, {"driven", "drove", "pushed", "pushing", "driving", "sent"})) prices_driven(i);
        }
    }
    void prices_driven(std::size_t verb) {
        for (std::size_t i = verb + 1; i < std::min(verb + 5, s_.p.size()); ++i) {
            if (!low_is(s_.p, i, {"prices", "bills", "costs", "inflation"})) continue;
            for (std::size_t k = i + 1; k < std::min(i + 7, s_.p.size()); ++k) {
                const bool up = low_is(s_.p, k, {"up", "heights", "higher", "soaring", "record", "records"});
                if (!up && !low_is(s_.p, k, {"down", "lower", "lows"})) continue;
                Effect e;
                e.about = "prices", e.direction = up ? "up" : "down";
                e.span = s_.span(verb, k + 1);
                e.of = t_.measures.empty() ? std::nullopt : std::optional(t_.measures.size() - 1);
                e.rule = "prices driven";
                add(std::move(e));
                return;
            }
        }
    }

    Reading& r_;
    const Scene& s_;
    Thread& t_;
    int last_sign_ = 0;
    std::vector<std::string> last_who_;
};

}  // namespace

void read_effects(Reading& reading, const Scene& scene, Thread& thread) {
    EffectReader(reading, scene, thread).read();
}

}  // namespace detente::reading
