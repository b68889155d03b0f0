//! `textDocument/definition`, `declaration`, `typeDefinition` and `implementation`: from a place to others.

use std::path::Path;

use tower_lsp::lsp_types::{GotoDefinitionParams, GotoDefinitionResponse, Location, LocationLink, Range};

use crate::ide::{self, Jump, Place, Target};
use crate::model::Document;
use crate::model::glossary::Glossary;
use crate::server::convert;
use crate::server::reach;
use crate::server::snapshot::Snapshot;

/// What explains the thing at a position.
pub fn definition(snapshot: &Snapshot, params: GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let links = snapshot.client.links.definition;
    go(snapshot, params, links, ide::definition, ide::jump_to_entry)
}

/// Where the thing at a position comes up first.
pub fn declaration(snapshot: &Snapshot, params: GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let links = snapshot.client.links.declaration;
    go(snapshot, params, links, ide::declaration, |_, _| None)
}

/// Where it is said of what kind it is.
pub fn type_definition(snapshot: &Snapshot, params: GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let links = snapshot.client.links.type_definition;
    go(snapshot, params, links, ide::type_definition, ide::jump_to_kind)
}

/// What answers the question at a position.
pub fn implementation(snapshot: &Snapshot, params: GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let links = snapshot.client.links.implementation;
    go(snapshot, params, links, ide::implementation, |_, _| None)
}

fn go(
    snapshot: &Snapshot,
    params: GotoDefinitionParams,
    links: bool,
    in_transcript: impl Fn(&Document, usize) -> Option<Jump>,
    in_glossary: impl Fn(&Glossary, usize) -> Option<Jump>,
) -> Option<GotoDefinitionResponse> {
    let offset = snapshot.offset(params.text_document_position_params.position);
    let jump = match &snapshot.document {
        Some(document) => in_transcript(document, offset),
        None => in_glossary(&Glossary::parse(&snapshot.text.to_string()), offset),
    }?;
    let origin = snapshot.range(&jump.origin);
    let targets = jump.targets.iter().filter_map(|target| link(snapshot, origin, target)).collect::<Vec<_>>();
    if targets.is_empty() {
        return None;
    }
    if links {
        return Some(GotoDefinitionResponse::Link(targets));
    }
    let locations =
        targets.into_iter().map(|link| Location::new(link.target_uri, link.target_selection_range));
    Some(GotoDefinitionResponse::Array(locations.collect()))
}

fn link(snapshot: &Snapshot, origin: Range, target: &Target) -> Option<LocationLink> {
    let (target_uri, target_range, target_selection_range) = match &target.place {
        Place::Here => {
            (snapshot.uri.clone(), snapshot.range(&target.range), snapshot.range(&target.selection))
        }
        Place::Glossary(origin) => {
            let file = snapshot.others.file(Path::new(&**origin))?;
            // The file may have shrunk since it was read; then its start has to do.
            let is_there = target.range.end <= file.text.len();
            let range = |bytes| match is_there {
                true => convert::range(&file.text, bytes, snapshot.client.encoding),
                false => Range::default(),
            };
            (file.uri.clone(), range(&target.range), range(&target.selection))
        }
        Place::File(path) => {
            let file = snapshot.others.file(&reach::named_file(snapshot, path)?)?;
            (file.uri, Range::default(), Range::default())
        }
    };
    Some(LocationLink {
        origin_selection_range: Some(origin),
        target_uri,
        target_range,
        target_selection_range,
    })
}
