//! Which labels are speakers: what the words say, how often they stand, and what follows them.

use rustc_hash::FxHashMap;

use super::alike::Alike;
use super::{LabelCount, LabelCounts};
use crate::model::front_matter::{SpeakerDeclaration, SpeakerRole};
use crate::syntax::LabelForm::{self, *};
use crate::syntax::label_key;
use crate::syntax::lexicon::labels::{LabelWord, pairs, word};

/// What a label is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A speaker's.
    Speaker,
    /// A speaker's, seen too seldom to be one before the first turn.
    Latecomer,
    /// A break's: music, an advertisement.
    Break,
    /// Not a label: a clause that ends in a colon, a heading, a datum.
    NoLabel,
}

/// Forms that nothing but a speaker's label takes.
const TELLING: &[LabelForm] = &[Emphasised, Timed, Bracketed, Letter, Court];

/// The standing of every label in a document of `texts` paragraphs.
pub fn judge(
    counts: &LabelCounts,
    texts: u32,
    declared: &[SpeakerDeclaration],
    breaks: &[String],
) -> FxHashMap<u64, Standing> {
    let declared = declared_keys(declared);
    let is_break = |name: &str| word(name).says(LabelWord::BREAK) || breaks.iter().any(|label| label == name);
    let known = |key: u64, count: &LabelCount| {
        let filled = count.total() - count.empty;
        let speaks = filled == 0 || count.sentences * 2 >= filled;
        let said = role_of_word(&count.name, counts).is_some() || is_numbered(&count.name);
        declared.contains_key(&key) || (said && speaks)
    };
    let all_speak = is_all_labelled(counts, texts);
    let earns_it = |count| earns_it(count) || (all_speak && is_plain_turn(count));
    let mut speakers: Vec<(u64, &LabelCount)> =
        counts.iter().filter(|(key, count)| known(*key, count) || earns_it(count)).collect();
    speakers.retain(|(key, count)| declared.contains_key(key) || !is_break(&count.name));
    let turns: u32 = speakers.iter().map(|(_, count)| count.total()).sum();
    let alone = matches!(speakers[..], [(key, count)] if !known(key, count) && count.in_forms(TELLING) < 2 && count.total() < 4);
    if alone || turns < 2 {
        speakers.retain(|(key, _)| declared.contains_key(key));
    }
    let mut standings: FxHashMap<u64, Standing> =
        speakers.iter().map(|(key, _)| (*key, Standing::Speaker)).collect();
    if speakers.is_empty() {
        return standings;
    }
    let mut forms = [0; 9];
    speakers.iter().for_each(|(_, count)| forms.iter_mut().zip(count.forms).for_each(|(sum, n)| *sum += n));
    let usual = forms.map(|n| n * 8 >= turns);
    let speakers = Alike::of(&speakers);
    for (key, count) in counts.iter().filter(|(key, _)| !declared.contains_key(key)) {
        if is_break(&count.name) {
            standings.insert(key, Standing::Break);
        } else if !standings.contains_key(&key) && speakers.has_part_of(count) {
            standings.insert(key, Standing::Speaker);
        } else if !standings.contains_key(&key) && joins(count, &usual, &speakers) {
            let timed = count.in_forms(&[Timed]) > 0;
            standings.insert(key, if timed { Standing::Speaker } else { Standing::Latecomer });
        }
    }
    standings
}

/// Whether nearly every paragraph starts with a label and speaks, by some voices that come again: then there is nothing
/// but turns, and a label that stands once is a speaker's too.
fn is_all_labelled(counts: &LabelCounts, texts: u32) -> bool {
    let plain = || counts.iter().map(|(_, count)| count).filter(|count| is_plain_turn(count));
    let labelled: u32 = plain().map(LabelCount::total).sum();
    let again: u32 = plain().map(LabelCount::total).filter(|total| *total > 1).sum();
    labelled >= LEAST_LABELLED
        && labelled * 10 >= texts * 9
        && again * 3 >= labelled
        && plain().nth(1).is_some()
}

/// Fewer labelled paragraphs than this are no text of turns.
const LEAST_LABELLED: u32 = 4;

/// Whether a label stands before a colon and what it says ends, mostly, as sentences do. What starts as a sentence does,
/// `He said: …`, is a label only where it comes again.
fn is_plain_turn(count: &LabelCount) -> bool {
    let total = count.total();
    count.in_forms(&[Colon]) == total
        && count.sentences * 2 >= total
        && (total > 1 || !starts_sentence(&count.name))
        && !word(&count.name).says(LabelWord::DATUM)
}

