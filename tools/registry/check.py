#!/usr/bin/env python3
"""Check the tables in data/registry. Prints every fault and exits 1 if there is any."""
import csv
import re
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "data" / "registry"
COLUMNS = {
    "economies.csv": "id,alpha2,numeric,name,kind,region,capital",
    "names.csv": "id,lang,kind,name,risk,source",
    "frameworks.csv": "id,abbreviation,name,kind,founded,source",
    "framework_names.csv": "id,lang,kind,name,source",
    "memberships.csv": "framework,economy,start,end,status,confidence,source",
    "succession.csv": "framework,predecessor,successor,date,kind,note",
    "date_conflicts.csv": "framework,economy,status,field,kept,other,kept_source,other_source,note",
    "cow_codes.csv": "ccode,iso3,from,to",
    "sources.csv": "key,title,publisher,licence,url,accessed",
}
KEYS = {
    "economies.csv": ["id"],
    "names.csv": ["id", "lang", "kind", "name"],
    "frameworks.csv": ["id"],
    "framework_names.csv": ["id", "lang", "name"],
    "memberships.csv": ["framework", "economy", "start", "status", "source"],
    "succession.csv": ["framework", "predecessor", "successor", "date"],
    "date_conflicts.csv": ["framework", "economy", "status", "field", "other"],
    "cow_codes.csv": ["ccode", "from"],
    "sources.csv": ["key"],
}
ALLOWED = {
    ("economies.csv", "kind"): {"economy", "territory", "historic", "region"},
    ("names.csv", "kind"): set(
        "name short variant official abbreviation demonym adjective capital government code".split()),
    ("names.csv", "risk"): {"", "person", "word", "ambiguous", "place"},
    ("frameworks.csv", "kind"): {"organisation", "alliance", "trade-agreement", "economic-union", "forum",
                                 "preferences"},
    ("framework_names.csv", "kind"): {"name", "abbreviation", "variant", "body"},
    ("memberships.csv", "status"): set(
        "member suspended partner observer associate invited frozen contested".split()),
    ("memberships.csv", "confidence"): {"A", "B", "C"},
}
OVERLAYS = {"suspended", "frozen"}  # laid over a member spell, never instead of one
ORGANISATIONS = {"EU", "AU"}  # frameworks that are members of others
FOREVER = "9999-12-31"


def load():
    tables, faults = {}, []
    for name, header in COLUMNS.items():
        text = (DATA / name).read_text(encoding="utf-8")
        rows = list(csv.reader(text.splitlines()))
        if ",".join(rows[0]) != header:
            faults.append(f"{name}: header is {','.join(rows[0])}")
        if "\r" in text or not text.endswith("\n"):
            faults.append(f"{name}: line ends")
        faults += [f"{name}:{n}: {len(r)} fields" for n, r in enumerate(rows, 1) if len(r) != len(rows[0])]
        tables[name] = [dict(zip(rows[0], r)) for r in rows[1:]]
    return tables, faults


def check_shape(tables):
    for name, rows in tables.items():
        seen = set()
        for row in rows:
            key = tuple(row[c] for c in KEYS[name])
            if key in seen:
                yield f"{name}: twice {key}"
            seen.add(key)
            for column, value in row.items():
                if value != value.strip():
                    yield f"{name}: blank at the edge of '{value}'"
                if (name, column) in ALLOWED and value not in ALLOWED[name, column]:
                    yield f"{name}: {column} '{value}' in {key}"


def check_order(tables):
    """Generated tables are sorted by all their columns; the hand-kept ones by their leading keys."""
    for name in ("economies.csv", "names.csv", "framework_names.csv"):
        rows = [tuple(r.values()) for r in tables[name]]
        if rows != sorted(rows):
            yield f"{name}: not sorted"
    for name, columns in (("frameworks.csv", 1), ("memberships.csv", 2), ("sources.csv", 1)):
        rows = [tuple(r.values())[:columns] for r in tables[name]]
        if rows != sorted(rows):
            yield f"{name}: not sorted"


