//! `textDocument/definition`: where a name was explained, in this file or in a glossary.

use std::fs;
use std::path::PathBuf;

use tower_lsp::lsp_types::{GotoDefinitionResponse, Location, Position, Url};

use crate::ide::{self, Place};
use crate::server::convert;
use crate::server::snapshot::Snapshot;
use crate::text::Text;

/// Where the thing at a position is defined. `open` gives the text of a file that the editor has open.
pub fn definition(
    snapshot: &Snapshot,
    position: Position,
    open: impl Fn(&Url) -> Option<Text>,
) -> Option<GotoDefinitionResponse> {
    let targets = ide::definition(snapshot.document.as_ref()?, snapshot.offset(position));
    let mut locations = Vec::new();
    for target in targets {
        match target.place {
            Place::Here => {
                locations.push(Location::new(snapshot.uri.clone(), snapshot.range(&target.selection)))
            }
            Place::Glossary(origin) => {
                let path = PathBuf::from(&*origin);
                let Ok(uri) = Url::from_file_path(&path) else {
                    continue;
                };
                let text = open(&uri).or_else(|| Some(Text::new(&fs::read_to_string(&path).ok()?)));
                // The file may have shrunk since it was read; then its start has to do.
                let range = text.filter(|text| target.selection.end <= text.len());
                let range =
                    range.map(|text| convert::range(&text, &target.selection, snapshot.client.encoding));
                locations.push(Location::new(uri, range.unwrap_or_default()));
            }
        }
    }
    (!locations.is_empty()).then_some(GotoDefinitionResponse::Array(locations))
}
