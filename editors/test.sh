#!/usr/bin/env bash
# The editors' half of `make test`.
#
# The server is the debug build, or the one that TRANSCRIPT_LS names. The real VS Code is driven only with
# TRANSCRIPT_LS_E2E=1, since getting it costs 800 MB.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
passed=0 failed=0

# Runs one suite, shows what it says, and adds up what it counted. A suite that ends badly without a count is a failure.
run() {
    echo "--- $*"
    local output status counted
    output=$("$@" 2>&1)
    status=$?
    echo "$output"
    counted=$(awk '
        /^[a-z]+: [0-9]+ passed, [0-9]+ failed/ { passed += $2; failed += $4 }
        /^(#|ℹ) pass [0-9]+/ { passed += $3 }
        /^(#|ℹ) fail [0-9]+/ { failed += $3 }
        END { print passed + 0, failed + 0 }' <<<"$output")
    passed=$((passed + ${counted% *}))
    failed=$((failed + ${counted#* }))
    if [ "$status" -ne 0 ] && [ "${counted#* }" = 0 ]; then
        failed=$((failed + 1))
    fi
}

run "$here/neovim/test/run.sh"
run "$here/helix/test/run.sh"
run "$here/emacs/test/run.sh"
run "$here/vscode/test/run.sh"
run "$here/tree-sitter-transcript/test/run.sh"
run "$here/xml_test.sh"
run "$here/try_test.sh"
if [ "${TRANSCRIPT_LS_E2E:-}" = 1 ]; then
    run "$here/vscode/test/e2e.sh"
fi

echo
echo "editors: $passed passed, $failed failed"
[ "$failed" = 0 ]
