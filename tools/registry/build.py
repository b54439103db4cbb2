#!/usr/bin/env python3
"""Build economies.csv and names.csv in data/registry.

Sources: ISO 3166 (Debian iso-codes), CLDR (Debian unicode-cldr-core) and the hand-kept tables beside this file.
Usage: python3 tools/registry/build.py [--iso DIR] [--cldr DIR]
"""
import argparse
import csv
import json
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent.parent / "data" / "registry"
LANGUAGES = "ar de en es fa fr hi id it ja ko pl pt ru sw tr uk vi zh zh_Hant".split()
CONTINENTS = {"002", "019", "142", "150", "009"}  # M49: Africa, Americas, Asia, Europe, Oceania
ANTARCTIC = {"AQ": "Antarctica"}  # outside every M49 subregion


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_table(path, columns, rows):
    rows = sorted(set(rows))
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} rows")


def iso_entries(iso_dir):
    with open(iso_dir / "json" / "iso_3166-1.json", encoding="utf-8") as file:
        return {e["alpha_3"]: e for e in json.load(file)["3166-1"]}


def cldr_territories(cldr_dir, language):
    """Yield (territory code, alt or '', text); inheritance marks are skipped."""
    root = ElementTree.parse(cldr_dir / "main" / f"{language}.xml").getroot()
    for element in root.iterfind("localeDisplayNames/territories/territory"):
        if element.text and "\u2191" not in element.text:
            yield element.get("type"), element.get("alt", ""), element.text.strip()


def m49_subregions(cldr_dir, english):
    """alpha-2 code -> English name of its M49 subregion."""
    root = ElementTree.parse(cldr_dir / "supplemental" / "supplementalData.xml").getroot()
    groups = {}
    for group in root.iterfind("territoryContainment/group"):
        if not group.get("status"):
            groups.setdefault(group.get("type"), group.get("contains").split())
    region = dict(ANTARCTIC)
    for continent in CONTINENTS:
        for subregion in groups[continent]:
            for code in groups.get(subregion, []):
                region.setdefault(code, plain(english[subregion]))
    return region


def plain(name):
    """Plain English typography: straight apostrophes, 'and' for the ampersand."""
    return name.replace("\u2019", "'").replace("&", "and")


def ascii_form(name):
    kept = unicodedata.normalize("NFD", name).replace("\u02bb", "'")
    return "".join(c for c in kept if not unicodedata.combining(c))


def first_capitals(capitals):
    return {r["id"]: r["name"] for r in reversed(capitals) if r["role"] == "capital"}


def economies(iso, english, regions, capitals):
    chosen = {r["id"]: r["name"] for r in read_table(HERE / "english_names.csv")}
    territories = {r["id"] for r in read_table(HERE / "territories.csv")}
    capital = first_capitals(capitals)
    for code, entry in iso.items():
        name = chosen.get(code) or plain(english[entry["alpha_2"]])
        kind = "territory" if code in territories else "economy"
        region = regions.get(entry["alpha_2"], "")
        yield code, entry["alpha_2"], entry["numeric"], name, kind, region, capital.get(code, "")
    for r in read_table(HERE / "economies_extra.csv"):
        yield r["id"], r["alpha2"], r["numeric"], r["name"], r["kind"], r["region"], r["capital"]


def cldr_names(cldr_dir, by_alpha2):
    kinds = {"": "name", "short": "short"}
    for language in LANGUAGES:
        for code, alt, text in cldr_territories(cldr_dir, language):
            if code in by_alpha2:
                yield by_alpha2[code], language.replace("_", "-"), kinds.get(alt, "variant"), text, "cldr"


def english_spellings(names):
    """Other spellings of English names: 'and' for '&', 'Saint' for 'St.', no diacritics."""
    for id_, language, kind, name, source in names:
        if language != "en" or kind in ("government", "code"):
            continue
        forms = {plain(name), ascii_form(plain(name))}
        forms |= {f.replace("St. ", "Saint ") for f in forms} | {f.replace("St. ", "St ") for f in forms}
        as_kind = kind if kind in ("capital", "demonym", "adjective", "official") else "variant"
        for form in forms - {name}:
            yield id_, language, as_kind, form, source


def all_names(cldr_dir, by_alpha2, economy_rows, capitals):
    names = set(cldr_names(cldr_dir, by_alpha2))
    names |= {(r[0], "en", "name", r[3], "iso3166") for r in economy_rows if r[4] in ("historic", "region")}
    names |= {(r[0], "en", "variant", r[3], "public-record") for r in economy_rows}
    names |= {(r["id"], "en", "capital", r["name"], r["source"]) for r in capitals}
    for table in ("demonyms.csv", "names_hand.csv"):
        for r in read_table(HERE / table):
            names.add((r["id"], r.get("lang", "en"), r["kind"], r["name"], r["source"]))
    return drop_repeats(names | set(english_spellings(names)))


def drop_repeats(names):
    """One line per (id, lang, name) among the country's own names; demonym and adjective stay apart."""
    order = ["name", "short", "official", "variant"]
    best = {}
    for row in sorted(names, key=lambda r: (order.index(r[2]) if r[2] in order else 9, r[4])):
        group = "own" if row[2] in order else row[2]
        best.setdefault((row[0], row[1], row[3], group), row)
    return best.values()


def with_risks(names, historic):
    """Mark each line: a hand-set risk, else 'ambiguous' where a living economy shares the name."""
    risks = {(r["lang"], saint(r["name"])): r["risk"] for r in read_table(HERE / "risks.csv")}
    owners = {}
    for id_, language, _, name, _ in names:
        if id_ not in historic:
            owners.setdefault((language, name.casefold()), set()).add(id_)
    for id_, language, kind, name, source in names:
        others = owners.get((language, name.casefold()), set()) - {id_}
        risk = risks.get((language, saint(name))) or ("ambiguous" if others else "")
        yield id_, language, kind, name, risk, source


def saint(name):
    return name.replace("St. ", "Saint ").replace("St ", "Saint ")


def unused_risks(names):
    known = {(n[1], saint(n[3])) for n in names}
    return [r for r in read_table(HERE / "risks.csv") if (r["lang"], saint(r["name"])) not in known]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--iso", type=Path, default=Path("/usr/share/iso-codes"))
    parser.add_argument("--cldr", type=Path, default=Path("/usr/share/unicode/cldr/common"))
    options = parser.parse_args()
    iso = iso_entries(options.iso)
    english = english_display_names(options.cldr)
    capitals = read_table(HERE / "capitals.csv")
    rows = list(economies(iso, english, m49_subregions(options.cldr, english), capitals))
    by_alpha2 = {e["alpha_2"]: code for code, e in iso.items()} | {"XK": "XKX"}
    names = list(all_names(options.cldr, by_alpha2, rows, capitals))
    historic = {r[0] for r in rows if r[4] == "historic"}
    write_table(OUT / "economies.csv", "id,alpha2,numeric,name,kind,region,capital".split(","), rows)
    write_table(OUT / "names.csv", "id,lang,kind,name,risk,source".split(","), with_risks(names, historic))
    for risk in unused_risks(names):
        print("unused risk:", risk["lang"], risk["name"])


def english_display_names(cldr_dir):
    return {code: text for code, alt, text in cldr_territories(cldr_dir, "en") if not alt}


if __name__ == "__main__":
    main()
