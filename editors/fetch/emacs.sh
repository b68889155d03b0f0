#!/usr/bin/env bash
# Prints the path of an Emacs of at least 29, the first with eglot inside.
#
#   editors/fetch/emacs.sh
#
# An Emacs on the PATH that is new enough is used as it is. Otherwise it is Debian's, for the terminal; the second call
# answers from target/editors.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
wanted=29.1
home=$(cd "$here/../.." && pwd)/target/editors/emacs
. "$here/debian.sh"

print_if_at_least "$wanted" "$(command -v emacs || true)" "$home/emacs" && exit

unpack_from_debian trixie emacs-nox
binary=$home/root/usr/bin/emacs-nox
lend_libraries "$binary"
# Emacs knows by absolute paths where it was built to lie.
shared=$(dirname "$(find "$home/root/usr/share/emacs" -maxdepth 2 -name lisp)")
dump=$(find "$home/root/usr/libexec/emacs" -name '*.pdmp')
cat >"$home/emacs" <<WRAPPER
#!/bin/sh
EMACSDATA='$shared/etc' EMACSDOC='$shared/etc' EMACSLOADPATH='$shared/lisp' EMACSPATH='$(dirname "$dump")' \\
    exec '$binary' --dump-file='$dump' "\$@"
WRAPPER
chmod +x "$home/emacs"
print_if_at_least "$wanted" "$home/emacs" || too_old "$wanted" "$home/emacs"
