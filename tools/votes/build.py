#!/usr/bin/env python3
"""Makes data/votes/unga: UN General Assembly roll calls, sessions 1-75, and the eleventh emergency special session.

    python3 tools/votes/build.py [PROGRAM] [REFERENCE]

PROGRAM is build/release/detente, REFERENCE ../shared/reference/alignment, unless given. The table itself is written by
`detente import votes`; this only puts its input together. The same input gives the same bytes.

Sources: sessions 1-74 from unvotes 0.3.0 (MIT; Voeten, Strezhnev and Bailey), session 75 from the public logs of
un-project/un-votes, recurring resolutions from the pairs of Bailey, Strezhnev and Voeten (MIT). Titles are the short
labels of roll calls. The votes on A/RES/ES-11/1 to 9 are facts of the public record (verbatim records A/ES-11/PV); they
are compared with the tallies that the UN published before anything is written.
"""
import csv
import gzip
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CUT = 90  # the source cuts labels here, longer titles at 110
LONG_CUT = 110

# yes, no, abstentions as the UN published them
ES_11 = {
    "A/RES/ES-11/1": (141, 5, 35),
    "A/RES/ES-11/2": (140, 5, 38),
    "A/RES/ES-11/3": (93, 24, 58),
    "A/RES/ES-11/4": (143, 5, 35),
    "A/RES/ES-11/5": (94, 14, 73),
    "A/RES/ES-11/6": (141, 7, 32),
    "A/RES/ES-11/7": (93, 18, 65),
    "A/RES/ES-11/8": (93, 8, 73),
    "A/RES/ES-11/9": (91, 12, 57),
}

SOURCES = [
    ("Voeten, E. (2013), Data and analyses of voting in the UN General Assembly, in Reinalda, B. (ed.), Routledge "
     "Handbook of International Organization; Voeten, Strezhnev and Bailey, United Nations General Assembly Voting "
     "Data, by way of unvotes 0.3.0 (sessions 1-74)",
     "https://github.com/dgrtwo/unvotes", "MIT"),
    ("un-project/un-votes, public logs of roll calls (session 75)", "https://github.com/un-project/un-votes", ""),
    ("Bailey, M., Strezhnev, A. and Voeten, E. (2017), Estimating dynamic state preferences from United Nations voting "
     "data, Journal of Conflict Resolution 61(2): pairs of recurring resolutions",
     "https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points", "MIT"),
    ("Resolutions A/RES/ES-11/1 to 9: verbatim records of the eleventh emergency special session, A/ES-11/PV",
     "https://www.un.org/en/ga/sessions/emergency11th.shtml", ""),
]


def rows(path):
    with (gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")) as text:
        yield from csv.DictReader(text)


def label(row):
    """The short label without what the catalogue adds; a word that the source cut in two is left out.

    Sessions 69 and 70 have no labels; there the longer text is the resolution's title. Elsewhere it is speech, and is
    not taken.
    """
    text, cut = row["short"], CUT
    if not text and row["session"] in ("69", "70"):
        text, cut = row["descr"], LONG_CUT
    text = re.split(r'\\+"', text)[0].replace("\\", "")  # quotes that the source escapes, and what leaked in after them
    words = " ".join(text.split())
    whole = words.split(" : res")[0]
    if whole == words and len(text) >= cut:
        whole = words.rpartition(" ")[0].rstrip(" :/,;") + "…"
    return whole


def regular_sessions(reference, votes, calls):
    for row in rows(reference / "unga_votes.csv.gz"):
        votes.writerow([row["session"], "", row["rcid"], row["iso3"], row["vote"]])
    for row in rows(reference / "unga_rollcalls.csv.gz"):
        part = "1" if "1" in (row["amend"], row["para"]) else "0"
        calls.writerow([row["rcid"], row["date"], row["unres"], row["importantvote"], part, row["issues"],
                        label(row)])


def emergency_session(reference, votes, calls):
    wanted = {row["undl_id"]: row for row in rows(reference / "undl_rollcalls.csv.gz") if row["unres"] in ES_11}
    tallies = {symbol: {"1": 0, "3": 0, "2": 0, "8": 0} for symbol in ES_11}
    for row in rows(reference / "undl_votes.csv.gz"):
        if row["undl_id"] not in wanted:
            continue
        symbol = wanted[row["undl_id"]]["unres"]
        tallies[symbol][row["vote"]] += 1
        votes.writerow(["ES-11", row["year"], symbol.removeprefix("A/RES/"), row["iso3"], row["vote"]])
    for symbol, published in ES_11.items():
        found = tuple(tallies[symbol][vote] for vote in "132")
        if found != published:
            sys.exit(f"{symbol}: {found} in the reference, {published} published")
    for row in wanted.values():
        calls.writerow([row["unres"].removeprefix("A/RES/"), row["date"], row["unres"], "", "0", "",
                        row["title"].replace(" : ", ": ")])


def main():
    program = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build/release/detente"
    reference = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "../shared/reference/alignment"
    with tempfile.TemporaryDirectory() as scratch:
        votes_file, calls_file = pathlib.Path(scratch) / "votes.csv", pathlib.Path(scratch) / "calls.csv"
        with open(votes_file, "w", encoding="utf-8", newline="") as v, open(calls_file, "w", encoding="utf-8",
                                                                           newline="") as c:
            votes, calls = csv.writer(v, lineterminator="\n"), csv.writer(c, lineterminator="\n")
            votes.writerow(["session", "year", "rcid", "iso3", "vote"])
            calls.writerow(["rcid", "date", "resolution", "important", "part", "issues", "title"])
            regular_sessions(reference, votes, calls)
            emergency_session(reference, votes, calls)
        command = [program, "import", "votes", votes_file, "--roll-calls", calls_file, "--matches",
                   reference / "bsv_matches.csv", "--output", ROOT / "data/votes/unga", "--id", "unga", "--title",
                   "Roll calls of the UN General Assembly, sessions 1-75 and ES-11"]
        for title, url, licence in SOURCES:
            command += ["--source", title, "--source-url", url, "--licence", licence]
        sys.exit(subprocess.run([os.fspath(part) for part in command]).returncode)


if __name__ == "__main__":
    main()
