//! What the client can do, as it said in `initialize`, read once.

use tower_lsp::lsp_types::{
    ClientCapabilities, CodeActionClientCapabilities, GotoCapability, InitializeParams, MarkupKind,
    PositionEncodingKind, SemanticTokensClientCapabilities, SemanticTokensFullOptions,
    TextDocumentClientCapabilities, Url, WorkspaceClientCapabilities, WorkspaceFolder,
};

use super::completion_facts::CompletionFacts;
use super::features::SHOW_REFERENCES;
use crate::text::Encoding;

/// The abilities of the client on which an answer depends.
#[derive(Debug, Clone)]
pub struct ClientFacts {
    /// The unit of columns, agreed on by both sides.
    pub encoding: Encoding,
    /// Symbols may be nested.
    pub nested_symbols: bool,
    /// Hovers may be Markdown.
    pub markdown: bool,
    /// Text that is inserted at the cursor goes before it; elsewhere the cursor stays before the text.
    pub moves_cursor: bool,
    /// What it can do with completion.
    pub completion: CompletionFacts,
    /// Code actions may carry their edits.
    pub code_action_literals: bool,
    /// Code actions may get their edits later, when one is chosen.
    pub resolves_code_actions: bool,
    /// The client takes edits that it has not asked for.
    pub applies_edits: bool,
    /// Edits may name the version they were made for.
    pub document_changes: bool,
    /// Diagnostics may carry data.
    pub diagnostic_data: bool,
    /// Diagnostics may carry the address of a page about their rule.
    pub code_descriptions: bool,
    /// How it folds.
    pub folding: Folding,
    /// How it asks for tokens, if it does.
    pub tokens: Option<TokenRequests>,
    /// Links may say where they lead.
    pub link_tooltips: bool,
    /// It shows places by the command that we name.
    pub shows_references: bool,
    /// It shows lenses.
    pub lenses: bool,
    /// It shows hints between the words.
    pub hints: bool,
    /// It follows links.
    pub links_documents: bool,
    /// What the client can be told to ask for again.
    pub refreshes: Refreshes,
    /// The client asks for diagnostics; then they are never pushed.
    pub pulls_diagnostics: bool,
    /// The client can be told to ask for diagnostics again.
    pub refreshes_diagnostics: bool,
    /// The client watches files when asked to.
    pub watches_files: bool,
    /// Watched patterns may be relative to any folder.
    pub relative_patterns: bool,
    /// Edits of a renaming may say what they are for, and ask.
    pub change_annotations: bool,
    /// What can be renamed is asked for first.
    pub prepares_renaming: bool,
    /// From where places may be named with what leads to them.
    pub links: Links,
    /// The client can be asked for its settings.
    pub serves_configuration: bool,
    /// The client tells of files before it renames them.
    pub tells_renames: bool,
    /// The client shows how far something long has come.
    pub shows_progress: bool,
    /// Changed settings are announced when asked for.
    pub registers_configuration: bool,
}

/// The requests that may be answered by links, which name the place that leads to another.
#[derive(Debug, Clone, Copy, Default)]
pub struct Links {
    /// `textDocument/definition`.
    pub definition: bool,
    /// `textDocument/declaration`.
    pub declaration: bool,
    /// `textDocument/typeDefinition`.
    pub type_definition: bool,
    /// `textDocument/implementation`.
    pub implementation: bool,
}

impl Links {
    fn new(document: &TextDocumentClientCapabilities) -> Links {
        let links = |goto: Option<GotoCapability>| goto.and_then(|it| it.link_support) == Some(true);
        Links {
            definition: links(document.definition),
            declaration: links(document.declaration),
            type_definition: links(document.type_definition),
            implementation: links(document.implementation),
        }
    }
}

/// Whether the client says among its `experimental` abilities that text inserted at the cursor goes before it.
fn moves_cursor(capabilities: &ClientCapabilities) -> bool {
    let says = capabilities.experimental.as_ref().and_then(|it| it.get("cursorFollowsInsertion")?.as_bool());
    says == Some(true)
}

/// Whether the client says among its `experimental` abilities that it has a command.
fn has_command(capabilities: &ClientCapabilities, command: &str) -> bool {
    let commands = capabilities.experimental.as_ref().and_then(|it| it.get("commands")?.as_array());
    commands.is_some_and(|commands| commands.iter().any(|known| known == command))
}

/// How a client asks for tokens.
#[derive(Debug, Clone)]
pub struct TokenRequests {
    /// For those of a range.
    pub range: bool,
    /// For what has changed in all of them.
    pub delta: bool,
}

impl TokenRequests {
    fn new(tokens: &SemanticTokensClientCapabilities) -> Self {
        let delta = match tokens.requests.full {
            Some(SemanticTokensFullOptions::Delta { delta }) => delta,
            _ => None,
        };
        TokenRequests { range: tokens.requests.range == Some(true), delta: delta == Some(true) }
    }
}

/// What a client can be told to ask for again.
#[derive(Debug, Clone, Default)]
pub struct Refreshes {
    /// Its tokens.
    pub tokens: bool,
    /// Its hints between the words.
    pub hints: bool,
    /// Its lenses above the lines.
    pub lenses: bool,
}

impl Refreshes {
    fn new(workspace: &WorkspaceClientCapabilities) -> Self {
        let tokens = workspace.semantic_tokens.as_ref().and_then(|it| it.refresh_support);
        let hints = workspace.inlay_hint.as_ref().and_then(|it| it.refresh_support);
        let lenses = workspace.code_lens.as_ref().and_then(|it| it.refresh_support);
        Refreshes { tokens: tokens == Some(true), hints: hints == Some(true), lenses: lenses == Some(true) }
    }
}

