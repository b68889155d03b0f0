#!/usr/bin/env bash
# Tests the mode in a real Emacs, with its own eglot, and that it compiles without a warning.
#
# The server is the debug build, or the one that TRANSCRIPT_LS names.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
TRANSCRIPT_LS=$(realpath "${TRANSCRIPT_LS:-$root/target/debug/transcript-ls}")
export TRANSCRIPT_LS
if [ ! -x "$TRANSCRIPT_LS" ]; then
    echo "emacs/test/run.sh: there is no server at $TRANSCRIPT_LS; run 'cargo build', or name one in TRANSCRIPT_LS." >&2
    exit 1
fi
emacs=$("$root/editors/fetch/emacs.sh")
"$emacs" --version | head -n 1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$root/editors/fixtures/bridges" "$work/bridges"
cp "$here/../transcript-ls.el" "$work/"
export HOME=$work TEST_FOLDER=$work
"$emacs" -Q --batch --eval '(setq byte-compile-error-on-warn t)' -f batch-byte-compile "$work/transcript-ls.el"
# What eglot tells the user is of interest only where something went wrong.
if ! timeout 120 "$emacs" -Q --batch --directory "$work" --load "$here/run.el" 2>"$work/messages"; then
    cat "$work/messages"
    exit 1
fi
