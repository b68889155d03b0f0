#!/usr/bin/env bash
# Runs all tests, those of the program and those of the editors, and ends with what each half counted.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
program=$target/test-program.log editors=$target/test-editors.log

# The editors need the program even where a test of it does not compile.
cargo build && cargo test --no-fail-fast 2>&1 | tee "$program"
program_status=$?
TRANSCRIPT_LS=${TRANSCRIPT_LS:-$target/debug/transcript-ls} editors/test.sh 2>&1 | tee "$editors"
editors_status=$?

echo
grep '^test result' "$program"
tail -n 1 "$editors"
[ "$program_status" = 0 ] && [ "$editors_status" = 0 ]
