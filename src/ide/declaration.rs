//! Where a name or a speaker comes up first.

use super::jump::{Jump, Target};
use super::occurrences::{Thing, thing_at};
use crate::model::names::{self, How};
use crate::model::{Document, name_places};

/// Where the name at `offset` is mentioned first, under whatever form, or where the speaker speaks first.
pub fn declaration(document: &Document, offset: usize) -> Option<Jump> {
    let (thing, origin) = thing_at(document, offset)?;
    let first = match thing {
        Thing::Entity(id) => {
            let uses = names::entity_uses(document, id);
            // A link that shows other words still names it, but who speaks is not spoken of.
            let said = uses.iter().find(|found| found.how != How::Label);
            said.or(uses.first()).map(|found| found.range.clone())
        }
        Thing::Explained(name) => {
            let forms: Vec<_> = [name.name].into_iter().chain(name.short).collect();
            name_places::places(document, &forms).into_iter().next()
        }
        Thing::Person(person) => person.first_label(document),
        Thing::Note(_) | Thing::Turn(_) => None,
    };
    Jump::to(origin, first.map(|range| Target::here(range.clone(), range)))
}
