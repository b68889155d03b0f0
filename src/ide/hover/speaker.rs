//! Who a speaker is, and how much of the interview is theirs.

use std::ops::Range;

use crate::ide::markdown::escaped;
use crate::ide::person::{Person, declaration};
use crate::ide::shares;
use crate::model::Document;
use crate::model::front_matter::SpeakerRole;

/// What is known of the speaker with that key, whose label or name stands at `label`.
pub fn page(document: &Document, key: u64, label: &Range<usize>) -> String {
    let label = document.text().slice(label.clone()).replace('\\', "");
    let declared = declaration(document, key);
    let name = declared.map_or(label, |speaker| speaker.name.text.clone());
    let person = Person::of(document, key);
    let mut roles = person.keys.iter().map(|key| document.speakers().role(*key));
    let role = match roles.find(|role| *role != SpeakerRole::Other) {
        Some(SpeakerRole::Interviewer) => " — asks",
        Some(SpeakerRole::Interviewee) => " — answers",
        Some(SpeakerRole::Other) | None => "",
    };
    let mut lines = vec![format!("**{}**{role}", escaped(&name))];
    lines.extend(
        declared.and_then(|speaker| speaker.description.as_ref()).map(|text| escaped(text.text.trim())),
    );
    lines.extend(share(document, &person));
    lines.join("\n\n")
}

/// How many turns and words are the person's, and which part of all words that is.
fn share(document: &Document, person: &Person) -> Option<String> {
    let (own, all) = shares::share(document, &person.keys)?;
    let (turns, own, all) = (own.turns, own.words, all.words);
    let counted = |count: usize, one: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {one}s"),
    };
    let percent = (own * 200 + all) / (2 * all.max(1));
    let part = if all == 0 { String::new() } else { format!(" ({percent} %)") };
    (turns > 0).then(|| format!("{}, {}{part}", counted(turns, "turn"), counted(own, "word")))
}
