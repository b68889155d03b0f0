//! A comment that an editor offers silences its finding, brings up no other, and changes no turn.

use std::sync::Arc;

use transcript_ls::config::Settings;
use transcript_ls::ide::{allow_here, allow_in_file};
use transcript_ls::model::{Context, Document, Role, Turn};
use transcript_ls::rules::{self, Diagnostic, Fix, TextEdit};

use super::fixtures;
use super::marked::parse;

fn document(text: &str) -> Document {
    Document::new(text, Arc::new(Context::default()))
}

/// `text` with the comment that an edit writes.
fn with(text: &str, edit: TextEdit) -> String {
    rules::apply(text, [&Fix { title: String::new(), edits: vec![edit], safe: false }])
}

/// The turns without their places, which a comment moves.
fn turns(document: &Document) -> Vec<(Role, Option<u32>, String)> {
    let words = |turn: &Turn| document.text().slice(turn.speech..turn.speech + 20).trim().to_owned();
    document.turns().iter().map(|turn| (turn.role, turn.question, words(turn))).collect()
}

/// Allows each of the first `most` findings in `text`, and holds what comes of it to the promise; how many were allowed.
pub fn prove(name: &str, text: &str, settings: &Settings, most: usize) -> usize {
    let before = document(text);
    let found = rules::check(&before, settings);
    let mut allowed = 0;
    for one in found.iter().take(most) {
        let here = allow_here(&before, one.rule, one.range.start);
        let in_file = allow_in_file(&before, one.rule);
        for (edit, whole_file) in [(here, false), (in_file, true)] {
            let Some(edit) = edit else { continue };
            allowed += 1;
            let moved =
                |offset: usize| if offset < edit.range.start { offset } else { offset + edit.text.len() };
            let mut others: Vec<_> = found.iter().map(|one| (one.rule, moved(one.range.start))).collect();
            let after_text = with(text, edit.clone());
            let after = document(&after_text);
            assert_eq!(turns(&before).len(), turns(&after).len(), "{name}: {edit:?}");
            let same = turns(&before).into_iter().zip(turns(&after)).all(|(a, b)| (a.0, a.1) == (b.0, b.1));
            assert!(same, "{name}: {edit:?}");
            for left in rules::check(&after, settings) {
                let place = (left.rule, left.range.start);
                let known = others.iter().position(|other| *other == place);
                let Some(known) = known else { panic!("{name}: {edit:?} brings up {left:?}") };
                others.swap_remove(known);
                let is_silenced = left.rule == one.rule && (whole_file || place.1 == moved(one.range.start));
                assert!(!is_silenced, "{name}: {edit:?} leaves {left:?}");
            }
        }
    }
    allowed
}

#[test]
fn what_is_found_in_fixtures_can_be_allowed() {
    let allowed = fixtures::all().into_iter().map(|(name, source)| {
        let text = parse(&source).0;
        let with_crlf = text.replace('\n', "\r\n");
        let settings = Settings::default();
        prove(&name, &text, &settings, usize::MAX) + prove(&name, &with_crlf, &settings, usize::MAX)
    });
    assert!(allowed.sum::<usize>() > 100);
}

/// Allows the one finding of `text` here and in the file; the two texts that come of it.
fn both(text: &str) -> (Option<String>, Option<String>) {
    let document = document(text);
    let found = rules::check(&document, &Settings::default());
    let [Diagnostic { rule, range, .. }] = found.as_slice() else { panic!("{text}: {found:?}") };
    let here = allow_here(&document, rule, range.start).map(|edit| with(text, edit));
    (here, allow_in_file(&document, rule).map(|edit| with(text, edit)))
}

#[test]
fn a_comment_stands_on_a_line_of_its_own() {
    const HERE: &str = "<!-- transcript-ls: allow unclosed-note -->";
    const FILE: &str = "<!-- transcript-ls: allow-file unclosed-note -->";
    let rows = [
        (
            "— Is it so?\n\n— No [it is not.\n",
            format!("— Is it so?\n\n{HERE}\n\n— No [it is not.\n"),
            format!("{FILE}\n\n— Is it so?\n\n— No [it is not.\n"),
        ),
        (
            "\u{feff}— Is it so?\r\n— No [it is not.\r\n",
            format!("\u{feff}— Is it so?\r\n{HERE}\r\n— No [it is not.\r\n"),
            format!("\u{feff}{FILE}\r\n\r\n— Is it so?\r\n— No [it is not.\r\n"),
        ),
        (
            "---\ntitle: So\n---\n\nANN:\nIs it so?\n\nBEN:\nNo [it is not.\n\nANN:\nWhy?\n\nBEN:\nWell.",
            format!(
                "---\ntitle: So\n---\n\nANN:\nIs it so?\n\n{HERE}\n\nBEN:\nNo [it is not.\n\nANN:\nWhy?\n\nBEN:\nWell."
            ),
            format!(
                "---\ntitle: So\n---\n\n{FILE}\n\nANN:\nIs it so?\n\nBEN:\nNo [it is not.\n\nANN:\nWhy?\n\nBEN:\nWell."
            ),
        ),
    ];
    for (text, here, in_file) in rows {
        assert_eq!(both(text), (Some(here), Some(in_file)), "{text}");
    }
}

#[test]
fn a_name_joins_the_comment_that_is_there() {
    let text = "<!-- transcript-ls: allow-file empty-note -->\n\n— So ( — Ed.)?\n\n\
        <!-- transcript-ls: allow empty-note, idle-suppression -->\n<!-- Look it up. -->\n\n— No [it is not.\n";
    let here = text.replace("idle-suppression", "idle-suppression, unclosed-note");
    let in_file = text.replace("allow-file empty-note", "allow-file empty-note, unclosed-note");
    assert_eq!(both(text), (Some(here), Some(in_file)));
}

#[test]
fn front_matter_has_no_place_before_it() {
    let text = "---\ndate: 2019-13-45\n---\n— Is it so?\n\n— No.\n";
    let in_file =
        text.replace("---\n— Is", "---\n<!-- transcript-ls: allow-file invalid-front-matter -->\n— Is");
    let document = document(text);
    assert_eq!(allow_here(&document, "invalid-front-matter", 6), None);
    let edit = allow_in_file(&document, "invalid-front-matter").expect("there is a place");
    assert_eq!(with(text, edit), in_file);
}

#[test]
fn a_title_right_above_the_first_turn_stays_one() {
    let text =
        "What the keeper of the lamp at Gannet Rock remembers\n— Is it [so?\n\n— No.\n\n— Why?\n\n— Well.\n";
    assert_eq!(document(text).turns().len(), 4);
    assert_eq!(prove("a title", text, &Settings::default(), 1), 2);
}
