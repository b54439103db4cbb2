#include "reading/measures/measures.hpp"

#include <algorithm>

#include "reading/measures/scene.hpp"

namespace detente::reading {
namespace {

struct Look {
    bool measure = false, rate = false, effect = false, membership = false, next = false;
};

/// What a sentence may hold, by its words alone.
Look look_at(Pieces p) {
    static constexpr WordSet effects({"trade",        "exports", "imports", "export", "shipments", "sales",
                                      "gdp",          "output",  "economy", "prices", "price",     "bills",
                                      "growth",       "decline", "tonne",   "barrel", "jobs",      "employment",
                                      "income",       "incomes", "welfare", "world",  "ventes",    "exportations",
                                      "importations", "exporte", "importe", "handel", "inflation"});
    static constexpr WordSet joins({"joined",   "joins",    "join",      "joining",    "acceded",  "accede",  "accedes",
                                    "acceding", "left",     "leaves",    "leave",      "leaving",  "quit",    "quits",
                                    "withdrew", "withdraw", "withdraws", "withdrawal", "declined", "refused", "member",
                                    "admitted", "rejoin",   "rejoined",  "exits"});
    static constexpr WordSet bans(
        {"ban",      "bans",      "banned",     "banning",   "bar",       "bars",      "barred",     "barring",
         "prohibit", "prohibits", "prohibited", "outlaw",    "outlawed",  "halt",      "halts",      "halted",
         "block",    "blocks",    "blocked",    "forbids",   "forbidden", "stops",     "stopped",    "longer",
         "deliver",  "sell",      "ship",       "supply",    "restrict",  "restricts", "restricted", "restricting",
         "curbs",    "curbed",    "interdit",   "verbietet", "force",     "effect",    "barrel"});
    static constexpr WordSet percent(
        {"%", "percent", "cent", "pct", "prozent", "percentage", "tonnes", "half", "moitié", "billion", "zollfrei"});
    static constexpr WordSet pays({"charges", "charge", "charging", "pay", "pays", "paying", "replied", "responded",
                                   "answered", "retaliated", "levies", "levy", "levied", "taxed", "imposed", "imposes",
                                   "impose", "erheben", "erhebt"});
    bool paying = false;
    Look look;
    for (const Piece& piece : p) {
        look.effect |= effects.has(piece.key);
        look.membership |= joins.has(piece.key);
        look.measure |= bans.has(piece.key);
        look.rate |= percent.has(piece.key);
        paying |= pays.has(piece.key);
        look.next |= piece.low == "next" || piece.low == "exempt" || piece.low == "exempted" || piece.low == "rate" ||
                     piece.low == "spared";
    }
    look.measure |= look.rate && paying;
    return look;
}

std::string today_of(const Reading& reading) {
    return reading.date.day ? reading.date.day->iso() : std::string();
}

bool names_cap(const std::string& text) {
    return text.find("rice cap") != text.npos || text.find("rice ceiling") != text.npos;
}

class MeasureReader {
public:
    MeasureReader(Reading& reading, const ArticlePieces& pieces, ArticleTrees& trees)
        : r_(reading),
          pieces_(pieces),
          trees_(trees),
          parties_(reading),
          thread_{reading.measures, parties_, today_of(reading), {}, false, names_cap(reading.text), 0, {}, {}} {}

    void read() {
        for (std::size_t line = 0; line < r_.lines.size(); ++line) {
            const LineClass kind = r_.lines[line].kind;
            for (const Pieces p : pieces_.sentences(line)) sentence(p, kind == LineClass::title);
        }
        take_from_title();
    }

private:
    void sentence(Pieces p, bool title) {
        ++thread_.age;
        const Look look = look_at(p);
        std::vector<InstrumentName> cues = Instruments::installed().find(p);
        const bool goes_on = thread_.open && thread_.age <= 5 && (look.rate || look.next);
        const bool effect = look.effect;
        if (cues.empty() && !look.measure && !look.membership && !goes_on && !effect) return;
        Scene scene = scene_of(p, std::move(cues), title);
        if (!scene.cues.empty() || look.measure || goes_on) {
            read_agreements(scene, thread_);
            read_bans(scene, thread_);
            read_other_instruments(scene, thread_);
            if (std::none_of(scene.cues.begin(), scene.cues.end(),
                             [](const InstrumentName& cue) { return cue.instrument == "quota"; }))
                read_duties(scene, thread_);
        }
        if (look.membership) read_memberships(scene, thread_);
        if (goes_on || look.next) read_next_and_exempt(scene, thread_);
        if (effect && !title) read_effects(r_, scene, thread_);
        for (const Side& side : scene.sides)
            if (side.role == Role::subject || side.role == Role::actor) {
                thread_.last_subject = side.ids;
                break;
            }
    }

    Scene scene_of(Pieces p, std::vector<InstrumentName> cues, bool title) {
        Scene scene;
        scene.p = p;
        scene.title = title;
        scene.clauses = find_clauses(p, trees_.of(p));
        scene.cues = std::move(cues);
        scene.rates = find_rates(p);
        scene.goods = Goods::installed().find(p);
        scene.sides = parties_.in(p, scene.clauses, scene.goods, scene.cues);
        scene.whens = find_whens(r_, p);
        return scene;
    }

    /// A heading says shortly what the body says in full: its measures count where the body has none of the kind.
    void take_from_title() {
        const std::size_t of_body = r_.measures.size();
        for (const PolicyMeasure& titled : thread_.from_title) {
            if (titled.rule == "heading") continue;
            const auto same = [&](const PolicyMeasure& known) {
                return known.instrument == titled.instrument ||
                       (is_duty(known.instrument) && is_duty(titled.instrument));
            };
            const auto end = r_.measures.begin() + std::ptrdiff_t(of_body);
            if (std::none_of(r_.measures.begin(), end, same)) r_.measures.push_back(titled);
        }
    }

    Reading& r_;
    const ArticlePieces& pieces_;
    ArticleTrees& trees_;
    PartyIndex parties_;
    Thread thread_;
};

}  // namespace

void read_measures(Reading& reading, const ArticlePieces& pieces, ArticleTrees& trees) {
    MeasureReader(reading, pieces, trees).read();
}

}  // namespace detente::reading
