//! The names and words in whose light the blocks of one document are read: its context's and its own.

use std::sync::Arc;

use super::document::Context;
use super::front_matter::FrontMatter;
use super::glossary::{Entities, Glossary, Layer};
use crate::syntax::lexicon::{Extras, Lexicon, NoteKind};

/// Everything beside its own text that the reading of a block depends on. Its address is its identity: as long as
/// nothing in it changes, a document keeps the same one.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// The names that glossaries and front matter declare.
    pub entities: Arc<Entities>,
    /// The words that sign notes and name events.
    pub lexicon: Lexicon,
    /// Whether the language writes every noun with a capital, as German does.
    pub nouns_are_capitals: bool,
}

/// The origin of the entities that front matter declares; their spans are in its YAML.
pub const FRONT_MATTER: &str = "front matter";

impl Vocabulary {
    /// What `front_matter` and the context make together; the front matter is nearer.
    pub fn new(context: &Context, front_matter: &FrontMatter) -> Self {
        let own = &front_matter.entities;
        let entities = if own.entries.is_empty() {
            context.entities.clone()
        } else {
            let glossary = Glossary { entries: own.entries.clone(), problems: Vec::new() };
            let mut layers = context.entities.layers().to_vec();
            layers.push(Layer { origin: FRONT_MATTER.into(), glossary: Arc::new(glossary) });
            Arc::new(Entities::merge(layers))
        };
        let nouns_are_capitals =
            front_matter.language.as_ref().is_some_and(|language| language.text.starts_with("de"));
        Vocabulary { entities, lexicon: lexicon(&context.extras, front_matter), nouns_are_capitals }
    }

    /// Whether a document with the front matter `new` may keep the vocabulary that it had with `old`.
    pub fn is_same(old: &FrontMatter, new: &FrontMatter) -> bool {
        old.entities.entries == new.entities.entries
            && old.attributions == new.attributions
            && old.events == new.events
            && old.language == new.language
    }
}

fn lexicon(context: &Extras, front_matter: &FrontMatter) -> Lexicon {
    let mut extras = context.clone();
    for setting in &front_matter.attributions {
        if let Some(kind) = NoteKind::from_name(setting.kind.text.trim()) {
            extras.attributions.extend(setting.words.iter().map(|word| (kind, word.text.clone())));
        }
    }
    let events = front_matter.events.iter().map(|event| (event.text.clone(), event.text.clone()));
    extras.events.extend(events);
    if extras.attributions.is_empty() && extras.events.is_empty() {
        Lexicon::default()
    } else {
        Lexicon::with_extras(&extras)
    }
}
