//! Which file the parameters of a request are about.

use tower_lsp::lsp_types::{
    CallHierarchyIncomingCallsParams, CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams,
    CodeActionParams, CodeLensParams, CompletionParams, DocumentDiagnosticParams, DocumentFormattingParams,
    DocumentHighlightParams, DocumentLinkParams, DocumentOnTypeFormattingParams,
    DocumentRangeFormattingParams, DocumentSymbolParams, FoldingRangeParams, GotoDefinitionParams,
    HoverParams, InlayHintParams, LinkedEditingRangeParams, ReferenceParams, RenameParams,
    SelectionRangeParams, SemanticTokensDeltaParams, SemanticTokensParams, SemanticTokensRangeParams,
    TextDocumentPositionParams, Url,
};

use super::features::{QuestionsParams, StepParams, UnresolvedLens, WhereaboutsParams};

/// Parameters that name one file.
pub trait AboutFile {
    /// The file; `None` where the parameters should name one and do not.
    fn file(&self) -> Option<&Url>;
}

macro_rules! about {
    ($($params:ty => $($field:ident).+;)*) => {
        $(impl AboutFile for $params {
            fn file(&self) -> Option<&Url> {
                Some(&self.$($field).+)
            }
        })*
    };
}

about! {
    CallHierarchyIncomingCallsParams => item.uri;
    CallHierarchyOutgoingCallsParams => item.uri;
    CallHierarchyPrepareParams => text_document_position_params.text_document.uri;
    CodeActionParams => text_document.uri;
    CodeLensParams => text_document.uri;
    CompletionParams => text_document_position.text_document.uri;
    DocumentDiagnosticParams => text_document.uri;
    DocumentFormattingParams => text_document.uri;
    DocumentHighlightParams => text_document_position_params.text_document.uri;
    DocumentLinkParams => text_document.uri;
    DocumentOnTypeFormattingParams => text_document_position.text_document.uri;
    DocumentRangeFormattingParams => text_document.uri;
    DocumentSymbolParams => text_document.uri;
    FoldingRangeParams => text_document.uri;
    GotoDefinitionParams => text_document_position_params.text_document.uri;
    HoverParams => text_document_position_params.text_document.uri;
    InlayHintParams => text_document.uri;
    LinkedEditingRangeParams => text_document_position_params.text_document.uri;
    QuestionsParams => text_document.uri;
    ReferenceParams => text_document_position.text_document.uri;
    RenameParams => text_document_position.text_document.uri;
    SelectionRangeParams => text_document.uri;
    SemanticTokensDeltaParams => text_document.uri;
    SemanticTokensParams => text_document.uri;
    SemanticTokensRangeParams => text_document.uri;
    StepParams => text_document.uri;
    UnresolvedLens => data.uri;
    WhereaboutsParams => text_document.uri;
    TextDocumentPositionParams => text_document.uri;
}