/// Whether a label is a speaker's by its own figures.
fn earns_it(count: &LabelCount) -> bool {
    let total = count.total();
    let filled = total - count.empty;
    let sentences = filled == 0 || count.sentences * 2 >= filled;
    let capitalised = count.capitalised * 2 > total;
    if total < 2 || (word(&count.name).says(LabelWord::DATUM) && count.in_forms(&[Timed, Bracketed]) < 2) {
        return false;
    }
    if starts_sentence(&count.name) {
        return count.in_forms(&[Court]) >= 2
            || (count.in_forms(&[Emphasised, Bracketed]) >= 3 && capitalised);
    }
    let telling = count.in_forms(TELLING);
    let bare = count.in_forms(&[Bare, BareBold]);
    let required = if bare == total { 3 } else { 2 };
    (telling >= 2 && (capitalised || telling >= 3))
        || (capitalised && total >= required && sentences)
        || (!capitalised && total >= 4 && total > bare && sentences)
}

/// Whether a rare label is a speaker's because it looks like those that are.
fn joins(count: &LabelCount, forms: &[bool; 9], speakers: &Alike<'_>) -> bool {
    let same_form = count.forms.iter().zip(forms).any(|(n, used)| *n > 0 && *used);
    // What follows a label once and is no sentence is a datum: an address, a date.
    let speaks = count.sentences + count.empty > 0 || count.in_forms(&[Timed]) > 0;
    if !same_form || !speaks || word(&count.name).says(LabelWord::DATUM) || starts_sentence(&count.name) {
        return false;
    }
    let telling = count.in_forms(&[Emphasised, Timed, Bracketed, Court]) > 0;
    let bare = count.in_forms(&[Bare, BareBold]) == count.total();
    telling
        || (!bare && count.capitalised > 0 && count.name.split(' ').count() <= 3)
        || speakers.has_similar(&count.name)
}

/// The role that a label's own words give: `Q`, `Interviewer`, `Гость`.
pub fn role_of_word(name: &str, counts: &LabelCounts) -> Option<SpeakerRole> {
    let total = |name: &str| counts.get(label_key(name)).map_or(0, LabelCount::total);
    if name == "q" && total(name) > 1 {
        return Some(SpeakerRole::Interviewer);
    }
    for (question, answer) in pairs(name) {
        let (questions, answers) = (total(question), total(answer));
        if questions.min(answers) * 8 >= questions.max(answers) {
            let asks = name == question;
            return Some(if asks { SpeakerRole::Interviewer } else { SpeakerRole::Interviewee });
        }
    }
    let base = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '#');
    if word(base).says(LabelWord::INTERVIEWER) {
        Some(SpeakerRole::Interviewer)
    } else if word(base).says(LabelWord::INTERVIEWEE) {
        Some(SpeakerRole::Interviewee)
    } else {
        None
    }
}

fn starts_sentence(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    name.contains(' ') && word(first).says(LabelWord::SENTENCE)
}

/// `Speaker 1`, `SPEAKER_00`, `Audience #2`: what software and transcribers call the nameless.
fn is_numbered(name: &str) -> bool {
    let base = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let base = base.trim_end_matches([' ', '_', '#', '-']);
    base.len() < name.len() && word(base).says(LabelWord::NUMBERED)
}

/// Every label that front matter gives to a speaker: the name, its labels, its first and its last word.
fn declared_keys(declared: &[SpeakerDeclaration]) -> FxHashMap<u64, ()> {
    let mut keys = FxHashMap::default();
    for speaker in declared {
        keys.extend(super::name_parts(speaker).map(|key| (key, ())));
        keys.extend(speaker.labels.iter().chain([&speaker.name]).map(|name| (label_key(&name.text), ())));
    }
    keys
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::model::Document;

    #[test]
    fn a_voice_that_speaks_once_counts_where_every_paragraph_has_a_label() {
        let talk = "Paul: The lamp is out.\n\nMarie: Since when?\n\n".repeat(5);
        let turns = |text: String| Document::new(&text, Arc::default()).turns().len();
        assert_eq!(turns(format!("{talk}Grand keeper: Since noon.\n")), 11);
        assert_eq!(
            turns(format!("{talk}The lamp is old.\n\nIt is weak.\n\nGrand keeper: Since noon.\n")),
            10
        );
        assert_eq!(turns(format!("{talk}He said: The lamp is out.\n")), 10);
        assert_eq!(
            turns("Oil: It burns.\n\nWick: It soaks.\n\nGlass: It breaks.\n\nIron: It rusts.\n".to_owned()),
            0
        );
    }

    #[test]
    fn an_edit_that_leaves_every_paragraph_labelled_is_seen() {
        let talk = "Paul: The lamp is out.\n\nMarie: Since when?\n\n".repeat(2);
        let text = format!("{talk}It is old.\n\nGrand keeper: Since noon.\n");
        let mut document = Document::new(&text, Arc::default());
        assert_eq!(document.turns().len(), 4);
        document.edit(talk.len()..talk.len() + "It is old.\n\n".len(), "");
        assert_eq!(document.turns().len(), 5);
    }
}
