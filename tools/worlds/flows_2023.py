"""Trade of 2023 with domestic sales, for `detente import csv`:
    python3 tools/worlds/flows_2023.py BACI GDP > flows.csv

BACI: exporter, importer, year, value_kusd (CSV, gzip). GDP: a CSV with iso3 and gdp_kusd. In one sector what an economy
makes is its GDP, and what it does not export it sells at home; entrepots export more than they make, so at least a
tenth of GDP is sold at home. Thousand dollars.
"""
import csv
import gzip
import sys

LEAST_AT_HOME = 0.1


def main():
    with open(sys.argv[2], encoding="utf8") as file:
        gdp = {row["iso3"]: float(row["gdp_kusd"]) for row in csv.DictReader(file)}
    with gzip.open(sys.argv[1], "rt", encoding="utf8") as file:
        flows = {(row["exporter"], row["importer"]): float(row["value_kusd"]) for row in csv.DictReader(file)
                 if row["exporter"] in gdp and row["importer"] in gdp and row["exporter"] != row["importer"]}
    exports = dict.fromkeys(gdp, 0.0)
    for (exporter, _), value in flows.items():
        exports[exporter] += value
    for economy in gdp:
        flows[economy, economy] = max(LEAST_AT_HOME * gdp[economy], gdp[economy] - exports[economy])
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["exporter", "importer", "value"])
    for pair, value in sorted(flows.items()):
        out.writerow([*pair, f"{value:.6g}"])


main()
