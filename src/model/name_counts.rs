//! What the names in a stretch of a document come to: how often each entity is named, and which names are explained.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::matcher::EntityId;
use crate::text::Summary;

/// How a name that is explained is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Forms {
    /// The name.
    pub name: Box<str>,
    /// The acronym, where it is one that explains it.
    pub short: Option<Box<str>>,
}

/// How often an entity is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uses {
    /// Which.
    entity: EntityId,
    /// How often, as a speaker aside.
    pub mentions: usize,
}

/// The counts of a stretch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameCounts {
    /// By entity.
    uses: Vec<Uses>,
    /// Each once, in the order of their first explanations.
    explained: Vec<Arc<Forms>>,
}

/// Among more names than these one is looked for by a table.
const FEW: usize = 16;

impl NameCounts {
    /// Counts the places that name entities, where each is a mention or a speaker's label, and the explanations.
    pub fn new<'f>(
        uses: impl Iterator<Item = (EntityId, bool)>,
        explained: impl Iterator<Item = &'f Arc<Forms>>,
    ) -> Self {
        let mut counts = NameCounts::default();
        for (entity, is_mention) in uses {
            let mentions = usize::from(is_mention);
            match counts.uses.binary_search_by_key(&entity, |known| known.entity) {
                Ok(at) => counts.uses[at].mentions += mentions,
                Err(at) => counts.uses.insert(at, Uses { entity, mentions }),
            }
        }
        counts.explain(explained);
        counts
    }

    /// How often an entity is named; nothing where it is not.
    pub fn of(&self, entity: EntityId) -> Option<&Uses> {
        let at = self.uses.binary_search_by_key(&entity, |known| known.entity).ok()?;
        self.uses.get(at)
    }

    /// The names that are explained, each once.
    pub fn explained(&self) -> &[Arc<Forms>] {
        &self.explained
    }

    /// Whether a name is explained that is written so.
    pub fn explains(&self, forms: &Arc<Forms>) -> bool {
        self.explained.contains(forms)
    }

    fn explain<'f>(&mut self, more: impl Iterator<Item = &'f Arc<Forms>>) {
        let mut known: Option<FxHashSet<Arc<Forms>>> = None;
        for forms in more {
            let is_new = if self.explained.len() < FEW {
                !self.explained.contains(forms)
            } else {
                let known = known.get_or_insert_with(|| self.explained.iter().cloned().collect());
                known.insert(forms.clone())
            };
            if is_new {
                self.explained.push(forms.clone());
            }
        }
    }
}

impl Summary for NameCounts {
    fn join(&mut self, next: &Self) {
        if !next.uses.is_empty() {
            let mut own = std::mem::take(&mut self.uses).into_iter().peekable();
            for uses in &next.uses {
                while let Some(before) = own.next_if(|own| own.entity < uses.entity) {
                    self.uses.push(before);
                }
                let same = own.next_if(|own| own.entity == uses.entity).map_or(0, |own| own.mentions);
                self.uses.push(Uses { mentions: same + uses.mentions, ..*uses });
            }
            self.uses.extend(own);
        }
        self.explain(next.explained.iter());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(uses: &[(u32, bool)], explained: &[&str]) -> NameCounts {
        let forms = |name: &&str| Arc::new(Forms { name: (*name).into(), short: None });
        let explained: Vec<_> = explained.iter().map(forms).collect();
        NameCounts::new(uses.iter().map(|(id, is)| (EntityId(*id), *is)), explained.iter())
    }

    #[test]
    fn stretches_join_to_what_both_have() {
        let mut first = counts(&[(3, true), (1, true), (3, false)], &["Bo", "Al"]);
        first.join(&counts(&[(3, true), (2, false)], &["Cy", "Bo"]));
        assert_eq!(first, counts(&[(1, true), (2, false), (3, true), (3, true)], &["Bo", "Al", "Cy"]));
        let mentions = |id| first.of(EntityId(id)).map(|uses| uses.mentions);
        assert_eq!([1, 2, 3, 4].map(mentions), [Some(1), Some(0), Some(2), None]);
        let many: Vec<String> = (0..40).map(|n| format!("N{}", n % 30)).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(counts(&[], &many).explained().len(), 30);
    }
}
