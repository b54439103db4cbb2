#!/bin/sh
# The scripts in tools/check find what they look for: each fault is put into a copy of the sources and must be named.
#   tests/check/check_test.sh SOURCE SCRATCH
set -eu
source=$1
scratch=$2
fail() { echo "check test: $*" >&2; exit 1; }

rm -rf "$scratch"
mkdir -p "$scratch"
copy=$scratch/copy
mkdir "$copy"
(cd "$source" && cp -R src include app cmake tools HACKING.md "$copy")

# fault FILE LINE WORDS COMMAND...: with LINE added to FILE, the command fails and says WORDS.
fault() {
    file=$1 line=$2 words=$3
    shift 3
    folder=$(dirname "$copy/$file")
    new=no
    [ -d "$folder" ] || { new=yes && mkdir -p "$folder"; }
    printf '%b\n' "$line" >>"$copy/$file"
    ! (cd "$copy" && "$@") >"$scratch/said" 2>&1 || fail "'$line' in $file is not found"
    grep -qF -e "$words" "$scratch/said" || { cat "$scratch/said"; fail "'$line' in $file: its message lacks '$words'"; }
    rm "$copy/$file"
    if [ "$new" = yes ]; then rmdir "$folder"; fi
    if [ -f "$source/$file" ]; then cp "$source/$file" "$copy/$file"; fi
}
includes() { cmake -P tools/check/includes.cmake; }
lengths() { tools/check/function_lengths.sh 60 src/door src/equilibrium; }

fault src/reading/reader.cpp '#include "detente/scenario/scenario.hpp"' "'reading' may not use 'scenario'" includes
fault src/world/model/added.hpp '# include <detente/report/report.hpp>' "'world' may not use 'report'" includes
fault include/detente/support/added.hpp '#include "detente/world/world.hpp"' "'support' may not use 'world'" includes
fault include/detente/scenario/scenario.hpp '#include "scenario/file/keys.hpp"' "private to 'scenario'" includes
fault app/cli/main.cpp '#include "world/model/added.hpp"' "private to 'world'" includes
fault src/door/added.cpp '#include "../report/json/json.hpp"' "written from the project's root" includes
fault src/attic/added.cpp '#include <vector>' "room 'attic' is not in" includes
fault cmake/house.cmake 'detente_room(cellar USES attic)' "cellar uses attic" includes
map() { cmake -P tools/check/map.cmake; }
fault src/world/attic/added.cpp '#include <vector>' "world: its wings are 'attic;" map
fault cmake/house.cmake 'detente_room(cellar USES door)' "the map has no row for cellar" map

long=$(printf '    x += 1;\\n%.0s' $(seq 60))
fault src/door/added.cpp "int added(int x) {\\n$long}" "added.cpp:1: 62 lines, 60 at most: int added(int x)" lengths
fault src/door/added.cpp "template <class T>\\nint added(T x,\\n          int y) {\\n$long}" "added.cpp:" lengths
fault src/equilibrium/added.hpp "struct Added {\\n    int x = 0;\\n    int added() {\\n$long    }\\n};" "added.hpp:3: 62 lines" lengths
one_definition() { tools/check/one_definition.sh src include app; }
fault src/door/added.hpp 'namespace detente {\nstruct World {\n};\n}  // namespace detente' "detente::World is also defined" one_definition

named() {
    for page in README.md HACKING.md CONTRIBUTING.md SECURITY.md Makefile; do [ -e $page ] || : >$page; done
    mkdir -p docs data examples tests/cli fuzz benchmarks
    tools/check/pages.sh .
}
fault src/door/added.cpp '// see docs/nowhere.md' "added.cpp:1: there is no docs/nowhere.md" named
fault README.md '[page](docs/nowhere.md)' "README.md:1: links to docs/nowhere.md" named
fault data/worlds/added/trade.csv 'a,b' "no row for worlds/added" named

echo "every fault was found"
