#!/usr/bin/env bash
# Everything CI runs, one step after the other. It goes on after a failure, keeps each step's output in
# target/test, and ends with one line: N passed, N failed.
#
# Counted are tests. A step that fails without naming a test (formatting, a build, a crash) counts as one
# failure, and so does a suite that ran no test. A Rust test that cannot run on this machine writes
# "skipped: why" straight to standard error (past the capture of the test runner); a browser test uses
# skip. Skipped ones are counted on the closing line; in CI (CI=true) each of them is a failure.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
unset FORCE_COLOR
export CARGO_TERM_COLOR=never
# Built once and from nothing, CI has no use for small pieces, and none for a second pass over all crates that
# only checks: there clippy's compiler both lints and builds what is ours (crates of others stay with rustc).
if [ "${CI:-}" = true ]; then
    export CARGO_INCREMENTAL=0 RUSTC_WORKSPACE_WRAPPER=clippy-driver RUSTFLAGS="-D warnings"
fi

out=target/test
rm -rf "$out"
mkdir -p "$out"
passed=0 failed=0 skipped=0 table=""

# Each counter reads a step's log and prints: passed failed skipped
count_nothing() { echo "0 0 0"; }
count_cargo() {
    awk '/^test result: /{ p += $4; f += $6; s += $8 }
         /(^|\.\.\. )skipped: /{ p--; s++ }
         END { print p + 0, f + 0, s + 0 }' "$1"
}
count_node() {
    awk '$1 == "#" && $2 == "pass" { p += $3 }
         $1 == "#" && ($2 == "fail" || $2 == "cancelled") { f += $3 }
         $1 == "#" && ($2 == "skipped" || $2 == "todo") { s += $3 }
         END { print p + 0, f + 0, s + 0 }' "$out/browser.tap"
}

step() { # step NAME COUNTER COMMAND…
    local name=$1 counter=$2 status=0 p f s begun=$SECONDS note=""
    shift 2
    printf '\n── %s: %s\n' "$name" "$*"
    "$@" 2>&1 | tee "$out/$name.log" || status=$?
    read -r p f s <<<"$($counter "$out/$name.log")"
    if [ "$counter" != count_nothing ] && [ $((p + f + s)) -eq 0 ] && [ $status -eq 0 ]; then
        status=1 note=" (it ran no test)"
    fi
    if [ $status -ne 0 ] && [ "$f" -eq 0 ]; then
        f=1
    fi
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    table+=$(printf '%-10s %5d passed %3d failed %3d skipped %4d s%s' \
        "$name" "$p" "$f" "$s" $((SECONDS - begun)) "$note")$'\n'
}

browser() {
    : >"$out/browser.tap"
    node --test --test-concurrency=2 --test-timeout=1200000 \
        --test-reporter=spec --test-reporter-destination=stdout \
        --test-reporter=tap --test-reporter-destination="$out/browser.tap" \
        tests/browser/*.test.mjs
}

step need count_nothing scripts/need.sh rust lints cc node chromium poppler postgres
step assets count_nothing make --no-print-directory assets
step format count_nothing cargo fmt --check
[ "${CI:-}" = true ] || step clippy count_nothing cargo clippy --locked --all-targets -- -D warnings
# Together: their crates compile beside one another.
step build count_nothing cargo test --locked --no-run --all-targets
step unit count_cargo cargo test --locked --no-fail-fast --lib --bins
step sqlite count_cargo env FOKUSRAUM_TEST_ENGINE=sqlite cargo test --locked --test app
step postgres count_cargo env FOKUSRAUM_TEST_ENGINE=postgres cargo test --locked --test app
step browser count_node browser

printf '\n%s' "$table"
grep -hE 'skipped: |# SKIP' "$out"/*.log "$out/browser.tap" | sort | uniq -c
if [ "${CI:-}" = true ] && [ $skipped -gt 0 ]; then
    echo "in CI nothing may be skipped: $skipped counted as failed"
    failed=$((failed + skipped)) skipped=0
fi
closing="$passed passed, $failed failed"
[ $skipped -eq 0 ] || closing+=", $skipped skipped"
printf '\n%s\n' "$closing"
[ $failed -eq 0 ]
