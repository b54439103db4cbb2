#!/bin/sh
# Makes the embedded worlds 2022 and 2011-io from their sources' tables:
#   tools/worlds/build.sh PROGRAM FOLDER-OF-LASHKARIPOUR FOLDER-OF-WIOD OUTPUT
# The same sources give the same bytes.
set -eu
detente=$1 tariffs=$2 wiod=$3 out=$4
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
