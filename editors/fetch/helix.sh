#!/usr/bin/env bash
# Prints the path of a Helix of at least 25.01.
#
#   editors/fetch/helix.sh
#
# A Helix on the PATH that is new enough is used as it is. Otherwise it is Debian's; the second call answers from
# target/editors.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
wanted=25.01
home=$(cd "$here/../.." && pwd)/target/editors/helix
. "$here/debian.sh"

print_if_at_least "$wanted" "$(command -v hx || command -v helix || true)" "$home/hx" && exit

unpack_from_debian sid hx
folder=$home/root/usr/lib/hx
lend_libraries "$folder/hx"
cat >"$home/hx" <<WRAPPER
#!/bin/sh
HELIX_RUNTIME='$folder/runtime' exec '$folder/hx' "\$@"
WRAPPER
chmod +x "$home/hx"
print_if_at_least "$wanted" "$home/hx" || too_old "$wanted" "$home/hx"