def check_links(tables):
    economies = {r["id"] for r in tables["economies.csv"]}
    frameworks = {r["id"] for r in tables["frameworks.csv"]}
    sources = {r["key"] for r in tables["sources.csv"]}
    used = {"cldr", "iso3166"}
    for name, rows in tables.items():
        for row in rows:
            for key in row.get("source", "").split(";") + [row.get("kept_source", ""), row.get("other_source", "")]:
                used.add(key)
                if key and key not in sources:
                    yield f"{name}: unknown source {key}"
            if row.get("framework", "") and row["framework"] not in frameworks:
                yield f"{name}: unknown framework {row['framework']}"
            for column in ("economy", "predecessor", "successor"):
                if row.get(column, "") and row[column] not in economies | ORGANISATIONS:
                    yield f"{name}: unknown economy {row[column]}"
    yield from (f"names.csv: unknown id {r['id']}" for r in tables["names.csv"] if r["id"] not in economies)
    yield from (f"framework_names.csv: unknown id {r['id']}"
                for r in tables["framework_names.csv"] if r["id"] not in frameworks)
    yield from (f"cow_codes.csv: unknown iso3 {r['iso3']}" for r in tables["cow_codes.csv"] if r["iso3"] not in economies)
    yield from (f"sources.csv: nobody uses {key}" for key in sorted(sources - used))


def check_economies(tables):
    named = {r["id"] for r in tables["names.csv"] if r["lang"] == "en" and r["kind"] in ("name", "short")}
    for row in tables["economies.csv"]:
        if not re.fullmatch("[A-Z]{3}", row["id"]) or not row["name"] or not row["region"]:
            yield f"economies.csv: bad row {row}"
        if row["id"] not in named:
            yield f"economies.csv: {row['id']} has no English name in names.csv"


def is_date(text):
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def check_dates(tables):
    for row in tables["memberships.csv"]:
        if not is_date(row["start"]) or (row["end"] and not is_date(row["end"])):
            yield f"memberships.csv: bad date {row}"
        elif row["end"] and row["start"] >= row["end"]:
            yield f"memberships.csv: start is not before end {row}"
    for name, column in (("frameworks.csv", "founded"), ("succession.csv", "date")):
        yield from (f"{name}: bad date {r}" for r in tables[name] if not is_date(r[column]))


def spells_by(rows, *columns):
    groups = {}
    for row in rows:
        groups.setdefault(tuple(row[c] for c in columns), []).append((row["start"], row["end"] or FOREVER))
    return groups


def check_spells(tables):
    rows = tables["memberships.csv"]
    for key, spells in spells_by(rows, "framework", "economy", "status").items():
        spells.sort()
        for (_, end), (start, _) in zip(spells, spells[1:]):
            if start < end:
                yield f"memberships.csv: spells overlap {key} at {start}"
    members = spells_by([r for r in rows if r["status"] == "member"], "framework", "economy")
    founded = {r["id"]: r["founded"] for r in tables["frameworks.csv"]}
    for row in rows:
        inside = any(s <= row["start"] and (row["end"] or FOREVER) <= e
                     for s, e in members.get((row["framework"], row["economy"]), []))
        if row["status"] in OVERLAYS and not inside:
            yield f"memberships.csv: {row['status']} outside membership {row}"
        if row["start"] < founded[row["framework"]]:
            yield f"memberships.csv: before the framework began {row}"


def count_on(rows, framework, day, status):
    return len({r["economy"] for r in rows if r["framework"] == framework and r["status"] == status
                and r["start"] <= day < (r["end"] or FOREVER)})


def check_cow(tables):
    """Every number is sorted, and means one state in any year."""
    until = {}
    numbers = [int(row["ccode"]) for row in tables["cow_codes.csv"]]
    if numbers != sorted(numbers):
        yield "cow_codes.csv: not sorted"
    for row in tables["cow_codes.csv"]:
        start, end = int(row["from"] or 0), int(row["to"] or 9999)
        if start > end or start <= until.get(row["ccode"], -1):
            yield f"cow_codes.csv: {row['ccode']} means two states in {start}"
        until[row["ccode"]] = end


def check_counts(tables):
    with open(HERE / "expected_counts.csv", encoding="utf-8", newline="") as file:
        for want in csv.DictReader(file):
            found = count_on(tables["memberships.csv"], want["framework"], want["date"], want["status"])
            if found != int(want["count"]):
                yield f"{want['framework']} on {want['date']}: {found} {want['status']}, expected {want['count']}"


def check_conflicts(tables):
    """The date kept in a conflict is the one memberships.csv carries."""
    for row in tables["date_conflicts.csv"]:
        found = [m for m in tables["memberships.csv"] if all(m[c] == row[c] for c in ("framework", "economy", "status"))]
        if row["kept"] not in {m[row["field"]] for m in found}:
            yield f"date_conflicts.csv: memberships.csv does not carry {row}"


def main():
    tables, faults = load()
    for check in (check_shape, check_order, check_links, check_economies, check_dates, check_spells,
                  check_cow, check_counts, check_conflicts):
        faults += check(tables)
    print("\n".join(faults) if faults else "registry: no faults")
    print(", ".join(f"{name} {len(rows)}" for name, rows in tables.items()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
