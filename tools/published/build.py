#!/usr/bin/env python3
"""Makes tests/published: compact tables of published and recomputed figures, and the inputs that the tests need beside
the worlds that come with the program. Reads ../shared/reference (or the folder given); the same sources give the same
bytes. Source, licence and rounding of every table: tests/published/README.md.

    python3 tools/published/build.py [REFERENCE [OUTPUT]]
"""
import csv
import gzip
import io
import sys
from collections import defaultdict
from pathlib import Path

root = Path(__file__).resolve().parents[2]
reference = Path(sys.argv[1]) if len(sys.argv) > 1 else root / "../shared/reference"
output = Path(sys.argv[2]) if len(sys.argv) > 2 else root / "tests/published"


def rows(name):
    path = reference / name
    opened = gzip.open(path, "rt", encoding="utf-8") if name.endswith(".gz") else open(path, encoding="utf-8")
    with opened as file:
        return list(csv.DictReader(file))


def write(name, header, lines):
    """Plain, or .gz without a time or name, so that equal tables are equal bytes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    path = output / name
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.getvalue().encode()
    path.write_bytes(gzip.compress(data, 9, mtime=0) if name.endswith(".gz") else data)


def digits(text, count=6):
    return "%.*g" % (count, float(text))


def places(text, count=6):
    """Fixed places without trailing zeros; no negative zero."""
    value = "%.*f" % (count, float(text))
    if "." in value:
        value = value.rstrip("0").rstrip(".")
    return "0" if value == "-0" else value


def campos():
    blocs = {row["iso"]: row for row in rows("campos2023/blocs.csv")}
    results = {k: {row["iso"]: row for row in rows(f"campos2023/expected_fragmentation_{k}.csv")} for k in "13"}
    write("campos2023/economies.csv",
          ["iso", "bloc", "matr_low", "matr_high", "matr_2019"]
          + [f"{key}_{k}" for k in "13" for key in ("welfare", "output", "trade")],
          [[iso, row["bloc"], row["min_MATR"], row["max_MATR"], row["MATR"]]
           + [places(results[k][iso][column]) for k in "13" for column in ("Welfare", "Output", "Trade")]
           for iso, row in sorted(blocs.items())])
    write("campos2023/blocs.csv", ["scenario", "exporter", "importer", "trade"],
          [[k, row["Bloc"], to, places(row[to])] for k in "13"
           for row in rows(f"campos2023/expected_fragmentation_blocs_{k}.csv") for to in ("Western", "Eastern", "Neutral")])
    exporters = defaultdict(list)
    for row in rows("campos2023/tau_hat.csv.gz"):
        exporters[(row["importer"],) + tuple(places(row[f"tau_hat_{k}"], 15) for k in "123")].append(row["exporter"])
    write("campos2023/factors.csv", ["importer", "scenario_1", "scenario_2", "scenario_3", "exporters"],
          [list(key) + [" ".join(sorted(of))] for key, of in sorted(exporters.items())])


def caliendo_parro():
    """In the layout of `detente import cp`, thousand dollars."""
    regions = [row["region"] for row in rows("cp2015/regions.csv")]
    sectors = [row["sector"] for row in rows("cp2015/sectors.csv")]
    write("cp2015/regions.csv", ["region"], [[region] for region in regions])
    write("cp2015/sectors.csv", ["sector"], [[sector] for sector in sectors])
    write("cp2015/theta.csv", ["sector", "theta"], [[row["sector"], row["theta"]] for row in rows("cp2015/theta.csv")])

    def thousand(text, count=6):
        return digits(float(text) / 1000, count)

    trade = rows("cp2015/trade_tariffs.csv.gz")
    write("cp2015/trade_tariffs.csv.gz", ["exporter", "importer", "sector", "value_fob", "tariff_1993"],
          [[row["exporter"], row["importer"], row["sector"], thousand(row["value_fob"]), digits(row["tariff_1993"])]
           for row in sorted(trade, key=lambda row: (row["importer"], row["sector"], row["exporter"]))])
    write("cp2015/nafta_tariffs.csv", ["exporter", "importer", "sector", "tariff"],
          [[row["exporter"], row["importer"], row["sector"], row["tariff_cfl"]] for row in trade
           if row["tariff_cfl"] != row["tariff_1993"]])
    write("cp2015/intermediate_consumption.csv.gz", ["region", "input_sector", "using_sector", "value"],
          [[row["region"], row["input_sector"], row["using_sector"], thousand(row["value"])]
           for row in sorted(rows("cp2015/intermediate_consumption.csv.gz"),
                             key=lambda row: (row["region"], row["input_sector"], row["using_sector"]))])
    for table in ("final_consumption", "value_added"):
        write(f"cp2015/{table}.csv", ["region", "sector", "value"],
              [[row["region"], row["sector"], thousand(row["value"], 7)] for row in rows(f"cp2015/{table}.csv")])
    write("cp2015/deficit.csv", ["region", "deficit"],
          [[row["region"], thousand(row["deficit"], 9)] for row in rows("cp2015/deficit.csv")])
    columns = {"welfare": "welfare_exact_pct", "welfare_first_order": "welfare_cp_pct", "terms_of_trade": "tot_pct",
               "volume_of_trade": "vot_pct", "real_wage": "realwage_pct"}
    write("cp2015/results.csv", ["region"] + list(columns),
          [[row["region"]] + [places(row[column]) for column in columns.values()]
           for row in rows("cp2015/expected_welfare_zero_deficit.csv")])
    price = {(row["region"], row["sector"]): row["P_hat"] for row in rows("cp2015/expected_sector_zero_deficit.csv.gz")}
    write("cp2015/prices.csv", ["sector"] + regions,
          [[sector] + [places(price[region, sector]) for region in regions] for sector in sectors])


def wiod():
    write("wiod2011/elasticities.csv", ["sector", "value"],
          [[row["sector"], row["theta_suggested"]] for row in rows("wiod2011/sectors.csv")])
    iso3 = {row["country"]: row["iso3"] for row in rows("wiod2011/countries.csv")}
    write("wiod2011/results.csv", ["economy", "welfare", "real_wage"],
          [[iso3[row["country"]], places(row["welfare_pct"]), places(row["realwage_pct"])]
           for row in rows("wiod2011/expected_cp2015_peer.csv")])


def liberation():
    """In the layout of `detente import liberation`."""
    trade = {(row["exporter"], row["importer"]): row["value_kusd"] for row in rows("trade_history/baci_2023.csv.gz")}
    write("liberation2025/trade.csv.gz", ["exporter", "importer", "trade_kusd"],
          [[exporter, importer, places(value, 3)] for (exporter, importer), value in sorted(trade.items())])
    write("liberation2025/countries.csv", ["iso3", "gdp_kusd", "us_tariff", "domestic_sales_kusd"],
          [[row["iso3"], digits(row["gdp_kusd"], 13), row["us_tariff_applied"],
            digits(row["domestic_sales_calibrated"], 13)] for row in rows("liberation2025/countries.csv")])
    kept = ("eps", "kappa", "psi", "nu_US", "nu_nonUS", "opt_tariff_case3_T1", "opt_retaliation", "beta_IO")
    write("liberation2025/parameters.csv", ["parameter", "value"],
          [[row["parameter"], row["value"]] for row in rows("liberation2025/parameters.csv") if row["parameter"] in kept])
    scenarios = ("ustr", "ustr_lumpsum", "opt", "ustr_recip", "ustr_optret", "ustr_phi025", "ustr_ek", "io_ustr")
    columns = {"welfare_pct": 1, "deficit_pct": 1, "exports_gdp_pct": 1, "imports_gdp_pct": 1, "employment_pct": 1,
               "cpi_pct": 1, "tariff_rev_over_E": 100}
    write("liberation2025/results.csv.gz",
          ["scenario", "economy", "welfare_pct", "deficit_pct", "exports_gdp_pct", "imports_gdp_pct", "employment_pct",
           "price_pct", "revenue_pct_of_expenditure"],
          [[row["scenario"], row["iso3"]] + [places(float(row[key]) * by) for key, by in columns.items()]
           for row in rows("liberation2025/expected_by_country.csv.gz") if row["scenario"] in scenarios])


def votes():
    points = rows("alignment/voeten_ideal_points_apr2020.csv.gz")
    write("bsv2017/points.csv.gz", ["set", "iso3", "session", "votes", "ideal", "band"],
          [[row["set"], row["iso3"], row["session"], row["nvotes"], places(row["ideal"], 3),
            places(float(row["q95"]) - float(row["q05"]), 3)]
           for row in sorted(points, key=lambda row: (row["set"], row["iso3"], int(row["session"])))])


campos()
caliendo_parro()
wiod()
liberation()
votes()
