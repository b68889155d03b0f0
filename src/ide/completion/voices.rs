//! Who speaks near the cursor, in which form each label is written, and whose turn it is.

use std::ops::Range;

use super::here::Here;
use crate::ide::first_labels::first_labelled;
use crate::model::Document;
use crate::model::front_matter::{SpeakerDeclaration, SpeakerRole};
use crate::model::speakers::Standing;
use crate::syntax::{Label, Placed, label_key, normal_name};

/// One who speaks, as the label is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The name.
    pub name: String,
    /// What stands before the name, such as emphasis.
    pub before: String,
    /// What stands between the name and the speech, a line end where the speech is on a line of its own.
    pub behind: String,
    /// What the speaker does.
    pub role: SpeakerRole,
    key: u64,
}

impl Voice {
    /// The whole marker.
    pub fn marker(&self) -> String {
        format!("{}{}{}", self.before, self.name, self.behind)
    }

    /// The voice whose label is that of a block.
    fn of(document: &Document, placed: &Placed<'_>) -> Option<Voice> {
        let marker = placed.block.marker?;
        let label = placed.block.label().filter(|label| is_speaker(document, label))?;
        let text = document.text().slice(placed.start..placed.start + marker.end as usize);
        let part = |range: Range<u32>| text.get(range.start as usize..range.end as usize);
        let name = part(label.start..label.end)?;
        // A number that counts the turns says nothing of the next one.
        let is_counted = normal_name(name).chars().count() < name.trim_end_matches('.').chars().count()
            && name.ends_with(|c: char| c.is_ascii_digit());
        let behind = part(label.end..marker.end)?;
        let behind = match behind.find(['\r', '\n']) {
            Some(end) => format!("{}\n", behind.get(..end)?.trim_end()),
            None if behind.ends_with(|c: char| c.is_whitespace() || c == '：') => behind.to_owned(),
            None => format!("{behind} "),
        };
        // A bracket that was opened before the label, or by mistake, is no part of its form.
        let is_whole = !behind.contains(']') || behind.contains('[');
        let role = document.speakers().role(label.key);
        let before = part(marker.start..label.start)?.to_owned();
        (!is_counted && is_whole).then(|| Voice {
            name: name.to_owned(),
            before,
            behind,
            role,
            key: label.key,
        })
    }

    /// One who has not spoken yet, in the form in which others are written.
    fn declared(speaker: &SpeakerDeclaration, model: Option<&Voice>) -> Voice {
        let written = speaker.labels.first().unwrap_or(&speaker.name).text.clone();
        let shouts = model.is_some_and(|model| {
            model.name.chars().filter(|c| c.is_alphabetic()).count() > 1
                && !model.name.chars().any(char::is_lowercase)
        });
        Voice {
            key: label_key(&written),
            name: if shouts { written.to_uppercase() } else { written },
            before: model.map_or_else(String::new, |model| model.before.clone()),
            behind: model.map_or_else(|| ": ".to_owned(), |model| model.behind.clone()),
            role: speaker.role.unwrap_or(SpeakerRole::Other),
        }
    }

    fn is_of(&self, speaker: &SpeakerDeclaration) -> bool {
        let names = speaker.labels.iter().chain([&speaker.name]);
        names
            .flat_map(|name| std::iter::once(name.text.as_str()).chain(name.text.split_whitespace()))
            .any(|name| label_key(name) == self.key)
    }
}

fn is_speaker(document: &Document, label: &Label) -> bool {
    matches!(document.speakers().standing(label.key), Standing::Speaker | Standing::Latecomer)
}

/// Everybody who speaks in a document, whoever is likeliest to speak next at `here` first.
///
/// That is who spoke before the one whose turn has just ended; the latter comes last of all. Where nobody has spoken yet
/// it is who asks.
pub fn voices(here: &Here<'_>) -> Vec<Voice> {
    let document = here.document;
    let own = here.line.text.line_start(here.line.number);
    let (above, below): (Vec<_>, Vec<_>) =
        here.nearby().filter(|placed| placed.start != own).partition(|placed| placed.start < own);
    let mut voices: Vec<Voice> = Vec::new();
    for placed in above.iter().rev() {
        add(document, placed, &mut voices);
    }
    let spoke_before = voices.len();
    below.iter().for_each(|placed| add(document, placed, &mut voices));
    if is_somebody_missing(document, &voices) {
        let mut others = far_voices(document, &voices);
        others.sort_by_key(|(place, _)| *place);
        voices.extend(others.into_iter().map(|(_, voice)| voice));
    }
    for speaker in &document.front_matter().speakers {
        if !voices.iter().any(|voice| voice.is_of(speaker)) {
            voices.push(Voice::declared(speaker, voices.first()));
        }
    }
    if spoke_before > 0 {
        voices.rotate_left(1);
    } else {
        voices.sort_by_key(|voice| voice.role != SpeakerRole::Interviewer);
    }
    voices
}

/// Those who speak and are not among the `near`, with the index of the block where each speaks first.
fn far_voices(document: &Document, near: &[Voice]) -> Vec<(usize, Voice)> {
    let keys = document.labels().iter().map(|(key, _)| key);
    let is_far = |key: &u64| {
        matches!(document.speakers().standing(*key), Standing::Speaker | Standing::Latecomer)
            && near.iter().all(|voice| voice.key != *key)
    };
    let far = keys.filter(is_far).filter_map(|key| {
        first_labelled(document, key, |placed| {
            let voice = Voice::of(document, &placed).filter(|_| says_something(&placed))?;
            Some((placed.index, voice))
        })
    });
    far.collect()
}

fn says_something(placed: &Placed<'_>) -> bool {
    placed.block.speech_start() < placed.block.content
}

fn add(document: &Document, placed: &Placed<'_>, voices: &mut Vec<Voice>) {
    let Some(label) = placed.block.label() else { return };
    if says_something(placed) && voices.iter().all(|voice| voice.key != label.key) {
        voices.extend(Voice::of(document, placed));
    }
}

fn is_somebody_missing(document: &Document, voices: &[Voice]) -> bool {
    let mut labels = document.labels().iter();
    labels.any(|(key, _)| {
        document.speakers().standing(key) == Standing::Speaker && voices.iter().all(|voice| voice.key != key)
    })
}

/// Whether two speak by turns at `here`, one of them and then the other: the next is then beyond doubt.
pub fn alternate(here: &Here<'_>) -> bool {
    const TURNS: usize = 4;
    let own = here.line.text.line_start(here.line.number);
    let keys: Vec<u64> = here
        .nearby()
        .take_while(|placed| placed.start < own)
        .filter_map(|placed| placed.block.label().filter(|label| is_speaker(here.document, label)))
        .map(|label| label.key)
        .collect();
    let last = keys.get(keys.len().saturating_sub(TURNS)..).unwrap_or_default();
    let mut pairs = last.windows(2);
    let mut skips = last.windows(3);
    last.len() == TURNS
        && pairs.all(|pair| pair.first() != pair.last())
        && skips.all(|three| three.first() == three.last())
}
