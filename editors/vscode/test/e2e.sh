#!/usr/bin/env bash
# Drives the extension in a real VS Code, against the real server.
#
#   editors/vscode/test/e2e.sh             assertions, inside the extension host
#   editors/vscode/test/e2e.sh screenshot  pictures of what a user sees, into target/editors/screenshots
#   editors/vscode/test/e2e.sh preview     the preview beside the text, with a mouse and keys, and its pictures
#
# The server is the debug build, or the one that TRANSCRIPT_LS names. `screenshot` may be followed by the names of scenes
# (test/e2e/scenes.mjs), otherwise all are shown; `preview` by a folder and the name of a transcript in it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
TRANSCRIPT_LS=$(realpath "${TRANSCRIPT_LS:-$root/target/debug/transcript-ls}")
export TRANSCRIPT_LS
if [ ! -x "$TRANSCRIPT_LS" ]; then
    echo "e2e.sh: there is no server at $TRANSCRIPT_LS; run 'cargo build', or name one in TRANSCRIPT_LS." >&2
    exit 1
fi
mode=${1:-assert}
case $mode in
    assert | preview | screenshot) ;;
    *) echo "e2e.sh: '$mode' is no mode; leave it out for the assertions, or say preview or screenshot." >&2; exit 2 ;;
esac

VSCODE_HOME=$("$root/editors/fetch/vscode.sh")
export VSCODE_HOME
cd "$here/.."
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
npm run --silent build

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$root/editors/fixtures/bridges" "$work/workspace"

if [ "$mode" != assert ]; then
    pictures=$root/target/editors/screenshots
    vsix=$("$here/../package.sh" 2>"$work/package.log" | tail -n 1) || { cat "$work/package.log" >&2; exit 1; }
    case $mode in
        preview)
            cp -r "${2:-$root/examples}" "$work/copy"
            node "$here/e2e/preview.mjs" "$work" "$vsix" "$work/copy" "${3:-the-bell-founder.transcript}" "$pictures"
            ;;
        screenshot)
            cp -r "$root/examples" "$work/examples"
            node "$here/e2e/screenshot.mjs" "$work" "$vsix" "$work/examples" "$pictures" "${@:2}"
            ;;
    esac
    exit
fi

# The extension as it will be installed: what the package holds, the server bundled.
mkdir -p "$work/extension/server"
cp -r package.json out icons walkthrough language-configuration.json "$work/extension"
cp "$TRANSCRIPT_LS" "$work/extension/server/transcript-ls"
cp -r "$here/e2e" "$work/test"
node "$here/e2e/assert.mjs" "$work"
