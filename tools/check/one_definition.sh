#!/bin/sh
# Every type has one definition: two of one name, each private to its room, are one to the linker, which keeps the
# destructor of either for both. Types of unnamed namespaces are nobody else's.
#   tools/check/one_definition.sh FOLDER...
set -eu
found=$(find "$@" -name '*.hpp' -o -name '*.cpp' | sort | xargs awk '
    FNR == 1 { depth = hidden = 0; name = "" }
    /^namespace [A-Za-z0-9_:]+ [{]$/ { spaces[++depth] = name; name = name $2 "::"; next }
    /^namespace [{]$/ { spaces[++depth] = name; hidden++; own[depth] = 1; next }
    /^[}]  \/\/ namespace/ && depth > 0 { name = spaces[depth]; if (own[depth]) hidden--; own[depth--] = 0; next }
    !hidden && /^(struct|class|enum class|enum|union) [A-Za-z0-9_:]+[^;]*[{]/ {
        type = $1 == "enum" && $2 == "class" ? $3 : $2
        sub(/[^A-Za-z0-9_:].*/, "", type); sub(/:$/, "", type)
        type = name type
        if (type in first) print FILENAME ":" FNR ": " type " is also defined in " first[type]
        else first[type] = FILENAME ":" FNR
    }')
[ -z "$found" ] || { echo "$found" >&2; exit 1; }
