//! What the client can do with completion, as it said in `initialize`.

use tower_lsp::lsp_types::{CompletionClientCapabilities, InsertTextMode, MarkupKind};

/// The abilities of the client on which an offer depends.
#[derive(Clone, Copy, Debug, Default)]
pub struct CompletionFacts {
    /// Items may have gaps to fill.
    pub snippets: bool,
    /// Items may say what is inserted and what is replaced.
    pub insert_and_replace: bool,
    /// Items may show something beside their label.
    pub label_details: bool,
    /// The documentation may be Markdown.
    pub markdown: bool,
    /// Items may be inserted without any indentation.
    pub modes: bool,
    /// A list may have one range for all items.
    pub shares_ranges: bool,
}

impl CompletionFacts {
    /// Reads them from the capabilities.
    pub fn new(completion: Option<&CompletionClientCapabilities>) -> Self {
        let item = completion.and_then(|it| it.completion_item.as_ref());
        let defaults = completion.and_then(|it| it.completion_list.as_ref()?.item_defaults.as_ref());
        let formats = item.and_then(|it| it.documentation_format.as_ref());
        let modes = item.and_then(|it| it.insert_text_mode_support.as_ref());
        CompletionFacts {
            snippets: item.and_then(|it| it.snippet_support) == Some(true),
            insert_and_replace: item.and_then(|it| it.insert_replace_support) == Some(true),
            label_details: item.and_then(|it| it.label_details_support) == Some(true),
            markdown: formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            modes: modes.is_some_and(|modes| modes.value_set.contains(&InsertTextMode::AS_IS)),
            shares_ranges: defaults.is_some_and(|names| names.iter().any(|name| name == "editRange")),
        }
    }
}
