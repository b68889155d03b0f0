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

# installed WAY INIT: starts Neovim as a user does whose init.lua has the line INIT, and sees whether all is there.
installed() {
    printf '%s\nvim.g.transcript_ls = { cmd = { vim.env.TRANSCRIPT_LS } }\n' "$2" >"$work/config/nvim/init.lua"
    timeout 20 "$nvim" --headless "$work/bridges/two-bridges.transcript" -c "lua
        local served = vim.wait(10000, function() return #vim.lsp.get_clients({ bufnr = 0 }) == 1 end, 20)
        vim.cmd(served and vim.fn.exists(':TranscriptQuestions') == 2 and vim.fn.exists('b:current_syntax') == 1
            and 'qall!' or 'cquit!')" &&
        echo "ok   installed $1 it works" && echo "neovim: 1 passed, 0 failed" && return
    echo "FAIL installed $1 it works" && echo "neovim: 0 passed, 1 failed"
    status=1
}

for nvim in "$oldest" "$current"; do
    [ -n "$nvim" ] || continue
    "$nvim" --version | head -n 1
    # A fresh copy each time, since quick fixes change it; and nothing of the user's own.
    rm -rf "$work"/*
    cp -r "$root/editors/fixtures/bridges" "$work/bridges"
    cp -r "$here/.." "$work/plugin"
    mkdir -p "$work/elsewhere" "$work/config/nvim"
    export HOME=$work TEST_FOLDER=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state \
        XDG_CACHE_HOME=$work/cache
    # The script ends Neovim itself; `cquit` is for the day it cannot.
    timeout 120 "$nvim" --clean --headless \
        --cmd "let &runtimepath = \$TEST_FOLDER .. '/plugin,' .. &runtimepath" \
        --cmd "let g:transcript_ls = {'cmd': [\$TRANSCRIPT_LS]}" \
        -c 'execute "luafile" fnameescape($TEST_FOLDER .. "/plugin/test/run.lua")' -c cquit || status=1
    installed "on the 'runtimepath'" "vim.opt.runtimepath:append(vim.env.TEST_FOLDER .. '/plugin')"
    mkdir -p "$work/data/nvim/site/pack/transcripts/start"
    ln -s "$work/plugin" "$work/data/nvim/site/pack/transcripts/start/transcript-ls"
    installed "as a package" ""
done
exit $status
