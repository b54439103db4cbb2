#!/bin/sh
# Makes the embedded worlds 2022, 2011-io and 2023 from their sources' tables:
#   tools/worlds/build.sh PROGRAM FOLDER-OF-LASHKARIPOUR FOLDER-OF-WIOD BACI-2023 GDP OUTPUT
# BACI-2023 and GDP: as tools/worlds/flows_2023.py wants them.
# The same sources give the same bytes.
set -eu
detente=$1 tariffs=$2 wiod=$3 baci=$4 gdp=$5 out=$6
here=$(dirname "$0")

"$detente" import lashkaripour "$tariffs/icio2022_trade_tariffs.csv.gz" --sigma "$tariffs/icio2022_sigma.csv" \
    --sectors "$here/sectors-2022.csv" --significant-digits 6 --compress \
    --id 2022 --year 2022 --created 2026-11-24 --title "World trade by sector with applied tariffs, 2022" \
    --description "81 economies, 27 goods sectors and services in one, domestic sales included, with the tariffs that importers apply. Values and tariffs rounded to six significant digits. One million dollars is added to every own flow, as the source's code does, so that none is zero." \
    --source "OECD Inter-Country Input-Output tables, 2022, with applied tariffs, as assembled by Lashkaripour, A., The Cost of a Global Tariff War, Journal of International Economics 131 (2021), updated data of the repository" \
    --source-url https://github.com/ahmadlp/tariffwar --licence "OECD terms: reuse with attribution" \
    -o "$out/2022"

"$detente" import wiod "$wiod" --sectors "$here/sectors-2011-io.csv" --decimals 3 --compress \
    --id 2011-io --year 2011 --created 2026-11-24 --title "World input-output, 2011" \
    --description "41 economies (40 and the rest of the world), 35 industries with input-output links, no tariffs. Negative inventories set to zero and output rebuilt; flows and inputs rounded to thousand dollars, value added and final demand what they leave." \
    --source "World Input-Output Database, release 2013 (Timmer, Dietzenbacher, Los, Stehrer and de Vries 2015, Review of International Economics 23)" \
    --source-url https://www.rug.nl/ggdc/valuechain/wiod/ --licence "WIOD: free of charge, cite Timmer et al. (2015)" \
    -o "$out/2011-io"

flows=$(mktemp)
trap 'rm -f "$flows"' EXIT
python3 "$here/flows_2023.py" "$baci" "$gdp" >"$flows"
"$detente" import csv "$flows" --unit kUSD --significant-digits 6 \
    --id 2023 --year 2023 --created 2026-11-28 --title "World trade in goods, 2023" \
    --description "Trade in goods of 194 economies in 2023, one sector. Domestic sales are what is left of GDP without exports, at least a tenth of GDP. Values rounded to six significant digits." \
    --source "CEPII, BACI HS22 V202501: Gaulier, G. and Zignago, S. (2010), BACI: International Trade Database at the Product-Level, CEPII Working Paper 2010-23; GDP 2023 as collected by Ignatenko, Lashkaripour, Macedoni and Simonovska (2025)" \
    --source-url https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37 --licence "Etalab open licence 2.0: reuse with attribution" \
    --trade-elasticity 3.8 --supply-elasticity 1.2397891963109355 \
    --elasticity-source "as of world 2019: Campos et al. (2023)" \
    --trade-elasticity-range 2.5 --trade-elasticity-range 5.1 --supply-elasticity-range 0.449275 --supply-elasticity-range 2.030303 \
    --spread-source "as of world 2019: Bajzik, Havranek, Irsova and Schwarz (2020) for trade; the two ends of Campos et al. (2023) for supply" \
    -o "$out/2023"
