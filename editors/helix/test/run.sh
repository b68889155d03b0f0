#!/usr/bin/env bash
# Tests the configuration beside this in a real Helix, by its keys and by what its screen shows.
#
# The server is the debug build, or the one that TRANSCRIPT_LS names.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
server=$(realpath "${TRANSCRIPT_LS:-$root/target/debug/transcript-ls}")
if [ ! -x "$server" ]; then
    echo "helix/test/run.sh: there is no server at $server; run 'cargo build', or name one in TRANSCRIPT_LS." >&2
    exit 1
fi
if ! command -v tmux >/dev/null; then
    echo "helix/test/run.sh: Helix is driven in a terminal, and there is no tmux; install the package tmux and run this again." >&2
    exit 1
fi
if ! command -v cc >/dev/null; then
    echo "helix/test/run.sh: Helix builds the grammar with a C compiler, and there is none; install gcc and run this again." >&2
    exit 1
fi
helix=$("$root/editors/fetch/helix.sh") || exit 1
"$helix" --version

work=$(mktemp -d)
trap 'terminal kill-server 2>/dev/null; rm -rf "$work"' EXIT
terminal() { tmux -S "$work/tmux" -f /dev/null "$@"; }
cp -r "$root/editors/fixtures/bridges" "$work/bridges"
mkdir -p "$work/config/helix/runtime/grammars" "$work/config/helix/runtime/queries" "$work/bin"
grammar=$root/editors/tree-sitter-transcript
# The grammar as the README has it, but that no other one is looked for.
{
    echo 'use-grammars = { only = ["transcript"] }'
    cat "$here/../languages.toml"
    printf '\n[[grammar]]\nname = "transcript"\nsource = { path = "%s" }\n' "$grammar"
} >"$work/config/helix/languages.toml"
cp -r "$grammar/queries/helix" "$work/config/helix/runtime/queries/transcript"
ln -s "$server" "$work/bin/transcript-ls"
text=$work/bridges/two-bridges.transcript

# Keys as tmux names them; words in quotes are typed. Helix takes an Escape together with a key that follows at once for
# that key with Alt, hence the pause.
keys() {
    local key
    for key in "$@"; do
        terminal send-keys -- "$key"
        [ "$key" != Escape ] || sleep 0.1
    done
}
# Waits until the screen shows some words.
sees() {
    local _
    for _ in $(seq 200); do
        terminal capture-pane -p | grep --quiet --fixed-strings -- "$1" && return
        sleep 0.05
    done
    printf 'not on the screen: %s\n' "$1"
    terminal capture-pane -p | sed 's/^/     | /'
    return 1
}
# Waits until a file has some words in it.
holds() {
    local _
    for _ in $(seq 200); do
        grep --quiet --fixed-strings -- "$2" "$1" && return
        sleep 0.05
    done
    printf 'not in %s: %s\n' "$(basename "$1")" "$2"
    return 1
}

passed=0 failed=0
test_that() {
    local why
    if why=$("$2"); then
        passed=$((passed + 1))
        echo "ok   $1"
    else
        failed=$((failed + 1))
        printf 'FAIL %s\n     %s\n' "$1" "$why"
    fi
    keys Escape
}

findings() {
    sees "● 2" && keys Space d && sees missing-turn-marker && sees avoided-form
}
quick_fix() {
    keys 13 G Space a && sees "Put the dash before the turn" && keys Enter && sees "— Then I close" &&
        keys :w Enter && holds "$text" "— Then I close"
}
definition() {
    keys / "bridges of Lindau" Enter g d && sees "A town on two arms" && sees "glossary.yaml" &&
        keys :buffer-close Enter && sees "The keeper"
}
outline() {
    keys Space s && sees "Has anybody ever refused to turn around?" && sees function
}

# The prompt holds the old name, which Ctrl-u takes out.
rename() {
    keys ":open the-gauge-book.transcript" Enter && sees "Marta Lind: Who" && keys / "Olga Berg" Enter Space r &&
        sees "rename-to" && keys C-u "Olga Brandt" Enter && sees "Olga Brandt: My" && keys :write-all Enter &&
        holds "$work/bridges/the-gauge-book.transcript" "Olga Brandt: My" &&
        holds "$work/bridges/the-last-ferry.transcript" "interviewee: Olga Brandt" &&
        holds "$work/bridges/the-last-ferry.transcript" "Olga Brandt: There" && keys :buffer-close Enter
}

# The codes that give some words on the screen their colour.
colour_of() { terminal capture-pane -p -e | sed -n "s/.*\(\x1b\[38[0-9;]*m\)$1.*/\1/p" | head -n 1; }
colours() {
    keys ":open the-gauge-book.transcript" Enter && sees "Marta Lind: Who" && [ -n "$(colour_of Marta)" ] &&
        [ "$(colour_of Marta)" != "$(colour_of Who)" ] && keys :buffer-close Enter && sees "The keeper"
}

export HOME=$work XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache PATH=$work/bin:$PATH COLORTERM=truecolor
"$helix" --grammar build >"$work/grammar" 2>&1 || cat "$work/grammar"
terminal new-session -d -x 160 -y 50 -c "$work/bridges" "$helix" two-bridges.transcript
test_that "the findings are shown, in the gutter and in the list" findings
test_that "the quick fix puts the dash back" quick_fix
test_that "the definition of a name is its entry in the glossary" definition
test_that "the outline lists the questions" outline
test_that "a speaker gets another name in two files, and in the front matter" rename
test_that "the grammar sets a speaker's name off from what is said" colours
echo "skip folding: Helix has none"
keys :qa! Enter

echo "helix: $passed passed, $failed failed"
[ "$failed" = 0 ]
