#!/bin/sh
# Installs what Detente needs from Debian's (or Ubuntu's) own archive. Says nothing and touches nothing when all is there.
#   tools/setup.sh            what building and testing needs
#   tools/setup.sh check      and what `make check` needs
#   tools/setup.sh coverage   and what `make coverage` needs
set -eu

packages="g++ cmake ninja-build pkg-config
    libfmt-dev nlohmann-json3-dev libtomlplusplus-dev libcli11-dev libeigen3-dev libgtest-dev zlib1g-dev libssl-dev libgumbo-dev"
for extra in "$@"; do
    case $extra in
        check) packages="$packages clang clang-format clang-tidy libclang-rt-dev" ;;
        coverage) packages="$packages gcovr" ;;
        *) echo "setup: unknown group '$extra'; known: check, coverage" >&2; exit 2 ;;
    esac
done

if ! command -v dpkg-query >/dev/null 2>&1; then
    command -v cmake >/dev/null 2>&1 && exit 0
    echo "setup: this is not a Debian system; install by hand what these packages hold:" $packages >&2
    exit 1
fi

missing=
for package in $packages; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1; then
    as_root=sudo
else
    echo "setup: missing packages:$missing" >&2
    echo "setup: neither root nor sudo here; as root, run: apt-get install$missing" >&2
    exit 1
fi

echo "setup: installing$missing" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install_missing() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $missing
}
if ! install_missing >"$log" 2>&1; then
    cat "$log" >&2
    echo "setup: apt-get could not install$missing; its words are above" >&2
    exit 1
fi
