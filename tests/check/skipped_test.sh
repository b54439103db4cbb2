#!/bin/sh
# The summary of skipped tests names every one with its reason, and what runs the tests keeps ctest's exit code.
#   tests/check/skipped_test.sh SOURCE SCRATCH
set -eu
source=$1
scratch=$2
fail() { echo "skipped test: $*" >&2; exit 1; }
rm -rf "$scratch"
mkdir -p "$scratch"

said=$("$source/tools/skipped.sh" "$source/tests/check/skipped.xml")
wanted="
Skipped: 3 of 5 tests
    2: reference data not here: a & <b>
        door.NeedsData
        door.NeedsItToo
    1: Disabled
        support.Off"
[ "$said" = "$wanted" ] || fail "the summary reads: $said"

cat >"$scratch/CTestTestfile.cmake" <<'END'
add_test(good true)
add_test(bad false)
add_test(left sh -c "echo x_test.cpp:1: Skipped; echo no reason to run; echo '[  SKIPPED ]'")
set_tests_properties(left PROPERTIES SKIP_REGULAR_EXPRESSION "SKIPPED")
END
run() { "$source/tools/test.sh" "$scratch" "$@" >"$scratch/said" 2>&1; }
run -E bad || fail "a run that passes gives code $?"
grep -q '100% tests passed' "$scratch/said" || fail "ctest's own last words are missing"
grep -q 'Skipped: 1 of 2 tests' "$scratch/said" && grep -q '1: no reason to run' "$scratch/said" || fail "a skipped test is not named"
! run || fail "a run that fails gives code 0"
! run -R nothing || fail "a run of nothing gives code 0"
run -R good && grep -q 'Skipped: none of 1 tests' "$scratch/said" || fail "a run without skips does not say so"
echo "the summary is right"
