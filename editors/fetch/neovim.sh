#!/usr/bin/env bash
# Prints the path of a Neovim of at least the version asked for (0.10 unless told otherwise).
#
#   editors/fetch/neovim.sh [0.10|0.12]
#
# A Neovim on the PATH that is new enough is used as it is. Otherwise Debian's package is unpacked under
# target/editors, with every library it needs, so that the machine itself is left alone and an older Debian can run
# it. The second call answers from that folder.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
wanted=${1:-0.10}
case $wanted in
    0.10) suite=trixie ;;
    0.12) suite=sid ;;
    *) echo "neovim.sh: '$wanted' is not a version it can fetch; ask for 0.10 or 0.12." >&2; exit 2 ;;
esac
home=$root/target/editors/neovim-$wanted

# True when the Neovim at $1 is at least the wanted version.
new_enough() {
    local version
    version=$("$1" --version 2>/dev/null | sed -n '1s/^NVIM v\([0-9.]*\).*/\1/p')
    [ -n "$version" ] && printf '%s\n%s\n' "$wanted" "$version" | sort --version-sort --check=quiet
}

for candidate in "$(command -v nvim || true)" "$home/nvim"; do
    if [ -x "$candidate" ] && new_enough "$candidate"; then
        echo "$candidate"
        exit 0
    fi
done

if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
    echo "neovim.sh: no Neovim $wanted or later is on the PATH and this is no Debian to fetch it on; install one and run this again." >&2
    exit 1
fi

rm -rf "$home"
mkdir -p "$home/apt/lists/partial" "$home/apt/archives/partial"
: >"$home/apt/status"

# An apt that knows one suite and an empty machine, so that "install" means the whole closure of dependencies.
private_apt() {
    apt-get --quiet=2 --option Dir::Etc::SourceList="$home/apt/sources.list" --option Dir::Etc::SourceParts=- \
        --option Dir::State="$home/apt" --option Dir::State::Status="$home/apt/status" \
        --option Dir::Cache="$home/apt" --option APT::Sandbox::User= --option APT::Install-Recommends=false \
        --option Acquire::Languages=none --option Acquire::Retries=3 "$@" >>"$home/apt/log" 2>&1
}

# The mirrors that this machine already uses. A third party's archive may carry the same release name, hence a list.
fetched=
for mirror in $(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Component: main' | sort --unique); do
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$home/apt/sources.list"
    # patchelf comes along from the same suite: nothing is installed on the machine for it.
    if private_apt update --error-on=any && private_apt install --yes --download-only neovim patchelf; then
        fetched=yes
        break
    fi
done
if [ -z "$fetched" ]; then
    echo "neovim.sh: none of this machine's apt mirrors gave Neovim from Debian $suite; $home/apt/log says why." >&2
    exit 1
fi

for package in "$home"/apt/archives/*.deb; do
    dpkg-deb --extract "$package" "$home/root"
done
rm -rf "$home/apt"

# The package was built for a newer C library than this machine may have: it gets its own loader and libraries.
# Running it through the loader instead would make Neovim take the loader for itself when it starts its terminal UI.
libraries=$(dirname "$(find "$home/root/usr/lib" -name 'libc.so.6' | head -n 1)")
loader=$(find "$libraries" -name 'ld-linux*.so.*' | head -n 1)
binary=$(readlink -f "$home/root/usr/bin/nvim")
"$loader" --library-path "$libraries" "$home/root/usr/bin/patchelf" \
    --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$binary"

cat >"$home/nvim" <<WRAPPER
#!/bin/sh
VIM='$home/root/usr/share/nvim' VIMRUNTIME='$home/root/usr/share/nvim/runtime' exec '$binary' "\$@"
WRAPPER
chmod +x "$home/nvim"

if ! new_enough "$home/nvim"; then
    echo "neovim.sh: Debian $suite gave '$("$home/nvim" --version 2>&1 | head -n 1)', which is no Neovim $wanted or later." >&2
    exit 1
fi
echo "$home/nvim"
