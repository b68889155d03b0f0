#!/usr/bin/env bash
# Builds, type-checks and tests the extension without an editor.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v npm >/dev/null || { echo "vscode/test/run.sh: npm is not on the PATH; install Node.js 20 or later and run this again." >&2; exit 1; }
# The lock file is newer than the modules after a change of dependencies, and on a fresh clone there are none.
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
npm run --silent build
npm run --silent check
exec npm run --silent test
