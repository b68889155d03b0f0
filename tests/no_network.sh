#!/usr/bin/env bash
# Watches a session and the command line, on Linux with strace, and fails where they make any call to the network.
# usage: tests/no_network.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
program=${1:-${CARGO_TARGET_DIR:-target}/debug/transcript-ls}
command -v strace >/dev/null || { echo "no_network.sh: strace is not on the PATH; install it and run this again." >&2; exit 1; }
calls=$(mktemp)
trap 'rm -f "$calls"' EXIT

message() { printf 'Content-Length: %s\r\n\r\n%s' "$(printf %s "$1" | wc -c)" "$1"; }

session() {
    local folder text uri
    folder="file://$PWD/examples" uri="file://$PWD/examples/the-tide-tables.transcript"
    text=$(python3 -c 'import json, sys; print(json.dumps(open(sys.argv[1]).read()))' examples/the-tide-tables.transcript)
    message '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{},"workspaceFolders":[{"uri":"'"$folder"'","name":"examples"}]}}'
    message '{"jsonrpc":"2.0","method":"initialized","params":{}}'
    message '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"'"$uri"'","languageId":"transcript","version":1,"text":'"$text"'}}}'
    for method in hover definition references documentLink documentSymbol foldingRange formatting semanticTokens/full; do
        message '{"jsonrpc":"2.0","id":"'$method'","method":"textDocument/'$method'","params":{"textDocument":{"uri":"'"$uri"'"},"position":{"line":12,"character":8},"context":{"includeDeclaration":true},"options":{"tabSize":4,"insertSpaces":true}}}'
    done
    message '{"jsonrpc":"2.0","id":2,"method":"shutdown"}'
    message '{"jsonrpc":"2.0","method":"exit"}'
}

watched() { strace --follow-forks --quiet=all --trace=%network --output="$calls" "$@"; }

session | watched "$program" | grep -ac '"result":null,"id":2}' >/dev/null || { echo "no_network.sh: the session did not end well" >&2; exit 1; }
cat "$calls" >"$calls.all"
watched "$program" check examples >/dev/null || [ $? = 1 ]
cat "$calls" >>"$calls.all"
watched "$program" format --check examples >/dev/null || [ $? = 1 ]
cat "$calls" >>"$calls.all"
found=$(grep -v '+++\|---' "$calls.all" || true)
rm -f "$calls.all"
if [ -n "$found" ]; then
    echo "the program called the network:" >&2
    echo "$found" >&2
    exit 1
fi
echo "no call to the network"
