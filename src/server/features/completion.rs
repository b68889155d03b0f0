//! `textDocument/completion` and `completionItem/resolve`: what can be written at a position, told more of when looked at.

use serde::Serialize;
use serde_json::{Value, json};
use tower_lsp::lsp_types::{
    self as lsp, CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionParams,
    CompletionTextEdit, CompletionTriggerKind, Documentation, InsertReplaceEdit, InsertTextFormat,
    InsertTextMode, MarkupContent, MarkupKind, TextEdit, Url,
};

use crate::ide;
use crate::ide::completion::{self, Item, Kind, List, Subject, Surroundings};
use crate::model::glossary::EntityKind;
use crate::server::completion_facts::CompletionFacts;
use crate::server::snapshot::Snapshot;
use crate::server::workspace::listing;

/// The characters after which something may be offered that no word begins: brackets, dashes, the marks of keys, paths,
/// emphasis and comments. Words are asked about by the editors themselves.
pub const TRIGGERS: [&str; 12] = ["[", "(", "（", "［", "【", "—", "–", "-", ":", "/", "*", "<"];

/// A list as the protocol has it since 3.17.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Completions {
    is_incomplete: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    item_defaults: Option<Value>,
    items: Vec<Offered>,
}

/// An item as the protocol has it since 3.17.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Offered {
    #[serde(flatten)]
    item: CompletionItem,
    /// The text for the range that all items share.
    #[serde(skip_serializing_if = "Option::is_none")]
    text_edit_text: Option<String>,
}

/// What can be written at a position.
pub fn completion(snapshot: &Snapshot, params: CompletionParams) -> Option<Completions> {
    let offset = snapshot.offset(params.text_document_position.position);
    let Some(document) = &snapshot.document else {
        return Some(answer(snapshot, completion::complete_glossary(&snapshot.text, offset)?));
    };
    let context = params.context.as_ref();
    let around = Surroundings {
        settings: &snapshot.settings,
        // They are not worth waiting for.
        found: snapshot.checked.get().map_or(&[], Vec::as_slice),
        folder: &|path| listing::names(snapshot, path),
        is_asked: context
            .is_none_or(|context| context.trigger_kind != CompletionTriggerKind::TRIGGER_CHARACTER),
    };
    Some(answer(snapshot, completion::complete(document, &around, offset)?))
}

/// The file that an item was offered in.
pub fn file_of_item(item: &CompletionItem) -> Option<Url> {
    Url::parse(item.data.as_ref()?.get("uri")?.as_str()?).ok()
}

/// The item with all that is known of what it is about.
pub fn documented(snapshot: &Snapshot, item: CompletionItem) -> CompletionItem {
    let subject = item.data.as_ref().and_then(subject_of);
    let text = subject.and_then(|subject| completion::documentation(snapshot.document.as_ref(), &subject));
    let kind = if snapshot.client.completion.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    let shown = |text: String| if kind == MarkupKind::Markdown { text } else { ide::markdown::plain(&text) };
    let documentation = text
        .map(|text| Documentation::MarkupContent(MarkupContent { value: shown(text), kind: kind.clone() }));
    CompletionItem { documentation: documentation.or(item.documentation), ..item }
}

fn subject_of(data: &Value) -> Option<Subject> {
    Subject::from_parts(data.get("kind")?.as_str()?, data.get("name")?.as_str()?)
}

fn answer(snapshot: &Snapshot, list: List) -> Completions {
    let client = &snapshot.client.completion;
    let (insert, replace) = (snapshot.range(&list.typed), snapshot.range(&list.whole));
    let range = if client.insert_and_replace {
        json!({ "insert": insert, "replace": replace })
    } else {
        json!(insert)
    };
    let is_shared = client.shares_ranges && !list.items.is_empty();
    let items = list.items.into_iter().enumerate().map(|(place, item)| {
        let subject = item.subject.as_ref().map(Subject::parts);
        let data = subject.map(|(kind, name)| json!({ "uri": snapshot.uri, "kind": kind, "name": name }));
        let (text, format) = match item.snippet.clone().filter(|_| client.snippets) {
            Some(snippet) => (snippet, Some(InsertTextFormat::SNIPPET)),
            None => (item.text.clone(), None),
        };
        let edit = (!is_shared).then(|| edit(client, (insert, replace), text.clone()));
        let offered = CompletionItem {
            sort_text: Some(format!("{place:04}")),
            filter_text: item.filter.clone(),
            preselect: (place == 0 && item.kind == Kind::Speaker).then_some(true),
            insert_text_format: format,
            insert_text_mode: client.modes.then_some(InsertTextMode::AS_IS).filter(|_| text.contains('\n')),
            text_edit: edit,
            data,
            ..shown(client, item)
        };
        Offered { item: offered, text_edit_text: is_shared.then_some(text) }
    });
    Completions {
        is_incomplete: list.incomplete,
        item_defaults: is_shared.then(|| json!({ "editRange": range })),
        items: items.collect(),
    }
}

/// What is seen of an item in a list.
fn shown(client: &CompletionFacts, item: Item) -> CompletionItem {
    let label_details = client
        .label_details
        .then(|| CompletionItemLabelDetails { detail: None, description: item.detail.clone() });
    CompletionItem {
        label: item.label,
        label_details: label_details.filter(|details| details.description.is_some()),
        detail: item.detail.filter(|_| !client.label_details),
        kind: Some(kind(item.kind)),
        ..CompletionItem::default()
    }
}

fn edit(
    client: &CompletionFacts,
    (insert, replace): (lsp::Range, lsp::Range),
    text: String,
) -> CompletionTextEdit {
    if client.insert_and_replace {
        CompletionTextEdit::InsertAndReplace(InsertReplaceEdit { new_text: text, insert, replace })
    } else {
        CompletionTextEdit::Edit(TextEdit::new(insert, text))
    }
}

/// The protocol's kind, chosen for the icon that editors show.
fn kind(kind: Kind) -> CompletionItemKind {
    match kind {
        Kind::Text => CompletionItemKind::TEXT,
        Kind::Speaker => CompletionItemKind::VARIABLE,
        Kind::Name(Some(EntityKind::Person)) => CompletionItemKind::VARIABLE,
        Kind::Name(Some(EntityKind::Organization)) => CompletionItemKind::MODULE,
        Kind::Name(Some(EntityKind::Place)) => CompletionItemKind::CONSTANT,
        Kind::Name(Some(EntityKind::Event)) => CompletionItemKind::EVENT,
        Kind::Name(Some(EntityKind::Work)) => CompletionItemKind::FILE,
        Kind::Name(Some(EntityKind::Term) | None) => CompletionItemKind::REFERENCE,
        Kind::Attribution => CompletionItemKind::KEYWORD,
        Kind::Event => CompletionItemKind::EVENT,
        Kind::Key => CompletionItemKind::PROPERTY,
        Kind::Value => CompletionItemKind::ENUM_MEMBER,
        Kind::Rule => CompletionItemKind::CONSTANT,
        Kind::File => CompletionItemKind::FILE,
        Kind::Folder => CompletionItemKind::FOLDER,
        Kind::Snippet => CompletionItemKind::SNIPPET,
    }
}
