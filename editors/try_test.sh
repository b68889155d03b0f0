#!/usr/bin/env bash
# `try.sh` wires whichever editor is there to the server, and does without one. The editors here are stand-ins that
# write down how they were called.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/.." && pwd)
server=$(realpath "${TRANSCRIPT_LS:-$root/target/debug/transcript-ls}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/code" "$work/none"
cat >"$work/code/code" <<'CODE'
#!/bin/sh
echo "code $*"
while [ $# -gt 0 ]; do
    [ "$1" = --user-data-dir ] && cat "$2/User/settings.json"
    shift
done
CODE
chmod +x "$work/code/code"

passed=0 failed=0
# expect NAME WORDS: the words stand in what the last call said.
expect() {
    if grep --quiet --fixed-strings -- "$2" <<<"$output"; then
        passed=$((passed + 1))
        echo "ok   $1"
    else
        failed=$((failed + 1))
        printf 'FAIL %s: not in the output: %s\n%s\n' "$1" "$2" "$output"
    fi
}

output=$(TERM_PROGRAM= "$here/try.sh" "$server" "$here/fixtures/bridges" </dev/null 2>&1)
expect "without a terminal it says so" "This is no terminal to open an editor from"
expect "and checks the examples" "missing-turn-marker"
expect "and shows the outline" "Has anybody ever refused"

output=$(TERM_PROGRAM=vscode PATH="$work/code:$PATH" "$here/try.sh" "$server" "$here/fixtures/bridges" </dev/null 2>&1)
expect "in VS Code's terminal it opens VS Code on a copy" "/examples/two-bridges.transcript"
expect "with the fresh server" "\"transcript-ls.server.path\": \"$server\""
expect "and the extension as it stands here" "--extensionDevelopmentPath=$here/vscode"

output=$("$here/try.sh" "$server" "$work/none" </dev/null 2>&1)
expect "a folder without a transcript is named" "there is no transcript in $work/none"

echo "try: $passed passed, $failed failed"
[ "$failed" = 0 ]
