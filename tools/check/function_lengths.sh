#!/bin/sh
# No function over LIMIT lines, from its first line to its closing brace, in the files and folders named:
#   tools/check/function_lengths.sh [--but NAME]... LIMIT PATH...
# --but NAME: that function may be longer for now.
# Relies on the layout that `make format` holds: what begins at the margin (or, in a class, one step in) ends there.
set -eu
but=
while [ "$1" = --but ]; do
    but="$but $2"
    shift 2
done
limit=$1
shift
files=$(find "$@" -name '*.cpp' -o -name '*.hpp' | sort)
[ -n "$files" ] || { echo "function lengths: no sources in $*" >&2; exit 2; }
awk -v limit="$limit" -v but="$but" '
    function allowed(line,    names, count, i) {
        count = split(but, names, " ")
        for (i = 1; i <= count; i++)
            if (index(line, " " names[i] "(")) return 1
        return 0
    }
    function check(depth) {
        lines = FNR - begin[depth] + 1
        longest = lines > longest ? lines : longest
        functions++
        if (lines > limit && allowed(name[depth])) {
            printf "%s:%d: %d lines, allowed for now: %s\n", FILENAME, begin[depth], lines, name[depth]
        } else if (lines > limit) {
            printf "%s:%d: %d lines, %d at most: %s\n", FILENAME, begin[depth], lines, limit, name[depth]
            long++
        }
    }
    FNR == 1 { inside[0] = inside[1] = type = 0 }
    # depth 0: at the margin; depth 1: one step in, in a class
    {
        for (depth = 0; depth <= (type ? 1 : 0); ++depth) {
            margin = depth ? "    " : ""
            if (inside[depth]) {
                if ($0 ~ ("^" margin "}")) { check(depth); inside[depth] = 0 }
                continue
            }
            if (depth == 0 && type) {
                if ($0 ~ ("^" margin "}")) type = 0
                continue
            }
            # The first line of what may become a function.
            if ($0 ~ ("^" margin "[A-Za-z_~:[]") && $0 !~ /^ *(public|private|protected):/) {
                begin[depth] = FNR
                name[depth] = $0
            }
            if ($0 !~ /\{$/ || $0 ~ /^ *(namespace|extern) *[^(]*\{$/) continue
            if (name[depth] ~ /^ *(struct|class|union|enum) [^(]*$/) {
                if (depth == 0) type = 1
                break
            }
            inside[depth] = 1
        }
    }
    END {
        if (long) exit 1
        printf "function lengths: %d functions, the longest has %d lines (%d allowed)\n", functions, longest, limit
    }' $files
