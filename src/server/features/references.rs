//! `textDocument/references`: everywhere a name or a speaker stands, in this file and in all others.

use std::path::Path;

use tower_lsp::lsp_types::{Location, ReferenceParams};

use super::elsewhere::{label_at, mentioning, speaking};
use crate::ide::{self, Does, Occurrence, Thing};
use crate::model::glossary::Glossary;
use crate::model::{Document, FRONT_MATTER, stop};
use crate::server::convert;
use crate::server::documents::path_of;
use crate::server::snapshot::Snapshot;

/// The places of the thing at a position, those of this file first.
pub fn references(snapshot: &Snapshot, params: ReferenceParams) -> Vec<Location> {
    let offset = snapshot.offset(params.text_document_position.position);
    let declares = params.context.include_declaration;
    match &snapshot.document {
        Some(document) => of_thing(snapshot, document, offset, declares),
        None => of_entry(snapshot, offset, declares),
    }
}

fn of_thing(snapshot: &Snapshot, document: &Document, offset: usize, declares: bool) -> Vec<Location> {
    let Some((thing, range)) = ide::thing_at(document, offset) else { return Vec::new() };
    let mut found = match thing {
        Thing::Note(_) => return Vec::new(),
        _ => places(snapshot, document, &thing, declares),
    };
    match &thing {
        Thing::Entity(id) => {
            let entities = &document.vocabulary().entities;
            let (Some(entry), Some(layer)) = (entities.entry(*id), entities.layer(*id)) else { return found };
            if &*layer.origin != FRONT_MATTER {
                found.extend(declaration(snapshot, &layer.origin, &entry.key.text).filter(|_| declares));
                found.extend(in_others(snapshot, &layer.origin, &entry.key.text));
            }
        }
        Thing::Person(_) => {
            let name = label_at(document, &range);
            for (other, _) in speaking(snapshot, &name, ide::declares(document, &name)) {
                let Some(document) = &other.document else { continue };
                let thing = Thing::Person(ide::Person::named(document, &name));
                found.extend(places(&other, document, &thing, declares));
            }
        }
        Thing::Explained(_) | Thing::Note(_) | Thing::Turn(_) => {}
    }
    found
}

/// From an entry of a glossary: its own key, and all that mention it.
fn of_entry(snapshot: &Snapshot, offset: usize, declares: bool) -> Vec<Location> {
    let glossary = Glossary::parse(&snapshot.text.to_string());
    let (Some(part), Some(path)) = (ide::entry_part(&glossary, offset), path_of(&snapshot.uri)) else {
        return Vec::new();
    };
    let key = &part.entry.key;
    let own = Location::new(snapshot.uri.clone(), snapshot.range(&key.span.range()));
    let mut found: Vec<_> = declares.then_some(own).into_iter().collect();
    found.extend(in_others(snapshot, &path.to_string_lossy(), &key.text));
    found
}

/// The key of an entry in its glossary, as that reads now.
fn declaration(snapshot: &Snapshot, origin: &str, key: &str) -> Option<Location> {
    let file = snapshot.others.file(Path::new(origin))?;
    let glossary = Glossary::parse(&file.text.to_string());
    let entry = glossary.entries.iter().find(|entry| entry.key.text == key)?;
    let range = convert::range(&file.text, &entry.key.span.range(), snapshot.client.encoding);
    Some(Location::new(file.uri, range))
}

fn in_others(snapshot: &Snapshot, origin: &str, key: &str) -> Vec<Location> {
    let mut found = Vec::new();
    for other in mentioning(snapshot, origin, key, None) {
        let Some(document) = &other.document else { continue };
        let Some(id) = ide::entity_of(document, origin, key) else { continue };
        found.extend(places(&other, document, &Thing::Entity(id), true));
    }
    found
}

/// The places of a thing in one file.
fn places(snapshot: &Snapshot, document: &Document, thing: &Thing, declares: bool) -> Vec<Location> {
    let is_wanted = |found: &Occurrence| match found.does {
        Does::Mention => true,
        // That a note explains a name of the glossary declares nothing.
        Does::Explain => declares || matches!(thing, Thing::Entity(_)),
        Does::Declare => declares,
    };
    let found = ide::occurrences(document, thing).into_iter().filter(is_wanted);
    let placed = found.map(|found| {
        stop::if_wanted();
        Location::new(snapshot.uri.clone(), snapshot.range(&found.range))
    });
    placed.collect()
}
