#!/bin/sh
# Runs every fuzz target of a build folder for some seconds, from its seeds. Findings stay in BUILD/findings.
#   fuzz/run.sh BUILD SECONDS
set -eu
build=$1
seconds=$2
here=$(dirname "$0")
export DETENTE_DATA="${DETENTE_DATA:-$here/../data}"
found=no
for target in "$build"/fuzz_*; do
    [ -x "$target" ] || continue
    found=yes
    name=${target##*/fuzz_}
    corpus=$build/corpus/$name
    mkdir -p "$corpus" "$build/findings"
    seeds=$here/seeds/$name
    [ -d "$seeds" ] || seeds=
    log=$build/fuzz_$name.log
    if "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$build/findings/$name-" "$corpus" $seeds >"$log" 2>&1; then
        echo "fuzz $name: fine, $(sed -n 's/^stat::number_of_executed_units: //p' "$log") inputs in $seconds s"
    else
        tail -n 40 "$log"
        echo "fuzz $name: FOUND something; the input is in $build/findings" >&2
        exit 1
    fi
done
[ "$found" = yes ] || { echo "fuzz: no targets in $build" >&2; exit 1; }
