#!/usr/bin/env bash
# The XML files of the editors that no test can run are well-formed. It is Emacs that reads them: it is here anyway.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
emacs=$("$here/fetch/emacs.sh") || exit 1
passed=0 failed=0
for file in kate/transcript.xml sublime/Comments.tmPreferences; do
    if why=$("$emacs" -Q --batch --eval "(progn (require 'nxml-parse) (nxml-parse-file \"$here/$file\"))" 2>&1); then
        passed=$((passed + 1))
        echo "ok   $file is well-formed"
    else
        failed=$((failed + 1))
        printf 'FAIL %s is well-formed\n%s\n' "$file" "$why"
    fi
done
echo "xml: $passed passed, $failed failed"
[ "$failed" = 0 ]
