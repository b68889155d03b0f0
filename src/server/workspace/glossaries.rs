//! Reads the glossaries of transcripts.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::disk;
use crate::config::glossaries::{Wanted, leads_out};
use crate::model::Context;
use crate::model::glossary::{Entities, Glossary, Layer};
use crate::server::reach::Places;
use crate::syntax::lexicon::Extras;
use crate::text::Text;

/// A glossary with the text it was read from.
struct Source {
    text: Box<str>,
    /// Which of all texts that were ever read it is.
    edition: u64,
    glossary: Arc<Glossary>,
}

/// What a context was made of: the glossaries with the editions of their texts, and what settings add.
type Made = (Vec<(PathBuf, u64)>, Extras);

/// Reads glossaries, each of them once, and shares what transcripts have in common.
#[derive(Default)]
pub struct Reader {
    open: FxHashMap<PathBuf, Text>,
    folders: Vec<PathBuf>,
    places: Places,
    looked_at: FxHashSet<PathBuf>,
    sources: FxHashMap<PathBuf, Source>,
    editions: u64,
    contexts: FxHashMap<Made, Arc<Context>>,
}

impl Reader {
    /// Looks at every glossary anew from here on. `open` are those whose text is the editor's, not the disk's; `folders`
    /// those of the session.
    pub fn start_over(&mut self, open: FxHashMap<PathBuf, Text>, folders: Vec<PathBuf>) {
        (self.open, self.folders) = (open, folders);
        self.places = Places::default();
        self.looked_at.clear();
    }

    /// The context that these glossaries and the words of the settings make for a transcript in the folder `own`.
    pub fn context(
        &mut self,
        wanted: &[Wanted],
        own: Option<&Path>,
        extras: Extras,
        problems: &mut Vec<String>,
    ) -> Arc<Context> {
        let mut key = Vec::new();
        let mut layers = Vec::new();
        // The farthest first: of two entries with one key the last counts.
        for wanted in wanted.iter().rev() {
            let near = self.folders.iter().map(PathBuf::as_path).chain(own);
            if !wanted.is_trusted && self.places.leads_out(&wanted.path, near) {
                problems.push(leads_out(&wanted.path));
                continue;
            }
            self.look_at(wanted, problems);
            if let Some(source) = self.sources.get(&wanted.path) {
                key.push((wanted.path.clone(), source.edition));
                let origin = wanted.path.to_string_lossy().into();
                layers.push(Layer { origin, glossary: source.glossary.clone() });
            }
        }
        let make =
            || Arc::new(Context { entities: Arc::new(Entities::merge(layers)), extras: extras.clone() });
        self.contexts.entry((key, extras.clone())).or_insert_with(make).clone()
    }

    /// Drops the contexts that no transcript uses.
    pub fn forget_unused(&mut self) {
        self.contexts.retain(|_, context| Arc::strong_count(context) > 1);
    }

    /// Reads the glossary unless that was done in this round, and parses it unless its text is the same.
    fn look_at(&mut self, wanted: &Wanted, problems: &mut Vec<String>) {
        let path = &wanted.path;
        if !self.looked_at.insert(path.clone()) {
            return;
        }
        let text = match self.open.get(path) {
            Some(text) => Ok(text.to_string()),
            None => disk::read(path),
        };
        let text = match text {
            Ok(text) => text,
            Err(error) => {
                self.sources.remove(path);
                if wanted.named || error.kind() != io::ErrorKind::NotFound {
                    problems.push(format!("cannot read the glossary {}: {error}", path.display()));
                }
                return;
            }
        };
        if self.sources.get(path).is_none_or(|source| *source.text != *text) {
            self.editions += 1;
            let glossary = Arc::new(Glossary::parse(&text));
            let source = Source { text: text.into(), edition: self.editions, glossary };
            self.sources.insert(path.clone(), source);
        }
    }
}
