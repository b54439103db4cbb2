#!/bin/sh
# Removes what tools/install.sh installed, file by file, and the folders of our name that are then empty:
#   [DESTDIR=stage] tools/uninstall.sh PREFIX
set -eu
prefix=${1%/}
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
cd "${DESTDIR:-}$prefix" 2>/dev/null || { echo "uninstall: there is no folder ${DESTDIR:-}$prefix" >&2; exit 1; }
list=share/doc/detente/installed-files.txt
[ -f "$list" ] || { echo "uninstall: nothing of ours in $PWD: there is no $list" >&2; exit 1; }
files=$(cat "$list")
count=0
# One file a line; the names are ours and hold no line ends.
while IFS= read -r file; do
    rm -f "$file"
    count=$((count + 1))
done <<END
$files
END
# Deepest first; a folder that holds something else stays.
printf '%s\n' "$files" | sed 's|/[^/]*$||' | sort -ur | while IFS= read -r folder; do
    while :; do
        case $folder in
            */detente | */detente/*) rmdir "$folder" 2>/dev/null || break ;;
            *) break ;;
        esac
        folder=${folder%/*}
    done
done
echo "uninstalled: $count files in $PWD"
