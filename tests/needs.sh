#!/usr/bin/env bash
# Sees to it that the tools named as arguments are here: installs those that it can, and names the others.
#
#   tests/needs.sh [cargo|cc|rustfmt|clippy|node|npm|tmux]...
#
# As root on Debian or its like it installs packages; parts of Rust come through rustup. It touches nothing else.
set -euo pipefail

missing=()
is_here() {
    case $1 in
        clippy) command -v cargo-clippy >/dev/null ;;
        node) command -v node >/dev/null && [ "$(node --version | sed 's/^v\([0-9]*\).*/\1/')" -ge 20 ] ;;
        *) command -v "$1" >/dev/null ;;
    esac
}
install() {
    case $1 in
        rustfmt | clippy) command -v rustup >/dev/null && rustup component add "$1" ;;
        cc) apt_install gcc libc6-dev ;;
        node) apt_install nodejs ;;
        npm | tmux) apt_install "$1" ;;
        *) false ;;
    esac
}
apt_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    [ -n "${updated:-}" ] || { apt-get --quiet=2 update && updated=yes; }
    DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 install --yes --no-install-recommends "$@" </dev/null
}

for tool in "$@"; do
    is_here "$tool" || { install "$tool" >&2 && is_here "$tool"; } || missing+=("$tool")
done
for tool in "${missing[@]}"; do
    case $tool in
        cargo) how="Rust 1.91 or later, from https://rustup.rs" ;;
        cc) how="a C compiler, for linking: the package gcc, or Apple's command line tools" ;;
        rustfmt | clippy) how="'rustup component add $tool'" ;;
        node | npm) how="Node.js 20 or later with npm, from https://nodejs.org or your system's packages" ;;
        tmux) how="tmux, in which the tests run terminals, from your system's packages" ;;
        *) how="$tool" ;;
    esac
    echo "needs.sh: $tool is missing, or too old, and cannot be installed from here. It takes $how." >&2
done
[ ${#missing[@]} = 0 ]
