#!/usr/bin/env bash
# The editors' half of `make test`.
#
# The server is the debug build, or the one that TRANSCRIPT_LS names. A real VS Code is fetched once, which costs 800 MB
# and a minute: TRANSCRIPT_LS_E2E=0 leaves it out, and TRANSCRIPT_LS_E2E=1 lets the tests fail on a machine that cannot
# have one, where otherwise they say so and go on.
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
skipped=
case ${TRANSCRIPT_LS_E2E:-} in
    0) skipped="; VS Code was left out, as TRANSCRIPT_LS_E2E=0 says" ;;
    *)
        why=$("$here/fetch/vscode.sh" 2>&1 >/dev/null)
        # 3: it cannot be had here, whatever one tries.
        if [ $? = 3 ] && [ "${TRANSCRIPT_LS_E2E:-}" != 1 ]; then
            echo "$why"
            skipped="; VS Code was SKIPPED: ${why#vscode.sh: }"
        else
            run "$here/vscode/test/e2e.sh"
            run "$here/vscode/test/e2e.sh" screenshot
        fi
        ;;
esac

echo
echo "editors: $passed passed, $failed failed$skipped"
[ "$failed" = 0 ]
