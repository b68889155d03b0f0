#!/usr/bin/env bash
# Tests the plugin in real Neovims: the oldest that it supports always, a current one where it can be had.
#
# The server is the debug build, or the one that TRANSCRIPT_LS names.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
TRANSCRIPT_LS=$(realpath "${TRANSCRIPT_LS:-$root/target/debug/transcript-ls}")
export TRANSCRIPT_LS
if [ ! -x "$TRANSCRIPT_LS" ]; then
    echo "neovim/test/run.sh: there is no server at $TRANSCRIPT_LS; run 'cargo build', or name one in TRANSCRIPT_LS." >&2
    exit 1
fi

oldest=$("$root/editors/fetch/neovim.sh" 0.10)
current=$("$root/editors/fetch/neovim.sh" 0.12) || echo "neovim/test/run.sh: going on without Neovim 0.12." >&2
[ "$current" != "$oldest" ] || current= # the one on the PATH is both

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
for nvim in "$oldest" "$current"; do
    [ -n "$nvim" ] || continue
    "$nvim" --version | head -n 1
    # A fresh copy each time, since quick fixes change it; and nothing of the user's own.
    rm -rf "$work"/*
    cp -r "$root/editors/fixtures/bridges" "$work/bridges"
    cp -r "$here/.." "$work/plugin"
    mkdir "$work/elsewhere"
    # The script ends Neovim itself; `cquit` is for the day it cannot.
    HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state XDG_CACHE_HOME=$work/cache \
        TEST_FOLDER=$work TEST_SCRIPT=$here/run.lua timeout 120 "$nvim" --clean --headless \
        --cmd "let &runtimepath = \$TEST_FOLDER .. '/plugin,' .. &runtimepath" \
        --cmd "let g:transcript_ls = {'cmd': [\$TRANSCRIPT_LS]}" \
        -c 'execute "luafile" fnameescape($TEST_SCRIPT)' -c cquit || status=1
done
exit $status
