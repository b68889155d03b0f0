#!/usr/bin/env bash
# Makes the files of a release for one platform, under target/release-files: the extension with the server in it, and an
# archive of the server with what Neovim and the other editors need.
#
#   editors/release.sh PLATFORM [TARGET]
#
# PLATFORM is one of VS Code's, as linux-x64 is; TARGET the one that cargo built for, where one was named. What uses it:
# .github/workflows/release.yml.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
platform=${1:?"release.sh: name a platform, as linux-x64 is"}
built=$root/target/${2:+$2/}release/transcript-ls
case $platform in
    win32-*) built=$built.exe ;;
esac
if [ ! -x "$built" ]; then
    echo "release.sh: there is no program at $built; run 'cargo build --release' first." >&2
    exit 1
fi

version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -n 1)
declared=$(sed -n 's/^  "version": "\(.*\)",$/\1/p' "$root/editors/vscode/package.json")
if [ "$version" != "$declared" ]; then
    echo "release.sh: Cargo.toml has version $version and the extension $declared; give both the same." >&2
    exit 1
fi

out=$root/target/release-files
mkdir -p "$out"
vsix=$(TRANSCRIPT_LS=$built "$root/editors/vscode/package.sh" "$platform" | tail -n 1)
cp "$vsix" "$out/transcript-ls-$version-$platform.vsix"

name=transcript-ls-$version-$platform
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/$name/editors"
cp "$built" "$root/README.md" "$root/CHANGELOG.md" "$root/LICENSE-MIT" "$root/LICENSE-APACHE" "$work/$name"
# Only what is committed: a build leaves much beside it.
folders=(neovim helix emacs zed sublime kate tree-sitter-transcript)
(cd "$root" && git ls-files -z "${folders[@]/#/editors/}" ':!:*/test/*' | tar --null -cf - -T -) | tar -xf - -C "$work/$name"
case $platform in
    win32-*) (cd "$work" && 7z a -bso0 -bsp0 "$out/$name.zip" "$name") ;;
    *) tar -czf "$out/$name.tar.gz" -C "$work" "$name" ;;
esac
ls "$out"
