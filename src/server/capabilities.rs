//! What the server can do, announced only where it does something.

use tower_lsp::lsp_types::{
    CallHierarchyServerCapability, CodeActionKind, CodeActionOptions, CodeActionProviderCapability,
    CodeLensOptions, CompletionOptions, DeclarationCapability, DiagnosticOptions,
    DiagnosticServerCapabilities, DocumentLinkOptions, DocumentOnTypeFormattingOptions,
    ExecuteCommandOptions, FileOperationFilter, FileOperationPattern, FileOperationRegistrationOptions,
    FoldingRangeProviderCapability, HoverProviderCapability, ImplementationProviderCapability,
    InitializeResult, LinkedEditingRangeServerCapabilities, OneOf, PositionEncodingKind, RenameOptions,
    SaveOptions, SelectionRangeProviderCapability, SemanticTokensFullOptions, SemanticTokensOptions,
    SemanticTokensServerCapabilities, ServerCapabilities, ServerInfo, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    TypeDefinitionProviderCapability, WorkDoneProgressOptions, WorkspaceFileOperationsServerCapabilities,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};

use super::client_facts::{ClientFacts, TokenRequests};
use super::{commands, features};
use crate::ide::typing::TRIGGERS;
use crate::text::Encoding;

/// The answer to `initialize`.
pub fn announce(client: &ClientFacts) -> InitializeResult {
    let server_info =
        ServerInfo { name: "transcript-ls".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
    InitializeResult { capabilities: capabilities(client), server_info: Some(server_info) }
}

fn capabilities(client: &ClientFacts) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(match client.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        })),
        document_symbol_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        code_lens_provider: client.lenses.then_some(CodeLensOptions { resolve_provider: Some(true) }),
        document_link_provider: client.links_documents.then(links),
        inlay_hint_provider: client.hints.then_some(OneOf::Left(true)),
        semantic_tokens_provider: client.tokens.as_ref().map(tokens),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        declaration_provider: Some(DeclarationCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        type_definition_provider: Some(TypeDefinitionProviderCapability::Simple(true)),
        implementation_provider: Some(ImplementationProviderCapability::Simple(true)),
        linked_editing_range_provider: Some(LinkedEditingRangeServerCapabilities::Simple(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        call_hierarchy_provider: Some(CallHierarchyServerCapability::Simple(true)),
        references_provider: Some(OneOf::Left(true)),
        rename_provider: Some(renaming(client)),
        document_formatting_provider: Some(OneOf::Left(true)),
        document_range_formatting_provider: Some(OneOf::Left(true)),
        document_on_type_formatting_provider: Some(on_type_formatting()),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(features::COMPLETION_TRIGGERS.map(str::to_owned).to_vec()),
            resolve_provider: Some(true),
            ..CompletionOptions::default()
        }),
        // A client without literals could only run commands, and there are none.
        code_action_provider: client.code_action_literals.then(|| {
            CodeActionProviderCapability::Options(CodeActionOptions {
                code_action_kinds: Some(code_action_kinds()),
                resolve_provider: client.resolves_code_actions.then_some(true),
                ..CodeActionOptions::default()
            })
        }),
        diagnostic_provider: client.pulls_diagnostics.then(|| {
            DiagnosticServerCapabilities::Options(DiagnosticOptions {
                identifier: Some("transcript-ls".to_owned()),
                inter_file_dependencies: true,
                workspace_diagnostics: true,
                ..DiagnosticOptions::default()
            })
        }),
        execute_command_provider: client.applies_edits.then(|| ExecuteCommandOptions {
            commands: [commands::FIX_FILE, commands::FIX_WORKSPACE].map(str::to_owned).to_vec(),
            ..ExecuteCommandOptions::default()
        }),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: client.tells_renames.then(followed_renames),
        }),
        ..ServerCapabilities::default()
    }
}

fn links() -> DocumentLinkOptions {
    DocumentLinkOptions { resolve_provider: None, work_done_progress_options: Default::default() }
}

fn tokens(client: &TokenRequests) -> SemanticTokensServerCapabilities {
    SemanticTokensServerCapabilities::SemanticTokensOptions(SemanticTokensOptions {
        legend: features::legend(),
        range: client.range.then_some(true),
        full: Some(if client.delta {
            SemanticTokensFullOptions::Delta { delta: Some(true) }
        } else {
            SemanticTokensFullOptions::Bool(true)
        }),
        ..SemanticTokensOptions::default()
    })
}

/// Only who prepares a renaming is to be told that it can be prepared.
fn renaming(client: &ClientFacts) -> OneOf<bool, RenameOptions> {
    if !client.prepares_renaming {
        return OneOf::Left(true);
    }
    let work_done_progress_options = WorkDoneProgressOptions::default();
    OneOf::Right(RenameOptions { prepare_provider: Some(true), work_done_progress_options })
}

/// All files and folders: a recording may have any name.
fn followed_renames() -> WorkspaceFileOperationsServerCapabilities {
    let pattern = FileOperationPattern { glob: "**/*".to_owned(), ..FileOperationPattern::default() };
    let filters = vec![FileOperationFilter { scheme: Some("file".to_owned()), pattern }];
    WorkspaceFileOperationsServerCapabilities {
        will_rename: Some(FileOperationRegistrationOptions { filters }),
        ..WorkspaceFileOperationsServerCapabilities::default()
    }
}

fn on_type_formatting() -> DocumentOnTypeFormattingOptions {
    let [first, more @ ..] = TRIGGERS.map(str::to_owned);
    DocumentOnTypeFormattingOptions {
        first_trigger_character: first,
        more_trigger_character: Some(more.to_vec()),
    }
}

/// The kinds of code actions that there are.
fn code_action_kinds() -> Vec<CodeActionKind> {
    let mut kinds = vec![CodeActionKind::QUICKFIX, features::fix_all_kind()];
    kinds.extend(features::REFACTORING_KINDS);
    kinds
}
