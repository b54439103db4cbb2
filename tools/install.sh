#!/bin/sh
# Installs a build, and keeps the list of what it installed for tools/uninstall.sh:
#   [DESTDIR=stage] tools/install.sh BUILD PREFIX
set -eu
build=$1
prefix=${2%/}
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
list=share/doc/detente/installed-files.txt
cmake --install "$build" --prefix "$prefix" >"$build/install.log" || { cat "$build/install.log" >&2; exit 1; }
{ sed "s|^$prefix/||" "$build/install_manifest.txt"; echo; echo "$list"; } | sed '/^$/d' >"${DESTDIR:-}$prefix/$list"
echo "installed: $prefix/bin/detente"