/// How a client folds.
#[derive(Debug, Clone)]
pub struct Folding {
    /// Whole lines only.
    pub lines_only: bool,
    /// How many ranges it wants at most.
    pub most: usize,
    /// A text may stand for what is folded.
    pub collapsed_text: bool,
}

impl Folding {
    fn new(document: Option<&TextDocumentClientCapabilities>) -> Self {
        let folding = document.and_then(|it| it.folding_range.as_ref());
        let most = folding.and_then(|it| it.range_limit).and_then(|limit| usize::try_from(limit).ok());
        let text = folding.and_then(|it| it.folding_range.as_ref()?.collapsed_text);
        Folding {
            lines_only: folding.and_then(|it| it.line_folding_only) == Some(true),
            most: most.unwrap_or(usize::MAX),
            collapsed_text: text == Some(true),
        }
    }
}

impl ClientFacts {
    /// Reads them from the capabilities.
    pub fn new(capabilities: &ClientCapabilities) -> Self {
        let workspace = capabilities.workspace.as_ref();
        let document = capabilities.text_document.as_ref();
        let watched = workspace.and_then(|it| it.did_change_watched_files);
        let edits = workspace.and_then(|it| it.workspace_edit.as_ref());
        let rename = document.and_then(|it| it.rename.as_ref());
        let symbols = document.and_then(|it| it.document_symbol.as_ref());
        let actions = document.and_then(|it| it.code_action.as_ref());
        let links = document.and_then(|it| it.document_link.as_ref());
        let published = document.and_then(|it| it.publish_diagnostics.as_ref());
        let formats = document.and_then(|it| it.hover.as_ref()?.content_format.as_ref());
        let refresh = workspace.and_then(|it| it.diagnostic.as_ref()?.refresh_support);
        let registers = workspace.and_then(|it| it.did_change_configuration?.dynamic_registration);
        ClientFacts {
            encoding: choose_encoding(capabilities),
            nested_symbols: symbols.and_then(|it| it.hierarchical_document_symbol_support) == Some(true),
            markdown: formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            moves_cursor: moves_cursor(capabilities),
            completion: CompletionFacts::new(document.and_then(|it| it.completion.as_ref())),
            code_action_literals: actions.is_some_and(|it| it.code_action_literal_support.is_some()),
            resolves_code_actions: actions.is_some_and(resolves_edits),
            applies_edits: workspace.and_then(|it| it.apply_edit) == Some(true),
            document_changes: edits.and_then(|it| it.document_changes) == Some(true),
            diagnostic_data: published.and_then(|it| it.data_support) == Some(true),
            code_descriptions: published.and_then(|it| it.code_description_support) == Some(true),
            folding: Folding::new(document),
            tokens: document.and_then(|it| it.semantic_tokens.as_ref()).map(TokenRequests::new),
            link_tooltips: links.and_then(|it| it.tooltip_support) == Some(true),
            shows_references: has_command(capabilities, SHOW_REFERENCES),
            lenses: document.is_some_and(|it| it.code_lens.is_some()),
            hints: document.is_some_and(|it| it.inlay_hint.is_some()),
            links_documents: links.is_some(),
            refreshes: workspace.map(Refreshes::new).unwrap_or_default(),
            pulls_diagnostics: document.is_some_and(|it| it.diagnostic.is_some()),
            refreshes_diagnostics: refresh == Some(true),
            watches_files: watched.and_then(|it| it.dynamic_registration) == Some(true),
            relative_patterns: watched.and_then(|it| it.relative_pattern_support) == Some(true),
            change_annotations: edits.is_some_and(|it| it.change_annotation_support.is_some())
                && rename.and_then(|it| it.honors_change_annotations) == Some(true),
            prepares_renaming: rename.and_then(|it| it.prepare_support) == Some(true),
            links: document.map(Links::new).unwrap_or_default(),
            serves_configuration: workspace.and_then(|it| it.configuration) == Some(true),
            tells_renames: workspace.and_then(|it| it.file_operations.as_ref()?.will_rename) == Some(true),
            shows_progress: capabilities.window.as_ref().and_then(|it| it.work_done_progress) == Some(true),
            registers_configuration: registers == Some(true),
        }
    }
}

/// Whether an action that lacks its edit is asked for it, and finds its way by the data it carries.
fn resolves_edits(actions: &CodeActionClientCapabilities) -> bool {
    let resolved = actions.resolve_support.as_ref().map(|support| support.properties.as_slice());
    actions.data_support == Some(true)
        && resolved.is_some_and(|resolved| resolved.iter().any(|property| property == "edit"))
}

/// Bytes suit us best and UTF-16 worst, but only the client knows what it can count in.
fn choose_encoding(capabilities: &ClientCapabilities) -> Encoding {
    let offered = capabilities.general.as_ref().and_then(|it| it.position_encodings.as_ref());
    let offers = |kind: PositionEncodingKind| offered.is_some_and(|offered| offered.contains(&kind));
    if offers(PositionEncodingKind::UTF8) {
        Encoding::Utf8
    } else if offers(PositionEncodingKind::UTF32) {
        Encoding::Utf32
    } else {
        Encoding::Utf16
    }
}

/// The folders the client has open; older clients name one root only, and some none.
pub fn folders(params: &InitializeParams) -> Vec<WorkspaceFolder> {
    if let Some(folders) = params.workspace_folders.as_ref().filter(|folders| !folders.is_empty()) {
        return folders.clone();
    }
    #[allow(deprecated, reason = "clients that know nothing newer still send it")]
    let path = params.root_path.as_ref().and_then(|path| Url::from_file_path(path).ok());
    let root = params.root_uri.clone().or(path);
    root.map(|uri| WorkspaceFolder { uri, name: String::new() }).into_iter().collect()
}
