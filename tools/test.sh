#!/bin/sh
# Runs the tests of a build with ctest, then says which were skipped and why. The exit code is ctest's.
#   tools/test.sh BUILD [CTEST-OPTION...]
set -u
build=$1
shift
results=$(mktemp)
trap 'rm -f "$results"' EXIT
ctest --test-dir "$build" --output-on-failure --no-tests=error --output-junit "$results" "$@"
code=$?
"$(dirname "$0")/skipped.sh" "$results"
exit $code
