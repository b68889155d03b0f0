//! `textDocument/documentSymbol`: the outline, nested, or flat for clients that know no better.

use std::cell::Cell;

use serde::{Serialize, Serializer};
use tower_lsp::lsp_types::{DocumentSymbol, DocumentSymbolParams, Location, Range, SymbolInformation};

use crate::ide::{self, Symbol};
use crate::model::stop;
use crate::server::convert;
use crate::server::snapshot::Snapshot;
use crate::text::{Encoding, PositionWalk, Text};

/// An outline on its way to the client.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Outline {
    /// Symbols with others under them.
    Nested(Nested),
    /// One after the other, each with the name of what contains it.
    Flat(Vec<SymbolInformation>),
}

/// A nested outline that is put into the protocol's types symbol by symbol while it is written: that of a long text would
/// take as much memory once more.
pub struct Nested {
    text: Text,
    encoding: Encoding,
    /// None once they are written.
    symbols: Cell<Vec<Symbol>>,
}

impl Serialize for Nested {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut walk = PositionWalk::new(&self.text, self.encoding);
        serializer.collect_seq(self.symbols.take().into_iter().map(|symbol| nested(&mut walk, symbol)))
    }
}

/// The outline of a transcript.
pub fn symbols(snapshot: &Snapshot, _: DocumentSymbolParams) -> Option<Outline> {
    let document = snapshot.document.as_ref()?;
    let symbols = ide::symbols(document);
    if !ide::lists_answers(document) {
        tracing::info!(uri = %snapshot.uri, "too many questions to list their answers in the outline");
    }
    if snapshot.client.nested_symbols {
        let (text, encoding) = (snapshot.text.clone(), snapshot.client.encoding);
        return Some(Outline::Nested(Nested { text, encoding, symbols: Cell::new(symbols) }));
    }
    let mut found = Vec::new();
    flatten(snapshot, symbols, None, &mut found);
    Some(Outline::Flat(found))
}

/// A symbol with those under it. Their positions are told in the order of the text.
#[allow(deprecated, reason = "the type has a field that the protocol no longer uses")]
fn nested(walk: &mut PositionWalk<'_>, symbol: Symbol) -> DocumentSymbol {
    stop::if_wanted();
    let start = convert::walked(walk, symbol.range.start);
    let selection_start = convert::walked(walk, symbol.selection.start);
    let selection_end = convert::walked(walk, symbol.selection.end);
    let children: Vec<_> = symbol.children.into_iter().map(|child| nested(walk, child)).collect();
    DocumentSymbol {
        name: shown(symbol.name),
        detail: symbol.detail,
        kind: convert::symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: Range::new(start, convert::walked(walk, symbol.range.end)),
        selection_range: Range::new(selection_start, selection_end),
        children: (!children.is_empty()).then_some(children),
    }
}

#[allow(deprecated, reason = "the type has a field that the protocol no longer uses")]
fn flatten(
    snapshot: &Snapshot,
    symbols: Vec<Symbol>,
    container: Option<&str>,
    found: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        stop::if_wanted();
        let name = shown(symbol.name);
        found.push(SymbolInformation {
            name: name.clone(),
            kind: convert::symbol_kind(symbol.kind),
            tags: None,
            deprecated: None,
            location: Location::new(snapshot.uri.clone(), snapshot.range(&symbol.range)),
            container_name: container.map(str::to_owned),
        });
        flatten(snapshot, symbol.children, Some(&name), found);
    }
}

/// Editors reject the whole outline when one name in it is blank.
fn shown(name: String) -> String {
    if name.trim().is_empty() { "…".to_owned() } else { name }
}
