#!/usr/bin/env bash
# Packages the extension with the server in it, for this platform or the one named, and prints the path of the .vsix.
#
#   editors/vscode/package.sh [linux-x64|linux-arm64|darwin-x64|darwin-arm64|…]
#
# The server is the release build, or the one that TRANSCRIPT_LS names.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
server=$(realpath "${TRANSCRIPT_LS:-$root/target/release/transcript-ls}")
cd "$root/editors/vscode"

case $(uname -m) in
    arm64 | aarch64) processor=arm64 ;;
    *) processor=x64 ;;
esac
platform=${1:-$(uname -s | tr '[:upper:]' '[:lower:]')-$processor}

if [ ! -x "$server" ]; then
    echo "package.sh: there is no server at $server; run 'cargo build --release', or name one in TRANSCRIPT_LS." >&2
    exit 1
fi

[ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund >&2
rm -rf server
mkdir server
case $platform in
    win32-*) cp "$server" server/transcript-ls.exe ;;
    *) cp "$server" server/transcript-ls ;;
esac
trap 'rm -rf server' EXIT # left in place, it would be found before the PATH when the extension is run from here

mkdir -p "$root/target/editors"
vsix=$root/target/editors/transcript-ls-$platform.vsix
# vsce stays out of the dependencies: it would triple them, for this one line. The code is bundled, hence no modules.
npx --yes @vscode/vsce@3.9.2 package --target "$platform" --no-dependencies --allow-missing-repository --out "$vsix" >&2
echo "$vsix"
