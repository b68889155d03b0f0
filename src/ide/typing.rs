//! What changes by itself while somebody types: the next turn behind a turn, the bracket behind a signature, and what is
//! tidied.

use super::completion::{Here, Open, alternate, dash, used_attributions, voices};
use super::format;
use crate::config::Settings;
use crate::model::roles::Hypothesis;
use crate::model::{Document, TurnStyle};
use crate::rules::TextEdit;
use crate::syntax::lexicon::{Strength, letters};
use crate::syntax::{Facts, Placed};

/// The characters after which something may change, the one that ends a line first.
pub const TRIGGERS: [&str; 5] = ["\n", ")", "]", "-", "."];

/// The form of the turns is clear where so many of them stand nearby.
const LEAST_TURNS: usize = 4;

/// The edits after `typed` was put before `offset`, all of them before the cursor.
pub fn typed(document: &Document, settings: &Settings, offset: usize, typed: &str) -> Vec<TextEdit> {
    if typed == "\n"
        && let Some(here) = Here::at(document, settings, offset)
        && let Some(edit) = without_empty_turn(&here)
    {
        return vec![edit];
    }
    format::format_typed(document, settings, offset, typed)
}

/// What is begun or closed at the cursor after `typed` was put before it. The cursor has to go behind it.
pub fn begun(document: &Document, settings: &Settings, offset: usize, typed: &str) -> Option<TextEdit> {
    let here = Here::at(document, settings, offset)?;
    match typed {
        "." => closed(&here),
        "\n" if without_empty_turn(&here).is_none() => next_turn(&here),
        _ => None,
    }
}

/// Closes the bracket of a note whose signature has just been ended with a full stop.
///
/// Not where more could follow, as in `ed. note`, unless the file or the house signs so.
fn closed(here: &Here<'_>) -> Option<TextEdit> {
    let before = here.before_in_block();
    let open = Open::of(&before)?;
    let (said, signature) = open.inside.rsplit_once(['—', '–', '―', '-'])?;
    let signature = signature.trim_start();
    let lexicon = &here.document.vocabulary().lexicon;
    let own = letters(signature);
    let strength = lexicon.attributions(&own).map(|form| form.strength).max()?;
    let small = signature.to_lowercase();
    let goes_on = |form: &str| form.len() > small.len() && form.to_lowercase().starts_with(&small);
    let is_used = || {
        let mut used = used_attributions(here).into_iter().map(|(_, used)| used);
        used.any(|used| letters(&used) == own)
            || here.lens().settings.signatures.values().any(|house| letters(house) == own)
    };
    let is_done =
        || strength > Strength::Short && !lexicon.all_attributions().any(|(_, form)| goes_on(&form.written));
    let closing = open.closing(&here.after_in_block());
    let is_last = here.line.after.trim().is_empty() || !here.line.after.starts_with(char::is_alphanumeric);
    (!said.trim().is_empty() && is_last && !closing.is_empty() && (is_done() || is_used()))
        .then(|| TextEdit::insert(here.line.offset, closing))
}

/// Whether nothing but white space stands in the line of the cursor.
fn is_bare(here: &Here<'_>) -> bool {
    here.line.before.trim().is_empty() && here.line.after.trim().is_empty()
}

/// Takes a turn back that was begun and left with another line end, as editors do with the items of a list.
fn without_empty_turn(here: &Here<'_>) -> Option<TextEdit> {
    let above = here.line.number.checked_sub(1)?;
    let begun = here.line.other(above);
    let is_label = |marker: &str| marker == begun && !marker.trim().is_empty();
    let is_begun = match here.document.style() {
        TurnStyle::Dashes(_) => dash(here).is_some_and(|dash| is_label(&dash)),
        TurnStyle::Labels => voices(here).iter().any(|voice| is_label(&voice.marker())),
        _ => false,
    };
    let start = here.line.text.line_start(above);
    (is_begun && is_bare(here)).then(|| TextEdit::replace(start..here.line.offset, ""))
}

/// Begins the next turn in the line that has just been begun, where one turn has ended and the file is clear about how the
/// next begins.
///
/// That is the line where it would stand: behind a blank line in a file that parts its turns by blank lines. Behind an
/// answer it is begun only where answers mostly have one paragraph.
fn next_turn(here: &Here<'_>) -> Option<TextEdit> {
    let distance = if here.is_tight() { 1 } else { 2 };
    let ended = here.line.number.checked_sub(distance)?;
    let is_blank = |number: usize| here.line.other(number).trim().is_empty();
    if !is_bare(here) || is_blank(ended) || (ended + 1..here.line.number).any(|number| !is_blank(number)) {
        return None;
    }
    let last = here.document.blocks().at(here.line.text.line_start(ended))?;
    let marker = marker(here)?;
    let turns = Paragraphs::nearby(here);
    let ends = last.block.is_text() && last.block.facts.has(Facts::ENDS_SENTENCE);
    let asks = last.block.facts.has(Facts::ASKS);
    let is_clear = turns.marked >= LEAST_TURNS && (asks || turns.alone * 2 > turns.answers);
    let is_in_turn = here
        .document
        .turns()
        .at(last.content().end)
        .is_some_and(|(_, turn)| turn.blocks.contains(&last.index));
    let start = here.line.text.line_start(here.line.number);
    (ends && is_clear && is_in_turn && last.block.speech_start() < last.block.content)
        .then(|| TextEdit::replace(start..here.line.offset, marker))
}

