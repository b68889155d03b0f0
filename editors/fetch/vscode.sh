#!/usr/bin/env bash
# Prints the folder of a VS Code that tests can drive: code-server, which is VS Code served to a browser.
#
#   editors/fetch/vscode.sh
#
# In that folder, `bin/node` runs the server, `app` is the code-server package and `bin/chromium` the browser to open
# it in. It costs about 800 MB and a minute once; later calls answer from target/editors. The exit status is 3 where
# something is missing that this script cannot get, and 1 where getting it went wrong.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
code_server=4.139.1
node=24.21.0 # the Node that this code-server asks for
home=$root/target/editors/vscode-$code_server

if [ -e "$home/complete" ]; then
    echo "$home"
    exit 0
fi

say_why_not() {
    echo "vscode.sh: $1" >&2
    exit "${2:-1}"
}
[ "$(uname -s)" = Linux ] || say_why_not "the VS Code that tests can drive is fetched on Linux only." 3
command -v npm >/dev/null || say_why_not "npm is not on the PATH; install Node.js 20 or later and run this again." 3

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
rm -rf "$home"
mkdir -p "$home/bin" "$home/node"
log=$home/log

if [ -z "$browser" ]; then
    command -v apt-get >/dev/null || say_why_not "no Chromium is on the PATH and this is no Debian to install it on; install one and run this again." 3
    [ "$(id -u)" = 0 ] || say_why_not "Chromium is missing; run 'apt-get install chromium fonts-dejavu-core' as root, then this again." 3
    { apt-get --quiet=2 update && DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 install --yes --no-install-recommends \
        chromium fonts-dejavu-core; } >>"$log" 2>&1 || say_why_not "apt-get could not install Chromium; $log says why."
    browser=$(command -v chromium)
fi
ln -s "$browser" "$home/bin/chromium"

# Everything npm says goes to the log; the last line of a failure is of no use without what came before.
quietly() {
    "$@" >>"$log" 2>&1 || say_why_not "'$*' failed; $log says why."
}

quietly npm install --prefix "$home/node" --no-save "node@$node"
node_package=$(find "$home/node/node_modules" -type d -name 'node-linux-*' | head -n 1)
[ -n "$node_package" ] || say_why_not "npm gave no Node $node for this machine; $log says why."
ln -s "$node_package/bin/node" "$home/bin/node"
export PATH="$home/bin:$PATH" npm_config_nodedir=$node_package npm_config_yes=true

# Install scripts are left out, because one of them wants a Kerberos library that nothing here uses; the two native
# modules that the server cannot start without are built by name. Optional dependencies stay: the file watcher is one.
quietly npm install --prefix "$home/app-root" --no-save --ignore-scripts "code-server@$code_server"
ln -s app-root/node_modules/code-server "$home/app"
vscode=$home/app/lib/vscode
cd "$vscode"
quietly npm install --omit=dev --ignore-scripts
quietly npm rebuild @vscode/spdlog @vscode/native-watchdog
ln -sf code-linux.sh bin/remote-cli/code-server
ln -sf browser-linux.sh bin/helpers/browser.sh
cd extensions
quietly npm install --omit=dev --ignore-scripts

touch "$home/complete"
echo "$home"
