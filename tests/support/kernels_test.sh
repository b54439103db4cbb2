#!/bin/sh
# A function that two vector levels define under one name would be whichever the linker met first, on machines that
# cannot run it: every symbol that the objects of a level share with others must carry the level's name.
#   tests/support/kernels_test.sh BUILD
set -eu
build=$1
found=0
for level in v3; do
    for object in $(find "$build/CMakeFiles" -path "*_$level.dir*" -name '*_kernels.cpp.o'); do
        found=$((found + 1))
        shared=$(nm -C --defined-only "$object" | awk '$2 ~ /^[VWu]$/' | grep -v -e "$level" -e ' V DW[.]ref' || true)
        [ -z "$shared" ] || { echo "kernels test: $object defines names that other objects may define, too:"; echo "$shared"; exit 1; }
    done
done
[ "$found" -gt 0 ] || { echo "no kernels of another level in this build"; exit 0; }
echo "$found objects, nothing shared"
