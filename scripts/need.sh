#!/usr/bin/env bash
# Checks that what a target needs is there:
#
#   scripts/need.sh rust cc node chromium postgres poppler
#
# What Debian packages have is installed when run as root; for everything else, and for everybody else,
# it says exactly how to get it, and fails.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=() # Debian's, that would help
advice=()   # for what no package can be trusted to bring in the right version

at_least() { # at_least WANTED FOUND
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

has() { [ -n "$(type -P "$1")" ]; } # a program, not one of the functions below

rust() {
    local wanted found
    wanted=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' Cargo.toml)
    if ! has rustc || ! has cargo; then
        advice+=("Rust $wanted or newer: https://rustup.rs, then 'rustup toolchain install stable'")
        return
    fi
    found=$(rustc --version | cut -d ' ' -f 2)
    at_least "$wanted" "$found" ||
        advice+=("Rust $wanted or newer, this is $found: 'rustup update stable'")
}

lints() {
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 ||
        advice+=("rustfmt and clippy: 'rustup component add rustfmt clippy'")
}

node() {
    local how="https://nodejs.org, or on Debian 13 and later 'apt-get install nodejs npm'" found
    if ! has node || ! has npm; then
        advice+=("Node.js 20 or newer with npm: $how")
        return
    fi
    found=$(command node --version)
    at_least 20 "${found#v}" || advice+=("Node.js 20 or newer, this is $found: $how")
}

cc() { has cc || packages+=(gcc libc6-dev); }

chromium() {
    [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] || [ -x /usr/bin/chromium ] || packages+=(chromium)
}

poppler() { has pdfinfo && has pdftotext || packages+=(poppler-utils); } # tests ask it what is in a PDF

postgres() { # the same places as tests/app/support/postgres.rs
    local folder
    for folder in "$(pg_config --bindir 2>/dev/null || true)" /usr/lib/postgresql/*/bin ${PATH//:/ }; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && [ -x "$folder/postgres" ]; then
            return
        fi
    done
    packages+=(postgresql)
}

check() {
    packages=() advice=()
    local what
    for what in "$@"; do
        case $what in
            rust | lints | node | cc | chromium | poppler | postgres) "$what" ;;
            *) echo "need.sh: nobody knows what '$what' is" >&2; exit 2 ;;
        esac
    done
}

check "$@"
if [ ${#packages[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && has apt-get; then
    echo "installing: ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    {
        apt-get -qq -o DPkg::Lock::Timeout=120 update &&
            apt-get -qq -o DPkg::Lock::Timeout=120 install -y "${packages[@]}" >/dev/null
    } || true # what is still missing is named below
    check "$@"
fi
[ ${#packages[@]} -eq 0 ] ||
    advice+=("Debian's ${packages[*]}: as root 'apt-get update && apt-get install -y ${packages[*]}'")
if [ ${#advice[@]} -gt 0 ]; then
    printf 'missing: %s\n' "${advice[@]}" >&2
    exit 1
fi
