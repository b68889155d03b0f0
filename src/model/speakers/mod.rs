//! Who speaks: which labels are speakers, which are breaks, and who among them asks.

mod alike;
mod count;
mod judge;

pub use count::{LabelCount, LabelCounts, Sighting};
pub use judge::{Standing, judge};

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::model::front_matter::{SpeakerDeclaration, SpeakerRole};
use crate::syntax::label_key;

/// The speakers of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speakers {
    labels: Arc<FxHashMap<u64, Standing>>,
    roles: FxHashMap<u64, SpeakerRole>,
    turns: u32,
}

impl Speakers {
    /// Judges the labels of a document of so many paragraphs. `breaks` are labels that are no people, beside those of the
    /// table.
    pub fn infer(
        counts: &LabelCounts,
        texts: u32,
        declared: &[SpeakerDeclaration],
        breaks: &[String],
    ) -> Self {
        let labels = judge(counts, texts, declared, breaks);
        let is_speaker = |key: &u64| labels.get(key) == Some(&Standing::Speaker);
        let turns = counts.iter().filter(|(key, _)| is_speaker(key)).map(|(_, count)| count.total()).sum();
        let roles = roles(counts, declared, &labels);
        Speakers { labels: Arc::new(labels), roles, turns }
    }

    /// What each label is, by its key; those that are none are left out.
    pub fn standings(&self) -> &Arc<FxHashMap<u64, Standing>> {
        &self.labels
    }

    /// What a label with that key is here.
    pub fn standing(&self, key: u64) -> Standing {
        self.labels.get(&key).copied().unwrap_or(Standing::NoLabel)
    }

    /// The role of the speaker with that label's key.
    pub fn role(&self, key: u64) -> SpeakerRole {
        self.roles.get(&key).copied().unwrap_or(SpeakerRole::Other)
    }

    /// How many blocks start with a speaker's label.
    pub fn turns(&self) -> u32 {
        self.turns
    }
}

/// Roles: declared first, then those the labels themselves say, then those that the questions show.
fn roles(
    counts: &LabelCounts,
    declared: &[SpeakerDeclaration],
    labels: &FxHashMap<u64, Standing>,
) -> FxHashMap<u64, SpeakerRole> {
    let mut roles = FxHashMap::default();
    for speaker in declared {
        if let Some(role) = speaker.role {
            let names = speaker.labels.iter().chain([&speaker.name]);
            roles.extend(names.map(|name| (label_key(&name.text), role)));
            let parts = name_parts(speaker).filter(|key| !in_another_name(*key, speaker, declared));
            parts.for_each(|key| {
                roles.entry(key).or_insert(role);
            });
        }
    }
    let speakers: Vec<_> =
        counts.iter().filter(|(key, _)| labels.get(key) == Some(&Standing::Speaker)).collect();
    for (key, count) in &speakers {
        if let Some(role) = judge::role_of_word(&count.name, counts) {
            roles.entry(*key).or_insert(role);
        }
    }
    let declared_roles = roles.values().any(|role| *role != SpeakerRole::Other);
    if !declared_roles && let Some(interviewer) = who_asks(&speakers) {
        let role = |key| {
            if key == interviewer { SpeakerRole::Interviewer } else { SpeakerRole::Interviewee }
        };
        roles.extend(speakers.iter().map(|(key, _)| (*key, role(*key))));
    }
    if let [(left, _), (right, _)] = speakers[..] {
        for (known, other) in [(left, right), (right, left)] {
            if let Some(role) = roles.get(&known).and_then(|role| counterpart(*role)) {
                roles.entry(other).or_insert(role);
            }
        }
    }
    roles
}

/// The first and the last word of a declared name, which stand for it as labels.
fn name_parts(speaker: &SpeakerDeclaration) -> impl Iterator<Item = u64> {
    let mut words = speaker.name.text.split_whitespace();
    words.next().into_iter().chain(words.next_back()).map(label_key)
}

fn in_another_name(key: u64, speaker: &SpeakerDeclaration, declared: &[SpeakerDeclaration]) -> bool {
    let mut others = declared.iter().filter(|other| other.span != speaker.span);
    others.any(|other| name_parts(other).any(|part| part == key))
}

/// What the other of two speakers does.
fn counterpart(role: SpeakerRole) -> Option<SpeakerRole> {
    match role {
        SpeakerRole::Interviewer => Some(SpeakerRole::Interviewee),
        SpeakerRole::Interviewee => Some(SpeakerRole::Interviewer),
        SpeakerRole::Other => None,
    }
}

/// The one speaker that asks most of what is asked, where there clearly is one.
fn who_asks(speakers: &[(u64, &LabelCount)]) -> Option<u64> {
    let asked: u32 = speakers.iter().map(|(_, count)| count.asks).sum();
    let (key, most) = speakers.iter().max_by_key(|(key, count)| (count.asks, *key))?;
    let clear =
        most.asks >= 2 && most.asks * 4 >= asked * 3 && most.asks * 2 >= most.total() && speakers.len() > 1;
    clear.then_some(*key)
}
