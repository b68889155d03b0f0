//! From one place to others: what every way of going somewhere answers.

use std::ops::Range;
use std::sync::Arc;

use crate::model::matcher::EntityId;
use crate::model::{Document, FRONT_MATTER};
use crate::text::Span;

/// Places to go to, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The whole of what one goes from.
    pub origin: Range<usize>,
    /// Where to; there is at least one.
    pub targets: Vec<Target>,
}

/// Where a target lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the text itself from which one goes.
    Here,
    /// In the glossary of that origin, as its [`Layer`](crate::model::glossary::Layer) has it.
    Glossary(Arc<str>),
    /// In a file, by a path as the text gives it: whole, or seen from the text's own folder.
    File(String),
}

/// A place to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// In which text.
    pub place: Place,
    /// All that belongs to it, in bytes of that text.
    pub range: Range<usize>,
    /// What to select there.
    pub selection: Range<usize>,
}

impl Jump {
    /// A jump, if there is somewhere to go.
    pub fn to(origin: Range<usize>, targets: impl IntoIterator<Item = Target>) -> Option<Jump> {
        let targets: Vec<_> = targets.into_iter().collect();
        (!targets.is_empty()).then_some(Jump { origin, targets })
    }
}

impl Target {
    /// A stretch of the text itself.
    pub fn here(range: Range<usize>, selection: Range<usize>) -> Target {
        Target { place: Place::Here, range, selection }
    }
}

/// A part of an entity's entry, in its glossary or in front matter.
pub fn in_entry(document: &Document, id: EntityId, range: Span, selection: Span) -> Option<Target> {
    let layer = document.vocabulary().entities.layer(id)?;
    if &*layer.origin == FRONT_MATTER {
        return in_front_matter(document, range, selection);
    }
    let place = Place::Glossary(layer.origin.clone());
    Some(Target { place, range: range.range(), selection: selection.range() })
}

/// A part of the front matter, given in bytes of its YAML.
pub fn in_front_matter(document: &Document, range: Span, selection: Span) -> Option<Target> {
    let start = document.front_matter_range()?.start;
    let moved = |span: Span| start + span.start as usize..start + span.end as usize;
    Some(Target::here(moved(range), moved(selection)))
}
