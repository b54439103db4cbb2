#!/bin/sh
# Runs README's section "Use" line by line as written, in a folder that looks like a clone with a release build.
#   tests/readme/use_test.sh SOURCE BUILD SCRATCH
set -eu
source=$1
build=$2
scratch=$3
unset DETENTE_DATA
fail() { echo "readme test: $*" >&2; exit 1; }

rm -rf "$scratch"
mkdir -p "$scratch/clone/build"
cp -R "$source/examples" "$scratch/clone"
ln -s "$build" "$scratch/clone/build/release"
cd "$scratch/clone"

# The indented lines under "## Use".
sed -n '/^## Use$/,/^## /s/^    //p' "$source/README.md" >"$scratch/lines"
count=0
while IFS= read -r line; do
    eval "$line" >"$scratch/out" 2>"$scratch/err" </dev/null || { code=$?; cat "$scratch/err"; fail "exit code $code: $line"; }
    case $line in detente*) [ -s "$scratch/out" ] || fail "prints nothing: $line" ;; esac
    count=$((count + 1))
done <"$scratch/lines"
[ "$count" -gt 10 ] || fail "only $count lines found in README.md"
[ "$(command -v detente)" = "$PWD/build/release/detente" ] || fail "the lines run another detente: $(command -v detente)"
echo "README's section Use: $count lines, each as written"
