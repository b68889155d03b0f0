//! `textDocument/definition`: where a name was explained, in this file or in a glossary.

use std::path::PathBuf;

use tower_lsp::lsp_types::{GotoDefinitionParams, GotoDefinitionResponse, Location, Url};

use crate::ide::{self, Place};
use crate::server::convert;
use crate::server::snapshot::Snapshot;

/// Where the thing at a position is defined.
pub fn definition(snapshot: &Snapshot, params: GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let (document, offset) = snapshot.transcript_at(params.text_document_position_params.position)?;
    let mut locations = Vec::new();
    for target in ide::definition(document, offset) {
        match target.place {
            Place::Here => {
                locations.push(Location::new(snapshot.uri.clone(), snapshot.range(&target.selection)))
            }
            Place::Glossary(origin) => {
                let path = PathBuf::from(&*origin);
                let Ok(uri) = Url::from_file_path(&path) else {
                    continue;
                };
                // The file may have shrunk since it was read; then its start has to do.
                let text = snapshot.others.text(&path).filter(|text| target.selection.end <= text.len());
                let range =
                    text.map(|text| convert::range(&text, &target.selection, snapshot.client.encoding));
                locations.push(Location::new(uri, range.unwrap_or_default()));
            }
        }
    }
    (!locations.is_empty()).then_some(GotoDefinitionResponse::Array(locations))
}
