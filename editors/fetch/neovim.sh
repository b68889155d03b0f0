#!/usr/bin/env bash
# Prints the path of a Neovim of at least the version asked for (0.10 unless told otherwise).
#
#   editors/fetch/neovim.sh [0.10|0.12]
#
# A Neovim on the PATH that is new enough is used as it is. Otherwise it is Debian's; the second call answers from
# target/editors.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
wanted=${1:-0.10}
case $wanted in
    0.10) suite=trixie ;;
    0.12) suite=sid ;;
    *) echo "neovim.sh: '$wanted' is not a version it can fetch; ask for 0.10 or 0.12." >&2; exit 2 ;;
esac
home=$(cd "$here/../.." && pwd)/target/editors/neovim-$wanted
. "$here/debian.sh"

print_if_at_least "$wanted" "$(command -v nvim || true)" "$home/nvim" && exit

unpack_from_debian "$suite" neovim
binary=$(readlink -f "$home/root/usr/bin/nvim")
lend_libraries "$binary"
cat >"$home/nvim" <<WRAPPER
#!/bin/sh
VIM='$home/root/usr/share/nvim' VIMRUNTIME='$home/root/usr/share/nvim/runtime' exec '$binary' "\$@"
WRAPPER
chmod +x "$home/nvim"
print_if_at_least "$wanted" "$home/nvim" || too_old "$wanted" "$home/nvim"
