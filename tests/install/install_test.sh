#!/bin/sh
# Installs a build into a fresh folder, then uses it from outside as a stranger would.
#   tests/install/install_test.sh BUILD SOURCE SCRATCH
set -eu
build=$1
source=$2
scratch=$3
unset DETENTE_DATA
fail() { echo "install test: $*" >&2; exit 1; }

rm -rf "$scratch"
mkdir -p "$scratch/elsewhere"
"$source/tools/install.sh" "$build" "$scratch/prefix" >"$scratch/install.log"
cd "$scratch/elsewhere"

program=$scratch/prefix/bin/detente
"$program" list worlds | grep -q 2019 || fail "the installed program does not find its worlds"
listed=$("$program" list economies --world 2019 --csv | tail -n +2 | wc -l)
[ "$listed" -gt 100 ] || fail "the installed world has only $listed economies"
[ -s "$scratch/prefix/share/man/man1/detente.1" ] || fail "no manual page is installed"
bash -n "$scratch/prefix/share/bash-completion/completions/detente" || fail "the bash completion is not bash"

for page in LICENSE README.md docs/data-licences.md docs/commands.md examples/two-summits.txt; do
    [ -s "$scratch/prefix/share/doc/detente/$page" ] || fail "$page is not installed"
done

leaks=$(grep -rlF -e "$source/" -e "$build" "$scratch/prefix" || true)
[ -z "$leaks" ] || fail "installed files name the folder they were built in: $leaks"

cmake -S "$source/tests/install" -B "$scratch/client" -DCMAKE_PREFIX_PATH="$scratch/prefix" -DCMAKE_BUILD_TYPE=Release >client.log 2>&1 ||
    { cat client.log; fail "find_package(detente) does not work"; }
cmake --build "$scratch/client" >>client.log 2>&1 || { cat client.log; fail "a client does not build"; }
# Neither client lies beside the installed data: the package tells them where it lies.
for client in count_economies count_in_one_room; do
    counted=$("$scratch/client/$client")
    [ "$counted" = "$listed" ] || fail "$client counts $counted economies, the program lists $listed"
done

# A file of somebody else's in a folder of ours stays, all else goes.
echo mine >"$scratch/prefix/share/detente/worlds/mine.txt"
"$source/tools/uninstall.sh" "$scratch/prefix"
left=$(cd "$scratch/prefix" && find . -type f)
[ "$left" = ./share/detente/worlds/mine.txt ] || fail "left after uninstalling: $left"
[ ! -e "$scratch/prefix/include/detente" ] || fail "uninstalling leaves the folder of headers"
[ -d "$scratch/prefix/bin" ] || fail "uninstalling removes a folder that is not ours"
echo "installed, found, linked, uninstalled: $counted economies"
