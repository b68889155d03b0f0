//! Which labels are speakers: what the words say, how often they stand, and what follows them.

use rustc_hash::FxHashMap;

use super::{LabelCount, LabelCounts};
use crate::model::front_matter::{SpeakerDeclaration, SpeakerRole};
use crate::syntax::LabelForm::{self, *};
use crate::syntax::label_key;
use crate::syntax::lexicon::labels::{
    BREAKS, INTERVIEWEES, INTERVIEWERS, NO_LABELS, QUESTION_ANSWER, SENTENCE_STARTS,
};

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

/// The standing of every label.
pub fn judge(counts: &LabelCounts, declared: &[SpeakerDeclaration]) -> FxHashMap<u64, Standing> {
    let declared = declared_keys(declared);
    let known = |key: u64, count: &LabelCount| {
        declared.contains_key(&key) || role_of_word(&count.name, counts).is_some() || is_numbered(&count.name)
    };
    let mut speakers: Vec<(u64, &LabelCount)> = counts
        .iter()
        .filter(|(key, count)| known(*key, count) || earns_it(count))
        .collect();
    speakers.retain(|(key, count)| declared.contains_key(key) || !is_break(&count.name));
    let turns: u32 = speakers.iter().map(|(_, count)| count.total()).sum();
    let alone = matches!(speakers[..], [(key, count)] if !known(key, count) && count.in_forms(TELLING) < 2 && count.total() < 4);
    if alone || turns < 2 {
        speakers.retain(|(key, _)| declared.contains_key(key));
    }
    let mut standings: FxHashMap<u64, Standing> = speakers
        .iter()
        .map(|(key, _)| (*key, Standing::Speaker))
        .collect();
    if speakers.is_empty() {
        return standings;
    }
    let mut forms = [false; 9];
    speakers.iter().for_each(|(_, count)| {
        forms
            .iter_mut()
            .zip(count.forms)
            .for_each(|(any, n)| *any |= n > 0)
    });
    for (key, count) in counts.iter().filter(|(key, _)| !declared.contains_key(key)) {
        if is_break(&count.name) {
            standings.insert(key, Standing::Break);
        } else if !standings.contains_key(&key) && joins(count, &forms, &speakers) {
            standings.insert(key, Standing::Latecomer);
        }
    }
    standings
}

/// Whether a label is a speaker's by its own figures.
fn earns_it(count: &LabelCount) -> bool {
    let total = count.total();
    let filled = total - count.empty;
    let sentences = filled == 0 || count.sentences * 2 >= filled;
    let capitalised = count.capitalised * 2 > total;
    if total < 2 || NO_LABELS.contains(&&*count.name) {
        return false;
    }
    if starts_sentence(&count.name) {
        return count.in_forms(&[Emphasised, Bracketed]) >= 3 && capitalised;
    }
    let telling = count.in_forms(TELLING);
    let bare = count.in_forms(&[Bare, BareBold]);
    let required = if bare == total { 3 } else { 2 };
    (telling >= 2 && (capitalised || telling >= 3))
        || (capitalised && total >= required && sentences)
        || (!capitalised && total >= 4 && total > bare && sentences)
}

/// Whether a rare label is a speaker's because it looks like those that are.
fn joins(count: &LabelCount, forms: &[bool; 9], speakers: &[(u64, &LabelCount)]) -> bool {
    let same_form = count.forms.iter().zip(forms).any(|(n, used)| *n > 0 && *used);
    if !same_form || NO_LABELS.contains(&&*count.name) || starts_sentence(&count.name) {
        return false;
    }
    let telling = count.in_forms(&[Emphasised, Timed, Bracketed, Court]) > 0;
    let bare = count.in_forms(&[Bare, BareBold]) == count.total();
    let similar = speakers
        .iter()
        .any(|(_, speaker)| is_similar(&count.name, &speaker.name));
    telling || similar || (!bare && count.capitalised > 0 && count.name.split(' ').count() <= 3)
}

/// Whether two names share most of their words or differ by a letter or two.
fn is_similar(a: &str, b: &str) -> bool {
    let words = |name: &'_ str| {
        name.split(' ')
            .filter(|word| word.chars().count() > 3)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (left, right) = (words(a), words(b));
    let shared = left.iter().filter(|word| right.contains(word)).count();
    let most = left.len().max(right.len());
    (shared > 0 && shared * 2 >= most) || (a.len() > 6 && strsim::levenshtein(a, b) <= 2)
}

/// The role that a label's own words give: `Q`, `Interviewer`, `Гость`.
pub fn role_of_word(name: &str, counts: &LabelCounts) -> Option<SpeakerRole> {
    let stands = |name: &str| counts.get(label_key(name)).is_some_and(|count| count.total() > 0);
    for pair in QUESTION_ANSWER {
        if (name == pair.question && stands(pair.answer)) || (name == pair.question && name.len() > 6) {
            return Some(SpeakerRole::Interviewer);
        }
        if name == pair.answer && stands(pair.question) {
            return Some(SpeakerRole::Interviewee);
        }
    }
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '#');
    if INTERVIEWERS.contains(&word) {
        Some(SpeakerRole::Interviewer)
    } else if INTERVIEWEES.contains(&word) {
        Some(SpeakerRole::Interviewee)
    } else {
        None
    }
}

/// Whether a label is no person's: `Break`, `Music`, `Werbung`.
fn is_break(name: &str) -> bool {
    BREAKS.contains(&name)
}

fn starts_sentence(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    name.contains(' ') && SENTENCE_STARTS.contains(&first)
}

/// `Speaker 1`, `SPEAKER_00`, `Audience #2`: what software and transcribers call the nameless.
fn is_numbered(name: &str) -> bool {
    let base = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let base = base.trim_end_matches([' ', '_', '#', '-']);
    base.len() < name.len()
        && matches!(
            base,
            "speaker"
                | "audience"
                | "audience member"
                | "participant"
                | "interviewer"
                | "interviewee"
                | "voice"
                | "unknown"
                | "unknown speaker"
                | "unidentified"
                | "unidentified speaker"
                | "person"
                | "guest"
                | "respondent"
                | "student"
                | "man"
                | "woman"
                | "спикер"
                | "участник"
                | "голос"
                | "sprecher"
                | "sprecherin"
                | "teilnehmer"
                | "locuteur"
                | "intervenant"
                | "participante"
                | "hablante"
                | "orador"
                | "voz"
                | "oratore"
                | "mówca"
                | "osoba"
                | "发言人"
                | "说话人"
                | "話者"
                | "参加者"
                | "화자"
                | "참석자"
        )
}

/// Every label that front matter gives to a speaker: the name, its labels, its first and its last word.
fn declared_keys(declared: &[SpeakerDeclaration]) -> FxHashMap<u64, ()> {
    let mut keys = FxHashMap::default();
    for speaker in declared {
        let words: Vec<&str> = speaker.name.text.split_whitespace().collect();
        let parts = words
            .first()
            .into_iter()
            .chain(words.last())
            .map(|word| label_key(word));
        keys.extend(parts.map(|key| (key, ())));
        keys.extend(
            speaker
                .labels
                .iter()
                .chain([&speaker.name])
                .map(|name| (label_key(&name.text), ())),
        );
    }
    keys
}
