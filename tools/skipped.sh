#!/bin/sh
# How many tests were skipped and why, by reason, from ctest's results:
#   tools/skipped.sh RESULTS.xml (of ctest --output-junit)
set -eu
[ -s "$1" ] || exit 0 # ctest said why it ran nothing
awk '
    function plain(text) {
        gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&apos;/, "\047", text); gsub(/&amp;/, "\\&", text)
        return text
    }
    function attribute(line, name) {
        if (!match(line, " " name "=\"[^\"]*\"")) return ""
        return plain(substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4))
    }
    function note() {
        if (!skipping) return
        if (reason == "") reason = "no reason given"
        if (!(reason in tests)) order[++reasons] = reason
        tests[reason] = tests[reason] "\n        " test
        count[reason]++
        skipped++
        skipping = 0
    }
    /<testcase / { note(); test = attribute($0, "name"); reason = ""; run++; here = 0 }
    /<skipped / { skipping = 1; if (attribute($0, "message") !~ /REGULAR_EXPRESSION/) reason = attribute($0, "message") }
    # GoogleTest: "FILE:LINE: Skipped", then the reason.
    skipping && here { reason = plain($0); sub(/^SKIPPED: /, "", reason); here = 0 }
    skipping && reason == "" && /: Skipped$/ { here = 1 }
    END {
        note()
        if (!skipped) { printf "Skipped: none of %d tests\n", run; exit }
        printf "\nSkipped: %d of %d tests\n", skipped, run
        for (i = 1; i <= reasons; i++) printf "    %d: %s%s\n", count[order[i]], order[i], tests[order[i]]
    }' "$1"
