//! `textDocument/prepareCallHierarchy` and what calls and is called: who asks whom, and which turns mention a name.

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem,
    CallHierarchyOutgoingCall, CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, Range,
    SymbolKind,
};

use super::elsewhere::mentioning;
use crate::ide::calls::{self, Call, Caller, Calls};
use crate::model::FRONT_MATTER;
use crate::server::snapshot::Snapshot;

/// What an item is, as it travels with it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Data {
    Turn { asks: bool },
    Speaker { name: String },
    Entity { origin: String, key: String },
    Own { name: String },
}

/// What can call or be called at a position.
pub fn prepare_calls(
    snapshot: &Snapshot,
    params: CallHierarchyPrepareParams,
) -> Option<Vec<CallHierarchyItem>> {
    let (document, offset) = snapshot.transcript_at(params.text_document_position_params.position)?;
    Some(vec![item(snapshot, calls::call_at(document, offset)?)])
}

/// What calls an item. A name is called by turns of other files too.
pub fn incoming_calls(
    snapshot: &Snapshot,
    params: CallHierarchyIncomingCallsParams,
) -> Option<Vec<CallHierarchyIncomingCall>> {
    let (document, offset) = snapshot.transcript_at(params.item.selection_range.start)?;
    let who = who(&params.item)?;
    let mut found = incoming(snapshot, calls::incoming(document, &who, offset));
    if let Caller::Entity(origin, key) = &who
        && origin != FRONT_MATTER
    {
        for other in mentioning(snapshot, origin, key, None) {
            let Some(document) = &other.document else { continue };
            found.extend(incoming(&other, calls::incoming(document, &who, 0)));
        }
    }
    Some(found)
}

/// What an item calls.
pub fn outgoing_calls(
    snapshot: &Snapshot,
    params: CallHierarchyOutgoingCallsParams,
) -> Option<Vec<CallHierarchyOutgoingCall>> {
    let (document, offset) = snapshot.transcript_at(params.item.selection_range.start)?;
    let found = calls::outgoing(document, &who(&params.item)?, offset).into_iter();
    let call = |(call, from): (Call, Vec<_>)| CallHierarchyOutgoingCall {
        from_ranges: ranges(snapshot, &from),
        to: item(snapshot, call),
    };
    Some(found.map(call).collect())
}

fn incoming(snapshot: &Snapshot, found: Calls) -> Vec<CallHierarchyIncomingCall> {
    let call = |(call, from): (Call, Vec<_>)| CallHierarchyIncomingCall {
        from_ranges: ranges(snapshot, &from),
        from: item(snapshot, call),
    };
    found.into_iter().map(call).collect()
}

fn ranges(snapshot: &Snapshot, bytes: &[std::ops::Range<usize>]) -> Vec<Range> {
    bytes.iter().map(|bytes| snapshot.range(bytes)).collect()
}

fn item(snapshot: &Snapshot, call: Call) -> CallHierarchyItem {
    let (kind, data) = match call.who {
        Caller::Turn(true) => (SymbolKind::FUNCTION, Data::Turn { asks: true }),
        Caller::Turn(false) => (SymbolKind::FIELD, Data::Turn { asks: false }),
        Caller::Speaker(name) => (SymbolKind::CLASS, Data::Speaker { name }),
        Caller::Entity(origin, key) => (SymbolKind::CONSTANT, Data::Entity { origin, key }),
        Caller::Own(name) => (SymbolKind::CONSTANT, Data::Own { name }),
    };
    CallHierarchyItem {
        name: call.name,
        kind,
        tags: None,
        detail: call.detail,
        uri: snapshot.uri.clone(),
        range: snapshot.range(&call.range),
        selection_range: snapshot.range(&call.selection),
        data: serde_json::to_value(data).ok(),
    }
}

/// What an item that comes back is; it was made by `item`, in an earlier state of the file.
fn who(item: &CallHierarchyItem) -> Option<Caller> {
    Some(match serde_json::from_value(item.data.clone()?).ok()? {
        Data::Turn { asks } => Caller::Turn(asks),
        Data::Speaker { name } => Caller::Speaker(name),
        Data::Entity { origin, key } => Caller::Entity(origin, key),
        Data::Own { name } => Caller::Own(name),
    })
}
