#!/usr/bin/env bash
# Fills the corpora of all targets from the examples, the specification, the fixtures and the pages of documentation.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# A byte per field stands before the text where a target takes more than a text: no house, no edits, no messages.
declare -A before=([parse]='' [check]='\0' [format]='\0' [edit]='\0' [protocol]='\1\0\0')

# Writes standard input as a seed of the target $1, behind the bytes $2.
seed() {
    mkdir -p "corpus/$1"
    local new="corpus/$1/new.$$"
    { printf "$2"; cat; } >"$new"
    mv "$new" "corpus/$1/seed-$(sha1sum <"$new" | cut -c 1-16)"
}

transcript() {
    for target in "${!before[@]}"; do seed "$target" "${before[$target]}" <"$1"; done
}

# Cuts the examples of the language $1 out of a page, each into a file of its own in $scratch.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
examples() {
    rm -f "$scratch"/*
    awk -v language="$1" -v folder="$scratch" '
        /^(```|~~~)/ { is_in = !is_in && substr($0, 4) == language; count++; next }
        is_in { print > (folder "/" count) }' "$2"
}

for file in ../examples/*.transcript ../tests/rules/fixtures/*.txt ../editors/fixtures/*.transcript; do
    [ -f "$file" ] && transcript "$file"
done
for page in ../tests/spec/*.md ../tests/format/*.md ../docs/rules.md; do
    for language in transcript text before; do
        examples "$language" "$page"
        for file in "$scratch"/*; do [ -f "$file" ] && transcript "$file"; done
    done
done
for page in ../tests/spec/*.md ../docs/*.md; do
    examples yaml "$page"
    for file in "$scratch"/*; do
        [ -f "$file" ] && seed glossary '' <"$file" && seed front_matter '' <"$file"
    done
done
for file in ../examples/*.yaml ../tests/rules/*.yaml; do seed glossary '' <"$file"; done
for file in corpus/parse/seed-*; do
    awk '/^---/ { if (is_in) exit; is_in = NR == 1; next } is_in' "$file" >"$scratch/matter"
    [ -s "$scratch/matter" ] && seed front_matter '' <"$scratch/matter"
done
for file in ../src/rules/styles/*.toml; do seed settings '' <"$file"; done
examples toml ../docs/configuration.md
for file in "$scratch"/*; do seed settings '' <"$file"; done

# A file is opened, and each request asked once; the numbers are the fields of `Message` in `protocol.rs`.
first=(../examples/*.transcript)
for request in {0..42}; do
    open='\1\0\0\0\0\0\0\0\0\0\0\0'
    ask="\\1\\0\\0\\0\\xa0\\x$(printf %x "$request")\\0\\xb\\x5\\xc\\x9\\0\\0"
    head -c 2000 "${first[0]}" | seed protocol "\\1\\0$open$ask\\0"
done
frame() { printf 'Content-Length: %d\r\n\r\n%s' "${#1}" "$1"; }
{
    frame '{"jsonrpc":"2.0","method":"initialized","params":{}}'
    frame '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a","languageId":"transcript","version":1,"text":"- A (b"}}}'
    frame '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///a","version":2},"contentChanges":[{"text":"x\ud83d"}]}}'
    frame '{"jsonrpc":"2.0","id":2,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"file:///a"}}}'
    frame '{"jsonrpc":"2.0","id":3,"method":"shutdown"}'
    frame '{"jsonrpc":"2.0","method":"exit"}'
} | seed wire ''
wc -l < <(ls corpus/*/* ) | xargs echo seeds:
