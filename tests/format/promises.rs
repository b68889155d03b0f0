//! What formatting promises is kept for random texts.

use proptest::prelude::*;

use super::promised::{formatted, keep};
use super::{document, formatted_range, houses};

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "\n\n",
        "\n\n",
        "\n\n",
        "\n",
        "\n",
        "\r\n",
        "\n\n\n",
        " ",
        "  ",
        "\t",
        "  \n",
        " \n",
        "— Why do you say so?",
        "— Because it is true.",
        "—Why now?",
        "– It was late.",
        "-- Yes -- and no.",
        "- So?",
        "**Ann Lee:** Why?",
        "**Ann Lee:**  Why?",
        "**Ann Lee**: Now?",
        "Bob Ray:No.",
        "Bob Ray: I see.",
        "Bob Ray :  So.",
        "Q: Why?",
        "A:  So.",
        "Q. Why?",
        "Bob Ray:",
        "Note: x",
        "### What is it?",
        "## Part ",
        "**Who are you?**",
        "I see (as they say — transl.) that.",
        "(so. Translator's note)",
        "[he left – Ed.]",
        "(прим. пер.: да)",
        "(yes.— RT)",
        "[laughs]",
        "( laughter )",
        "\\[applause\\]",
        "*laughs*",
        "[00:12:34]",
        "[sic]",
        "[…]",
        "[...]",
        "[word?]",
        "“Open.",
        "“He said ‘no’ there.”",
        "\"He said 'no' there.\"",
        "«Oui»",
        "« Non »",
        "„So“",
        "it's",
        "'em",
        "”",
        "so it ended...",
        "and… then",
        "....",
        ". . .",
        "one — two",
        "one—two",
        "one - two",
        "1914–1918",
        "a --> b",
        "`a -- b`",
        "https://a.b/c--d...e",
        "x",
        "quoi ?",
        "quoi!",
        "oui ; non : si",
        "🎙",
        "[[Nobody|no  body]]",
        "<!-- transcript-ls: allow unclosed-note -->",
        "---\ntitle:  T...\n---\n",
        "---",
        "```\n",
        "~~~\n",
        "| a  |  b |",
        "(open",
        "note — Ed.)",
        "\u{feff}",
        "\r",
        "\u{a0}",
        "3：",
        "Да — нет.",
        "—",
        "--",
        "\\— x",
        "\u{c}",
    ])
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

/// Text whose turns are written in one of two ways each, so that it has habits.
fn interview() -> impl Strategy<Value = String> {
    let words =
        prop::collection::vec(piece(), 0..3).prop_map(|pieces| pieces.concat().replace(['\n', '\r'], " "));
    let turn = (
        prop::sample::select(vec!["— ", "—", "– ", "-- "]),
        words,
        prop::sample::select(vec!["\n\n", "\n\n", "\n", "\n\n\n"]),
    );
    prop::collection::vec(turn, 1..12).prop_map(|turns| {
        let turn = |(at, (dash, words, end)): (usize, (&str, String, &str))| {
            let mark = if at % 2 == 0 { "?" } else { "." };
            format!("{dash}And {words} there{mark}{end}")
        };
        turns.into_iter().enumerate().map(turn).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if cfg!(debug_assertions) { 150 } else { 5_000 },
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn promises_are_kept_whatever_the_text(text in text(), other in interview()) {
        for (name, settings) in houses() {
            keep(&name, &text, &settings);
            keep(&name, &other, &settings);
        }
    }

    #[test]
    fn a_range_changes_the_blocks_it_touches_and_no_others(text in text(), from in 0usize..200, length in 0usize..80) {
        for (_, settings) in houses().into_iter().take(3) {
            let range = from.min(text.len())..(from + length).min(text.len());
            let document = document(&text);
            let edits = transcript_ls::ide::format::format_range(&document, &settings, range.clone());
            let edits = edits.expect("it comes to rest");
            let first = document.blocks().at(range.start).map_or(0, |placed| placed.start);
            let last = document.blocks().at(range.end).map_or(0, |placed| placed.range().end);
            prop_assert!(edits.iter().all(|edit| first <= edit.range.start && edit.range.end <= last));
            let all = formatted_range(&text, &settings, 0..text.len());
            prop_assert_eq!(all, formatted(&text, &settings));
        }
    }
}

#[test]
fn carriage_returns_of_their_own_stay() {
    for count in [1, 2, 8, 30] {
        let returns = "\r".repeat(count);
        for text in [
            format!("---\nTs a (The water{returns}\nx: y\n---\n\n— Why?\n"),
            format!("---\ntitle: x{}\n---\n\n— Why?\n", " \r".repeat(count)),
            format!("— Why{returns}\nnow?\n\n— So.\n"),
            format!("<!-- to be checked{returns}\n-->\n\n— Why?\n\n— So.\n"),
        ] {
            for (name, settings) in houses() {
                keep(&name, &text, &settings);
            }
        }
    }
}
