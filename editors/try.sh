#!/usr/bin/env bash
# Opens the examples in an editor that is already here, wired to a freshly built server; used by `make try`.
#
#   editors/try.sh [SERVER] [FOLDER]
#
# Nothing is installed and no setting of the user's is read or changed: the editor gets folders of its own, and a copy
# of the examples. Where there is no editor to show it in, the command line shows the same examples.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
server=$(realpath "${1:-$root/target/debug/transcript-ls}")
examples=$(realpath "${2:-$root/examples}")
if [ ! -x "$server" ]; then
    echo "try.sh: there is no server at $server; run 'cargo build' first." >&2
    exit 1
fi

# The first example with something to find.
for example in "$examples"/*.transcript; do
    if [ ! -e "$example" ]; then
        echo "try.sh: there is no transcript in $examples; name a folder that has one." >&2
        exit 1
    fi
    "$server" check "$example" >/dev/null 2>&1 || break
done
name=$(basename "$example")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$examples" "$work/examples"

neovim_is_new_enough() {
    command -v nvim >/dev/null && nvim --clean --headless -c 'if has("nvim-0.10") | qall | else | cquit | endif' 2>/dev/null
}

try_neovim() {
    cd "$work/examples"
    XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state XDG_CACHE_HOME=$work/cache \
        TRANSCRIPT_LS=$server EDITORS=$root/editors nvim --clean \
        --cmd "let &runtimepath = \$EDITORS .. '/neovim,' .. &runtimepath" \
        --cmd "let g:transcript_ls = {'cmd': [\$TRANSCRIPT_LS]}" \
        -c 'execute "luafile" fnameescape($EDITORS .. "/try.lua")' "$name"
}

# VS Code can open a window from here: this is its own terminal, a Mac, or a desktop.
has_desktop() {
    [ "${TERM_PROGRAM:-}" = vscode ] || [ "$(uname -s)" = Darwin ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

try_vscode() {
    [ -d "$root/editors/vscode/node_modules" ] || (cd "$root/editors/vscode" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    npm --prefix "$root/editors/vscode" run --silent build
    mkdir -p "$work/user/User"
    printf '{ "transcript-ls.server.path": "%s", "workbench.startupEditor": "none" }\n' "$server" >"$work/user/User/settings.json"
    echo "Opening a copy of the examples in $1; this ends when its window is closed."
    "$1" --wait --new-window --disable-workspace-trust --user-data-dir "$work/user" --extensions-dir "$work/extensions" \
        --extensionDevelopmentPath="$root/editors/vscode" "$work/examples" --goto "$work/examples/$name"
}

try_command_line() {
    echo "$1, so here is what the command line says of the examples."
    echo
    echo "\$ transcript-ls check $(basename "$examples")"
    (cd "$examples/.." && "$server" check "$(basename "$examples")") || [ $? -eq 1 ] # 1: there are findings
    echo
    echo "\$ transcript-ls outline $(basename "$examples")/$name"
    (cd "$examples/.." && "$server" outline "$(basename "$examples")/$name")
}

vscode=$(command -v code || command -v codium || true)
if ! command -v npm >/dev/null; then
    vscode= # the extension is built by npm
fi

# In VS Code's own terminal, VS Code is what the user has before the eyes.
if [ "${TERM_PROGRAM:-}" = vscode ] && [ -n "$vscode" ]; then
    try_vscode "$vscode"
elif [ -t 0 ] && [ -t 1 ] && neovim_is_new_enough; then
    try_neovim
elif [ -t 0 ] && [ -t 1 ] && [ -n "$vscode" ] && has_desktop; then
    try_vscode "$vscode"
elif [ -t 0 ] && [ -t 1 ]; then
    try_command_line "There is no Neovim 0.10 or later and no VS Code on the PATH"
else
    try_command_line "This is no terminal to open an editor from"
fi
