#!/usr/bin/env bash
# Tests the grammar: builds it with the tree-sitter library that npm brings, and compares it with the server's parser.
#
# It is tried in every Neovim that has been fetched for the other tests, and in the one on the PATH.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
root=$(cd "$here/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
cd "$here"

command -v npm >/dev/null || { echo "tree-sitter-transcript/test/run.sh: npm is not on the PATH; install Node.js 20 or later and run this again." >&2; exit 1; }
# The lock file is newer than the modules after a change of dependencies, and on a fresh clone there are none.
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

cargo build --quiet --manifest-path "$root/Cargo.toml" --example blocks
export TRANSCRIPT_BLOCKS=$target/debug/examples/blocks

build=$target/tree-sitter-transcript
library=node_modules/tree-sitter/vendor/tree-sitter/lib
mkdir -p "$build"
compile() {
    "${CC:-cc}" -std=c11 -O2 -Wall -Wextra -Wno-unused-but-set-variable -D_DEFAULT_SOURCE -fPIC -I"$library/include" -Isrc "$@"
}
[ "$build/library.o" -nt package-lock.json ] || compile -w -I"$library/src" -c "$library/src/lib.c" -o "$build/library.o"
[ "$build/parser.o" -nt src/parser.c ] || compile -c src/parser.c -o "$build/parser.o"
compile -c src/scanner.c -o "$build/scanner.o"
compile "$build/library.o" "$build/parser.o" "$build/scanner.o" test/driver.c -o "$build/driver"
export TREE_SITTER_DRIVER=$build/driver

status=0
node --test test/*.test.mjs || status=1

for nvim in "$root"/target/editors/neovim-*/nvim "$(command -v nvim || true)"; do
    [ -x "$nvim" ] || continue
    mkdir -p "$build/neovim/parser" "$build/neovim/queries"
    compile -shared "$build/parser.o" "$build/scanner.o" -o "$build/neovim/parser/transcript.so"
    ln -sfn "$here/queries" "$build/neovim/queries/transcript"
    HOME=$build timeout 60 "$nvim" --clean --headless --cmd "let &runtimepath = '$build/neovim,' .. &runtimepath" -l test/neovim.lua || status=1
done
exit $status
