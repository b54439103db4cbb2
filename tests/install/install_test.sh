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
cmake --install "$build" --prefix "$scratch/prefix" >"$scratch/install.log"
cd "$scratch/elsewhere"

program=$scratch/prefix/bin/detente
"$program" list worlds | grep -q 2019 || fail "the installed program does not find its worlds"
listed=$("$program" list economies --world 2019 --csv | tail -n +2 | wc -l)
[ "$listed" -gt 100 ] || fail "the installed world has only $listed economies"
[ -s "$scratch/prefix/share/man/man1/detente.1" ] || fail "no manual page is installed"
bash -n "$scratch/prefix/share/bash-completion/completions/detente" || fail "the bash completion is not bash"

leaks=$(grep -rlF -e "$source/" -e "$build" "$scratch/prefix" || true)
[ -z "$leaks" ] || fail "installed files name the folder they were built in: $leaks"

cmake -S "$source/tests/install" -B "$scratch/client" -DCMAKE_PREFIX_PATH="$scratch/prefix" -DCMAKE_BUILD_TYPE=Release >client.log 2>&1 ||
    { cat client.log; fail "find_package(detente) does not work"; }
cmake --build "$scratch/client" >>client.log 2>&1 || { cat client.log; fail "a client does not build"; }
counted=$("$scratch/client/count_economies")
[ "$counted" = "$listed" ] || fail "the client counts $counted economies, the program lists $listed"
echo "installed, found, linked: $counted economies"
