//! What is tidied while somebody types: the text is typed up to `|`, where the cursor is.

use transcript_ls::ide::format::format_typed;
use transcript_ls::rules::made;

use super::{document, settings};

/// The text after the character before `|` was typed.
fn typed(marked: &str, toml: &str) -> String {
    let offset = marked.find('|').expect("the cursor is marked");
    let text = marked.replace('|', "");
    let typed = text[..offset].chars().next_back().map(String::from).unwrap_or_default();
    let edits = format_typed(&document(&text), &settings(toml), offset, &typed);
    assert!(edits.iter().all(|edit| edit.range.end <= offset), "{marked:?}: {edits:?} moves the cursor");
    made(&text, &edits)
}

#[test]
fn a_line_is_tidied_when_it_is_left() {
    let dash = "turn-dash = '— '\n";
    let rows = [
        ("— Why? \n|", "", "— Why?\n"),
        ("— Why?\t\n|\n— So.", "", "— Why?\n\n— So."),
        ("— Why?\n\n—So. \n|", dash, "— Why?\n\n— So.\n"),
        ("— Why?\n\n-- So. And\n|", dash, "— Why?\n\n— So. And\n"),
        ("A  \n|B", "", "A  \nB"),
        ("A\n   |", "", "A\n   "),
        ("A\n \n|", "", "A\n\n"),
        ("---\ntitle: x \n|\n---\n", "", "---\ntitle: x \n\n---\n"),
        ("<!-- a \n|-->", "", "<!-- a \n-->"),
        ("\n|", "", "\n"),
        ("— Why?\n\n–So. ", "", "— Why?\n\n–So. "),
    ];
    for (marked, toml, expected) in rows {
        let marked = if marked.contains('|') { marked.to_owned() } else { format!("{marked}|") };
        assert_eq!(typed(&marked, toml), expected, "{marked:?}");
    }
}

#[test]
fn two_hyphens_become_the_dash_of_the_house_and_only_there() {
    let dash = "dash = ' — '\n";
    let rows = [
        ("It was --| late", dash, "It was — late"),
        ("It was --| late", "", "It was -- late"),
        ("It was --| late", "dash = ' -- '", "It was -- late"),
        ("It was -|", dash, "It was -"),
        ("--|", dash, "--"),
        ("It was ---|", dash, "It was ---"),
        ("It was <!--|", dash, "It was <!--"),
        ("It was `a --|", dash, "It was `a --"),
        ("---\na: --|\n---\n", dash, "---\na: --\n---\n"),
    ];
    for (marked, toml, expected) in rows {
        assert_eq!(typed(marked, toml), expected, "{marked:?}");
    }
}

#[test]
fn a_note_is_signed_as_the_house_does_once_it_is_closed() {
    let toml = "dash = ' — '\nsignatures = { translator = 'Transl.' }\n";
    let rows = [
        ("He left (home - translator's note)|.", "He left (home — Transl.)."),
        ("He left (home)|.", "He left (home)."),
        ("He left [home – Ed.]|.", "He left [home — Ed.]."),
    ];
    for (marked, expected) in rows {
        assert_eq!(typed(marked, toml), expected, "{marked:?}");
    }
}
