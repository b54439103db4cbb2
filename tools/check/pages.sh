#!/bin/sh
# Every file of the project that a page, a source or the program's words name is there, and so is what pages link to:
#   tools/check/pages.sh [PROJECT]
# Each set of data has its row in docs/data-licences.md.
# Left out: docs/decisions and CHANGELOG.md, which tell of what was.
set -eu
cd "${1:-$(dirname "$0")/../..}"
sources=$(find README.md HACKING.md CONTRIBUTING.md SECURITY.md docs data examples tests/cli tools fuzz app src include cmake benchmarks Makefile \
    -path docs/decisions -prune -o -type f \( -name '*.md' -o -name '*.cpp' -o -name '*.hpp' -o -name '*.sh' -o -name '*.py' \
    -o -name '*.cmake' -o -name 'CMakeLists.txt' -o -name Makefile -o -name '*.toml' \) -print)
missing=$(
    # Names: docs/scenarios.md, src/door/front_door.cpp, data/map/world.csv; not inside a longer path.
    grep -noE '(^|[^A-Za-z0-9_./$}-])((docs|data|examples|tests|tools|fuzz|app|src|include|cmake|benchmarks)/[A-Za-z0-9_./-]*\.(md|cpp|hpp|csv|toml|txt|json|sh|py|cmake|in|mjs)|(README|HACKING|CHANGELOG|CONTRIBUTING|SECURITY)\.md)\b' \
        $sources | while IFS=: read -r file line name; do
        name=$(printf '%s' "$name" | sed 's/^[^A-Za-z]//')
        case $name in */NAME.*) continue ;; esac
        [ -e "$name" ] || [ -e "$(dirname "$file")/$name" ] || echo "$file:$line: there is no $name"
    done
    # Links of pages, from where the page lies.
    grep -noE '\]\([^)#: ]+[)#]' $(printf '%s\n' $sources | grep '\.md$') | while IFS=: read -r file line link; do
        target=${link#??} target=${target%[)#]}
        [ -e "$(dirname "$file")/$target" ] || echo "$file:$line: links to $target, which is not there"
    done
    # Data: each set has its row.
    for set in data/worlds/*/ data/votes/*/ data/votes/*.csv data/*/; do
        set=${set#data/} set=${set%/}
        case $set in worlds | votes | scenarios | \*) continue ;; esac
        [ ! -e "data/$set" ] || grep -qE "^\| \`$set[/\`]" docs/data-licences.md || echo "docs/data-licences.md: no row for $set"
    done
)
[ -z "$missing" ] || { printf '%s\n' "$missing"; exit 1; }
echo "pages: what $(printf '%s\n' $sources | wc -l) files name and link is there"