/// What opens the next turn, beyond doubt.
fn marker(here: &Here<'_>) -> Option<String> {
    match here.document.style() {
        TurnStyle::Dashes(_) if here.document.roles().hypothesis() == Hypothesis::BothMarked => dash(here),
        TurnStyle::Labels if alternate(here) => {
            let marker = voices(here).first()?.marker();
            // A time is nobody's to guess, and a label on a line of its own leaves the cursor in the wrong one.
            (!marker.contains(|c: char| c.is_ascii_digit() || c == '\n')).then_some(marker)
        }
        _ => None,
    }
}

/// How many paragraphs nearby open a turn; how many of these do not ask, and how many of the latter have no other behind
/// them in the same turn.
#[derive(Default)]
struct Paragraphs {
    marked: usize,
    answers: usize,
    alone: usize,
}

impl Paragraphs {
    fn nearby(here: &Here<'_>) -> Paragraphs {
        let what = |placed: Placed<'_>| {
            let marked = placed.block.marker.is_some();
            (marked, marked && !placed.block.facts.has(Facts::ASKS))
        };
        let texts: Vec<_> = here.nearby().filter(|placed| placed.block.is_text()).map(what).collect();
        let followed = texts.windows(2).filter(|pair| matches!(pair, [(_, true), (false, _)])).count();
        let answers = texts.iter().filter(|(_, answers)| *answers).count();
        let marked = texts.iter().filter(|(marked, _)| *marked).count();
        Paragraphs { marked, answers, alone: answers - followed }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Context;
    use crate::rules::made;

    /// The text after the edits that follow the character before the `¦`.
    fn after(marked: &str) -> String {
        let offset = marked.find('¦').expect("a cursor");
        let text = marked.replace('¦', "");
        let document = Document::new(&text, Arc::new(Context::default()));
        let written = &text[..offset];
        let last = written.chars().next_back().map(String::from).unwrap_or_default();
        let settings = Settings::default();
        let mut edits = typed(&document, &settings, offset, &last);
        edits.extend(begun(&document, &settings, offset, &last));
        made(&text, &edits)
    }

    const DASHES: &str = "— Why is it so?\n\n— So it is.\n\n— Why else?\n\n— Because.";
    const LABELS: &str = "Anna: Why?\nBoris: So.\nAnna: Why else?\nBoris: Because.";

    #[test]
    fn a_turn_that_ends_is_followed_by_the_next() {
        for (before, behind, expected) in [
            (DASHES, "\n\n¦", "\n\n— "),
            (DASHES, "\n¦", "\n"),
            (DASHES, "\n\n\n¦", "\n\n\n"),
            (DASHES, " And\n\n¦", " And\n\n"),
            (DASHES, "\n\n  ¦", "\n\n  "),
            (LABELS, "\n¦", "\nAnna: "),
            (LABELS, "\nAnna: And now?\n¦", "\nAnna: And now?\nBoris: "),
            (LABELS, "\n\n¦", "\n\n"),
            (LABELS, "\nAnna: \n¦", "\n"),
            (DASHES, "\n\n— \n¦", "\n\n"),
            (DASHES, "\n\n— No\n¦", "\n\n— No\n"),
        ] {
            assert_eq!(after(&format!("{before}{behind}")), format!("{before}{expected}"), "{behind:?}");
        }
        let windows = DASHES.replace('\n', "\r\n");
        assert_eq!(after(&format!("{windows}\r\n\r\n¦")), format!("{windows}\r\n\r\n— "));
    }

    #[test]
    fn nothing_is_begun_where_the_file_is_not_clear() {
        let long = "— Why?\n\n— So.\n\nAnd so.\n\n— Why?\n\n— So.\n\nAnd on.\n\n— Why?\n\n— So.";
        assert_eq!(after(&format!("{long}\n\n¦")), format!("{long}\n\n"));
        assert_eq!(after(&format!("{long}\n\n— Why?\n\n¦")), format!("{long}\n\n— Why?\n\n— "));
        let three = "Anna: Why?\nBoris: So.\nCarla: No.\nAnna: Why else?\nBoris: Because.";
        for text in [three, "He went home.", "# Title", "", "— Why?\n\n— So."] {
            assert_eq!(after(&format!("{text}\n¦")).trim_end(), text);
            assert_eq!(after(&format!("{text}\n\n¦")).trim_end(), text);
        }
    }

    #[test]
    fn a_signature_closes_its_note() {
        for (text, closes) in [
            ("Knife (a base — прим. пер.¦", ")"),
            ("Knife [a base — Ed.¦ and", ""),
            ("IS (banned — Ed.) and Knife [a base — Ed.¦ and", "]"),
            ("Knife (a base — Ed.¦)", ""),
            ("Knife (a base — прим.¦", ""),
            ("Knife (Ed.¦", ""),
            ("Knife (a base — he said so.¦", ""),
            ("Knife — Ed.¦", ""),
        ] {
            assert_eq!(after(text), text.replace('¦', closes), "{text}");
        }
    }
}
