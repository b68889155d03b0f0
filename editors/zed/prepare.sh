#!/usr/bin/env bash
# Prints a folder that Zed can install as an extension: this one, with the grammar of this repository as it is committed.
#
# An extension names its grammar by the address and the commit of a repository, which differ from copy to copy.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$root/target/editors/zed
grammar=editors/tree-sitter-transcript

commit=$(git -C "$root" rev-parse HEAD)
rm -rf "$folder"
mkdir -p "$(dirname "$folder")"
cp -r "$root/editors/zed" "$folder"
rm -rf "$folder/target" "$folder/prepare.sh"
cp "$root/$grammar"/queries/zed/*.scm "$folder/languages/transcript/"
cat >>"$folder/extension.toml" <<TOML

[grammars.transcript]
repository = "file://$root"
rev = "$commit"
path = "$grammar"
TOML
echo "$folder"
