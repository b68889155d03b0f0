//! `textDocument/documentSymbol`: the outline, nested, or flat for clients that know no better.

use tower_lsp::lsp_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation,
};

use crate::ide::{self, Symbol};
use crate::server::convert;
use crate::server::snapshot::Snapshot;

/// The outline of a transcript.
pub fn symbols(snapshot: &Snapshot, _: DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
    let symbols = ide::symbols(snapshot.document.as_ref()?);
    if snapshot.client.nested_symbols {
        let symbols = symbols.into_iter().map(|symbol| nested(snapshot, symbol));
        return Some(DocumentSymbolResponse::Nested(symbols.collect()));
    }
    let mut found = Vec::new();
    flatten(snapshot, symbols, None, &mut found);
    Some(DocumentSymbolResponse::Flat(found))
}

#[allow(deprecated, reason = "the type has a field that the protocol no longer uses")]
fn nested(snapshot: &Snapshot, symbol: Symbol) -> DocumentSymbol {
    let children: Vec<_> = symbol.children.into_iter().map(|child| nested(snapshot, child)).collect();
    DocumentSymbol {
        name: shown(symbol.name),
        detail: symbol.detail,
        kind: convert::symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: snapshot.range(&symbol.range),
        selection_range: snapshot.range(&symbol.selection),
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
