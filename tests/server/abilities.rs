//! The capabilities of a client that can do everything the protocol has, but for what makes the server ask it something.

use serde_json::{Value, json};

/// All of them, as `initialize` has them.
pub fn all() -> Value {
    let kinds =
        json!({ "valueSet": ["", "quickfix", "refactor", "refactor.extract", "refactor.rewrite", "source"] });
    let edits = json!({ "documentChanges": true, "resourceOperations": ["create", "rename", "delete"],
        "changeAnnotationSupport": { "groupsOnLabel": true }, "failureHandling": "transactional" });
    let resolves = |properties: &[&str]| json!({ "properties": properties });
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "workspace": {
            "workspaceEdit": edits,
            "applyEdit": true,
            "symbol": { "resolveSupport": resolves(&["location.range"]) },
            "diagnostics": {},
            "fileOperations": { "willRename": true, "didRename": true, "didCreate": true, "didDelete": true },
        },
        "textDocument": {
            "callHierarchy": {},
            "codeAction": {
                "codeActionLiteralSupport": { "codeActionKind": kinds },
                "dataSupport": true,
                "disabledSupport": true,
                "isPreferredSupport": true,
                "resolveSupport": resolves(&["edit"]),
            },
            "codeLens": {},
            "completion": {
                "contextSupport": true,
                "completionItem": {
                    "snippetSupport": true,
                    "insertReplaceSupport": true,
                    "labelDetailsSupport": true,
                    "documentationFormat": ["markdown", "plaintext"],
                    "resolveSupport": resolves(&["documentation", "detail"]),
                },
                "completionList": { "itemDefaults": ["editRange", "insertTextFormat", "data"] },
            },
            "declaration": { "linkSupport": true },
            "definition": { "linkSupport": true },
            "diagnostic": {},
            "documentHighlight": {},
            "documentLink": { "tooltipSupport": true },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "foldingRange": { "lineFoldingOnly": false, "foldingRange": { "collapsedText": true } },
            "formatting": {},
            "hover": { "contentFormat": ["markdown", "plaintext"] },
            "implementation": { "linkSupport": true },
            "inlayHint": { "resolveSupport": resolves(&["tooltip"]) },
            "linkedEditingRange": {},
            "onTypeFormatting": {},
            "publishDiagnostics": { "dataSupport": true, "codeDescriptionSupport": true, "versionSupport": true },
            "rangeFormatting": {},
            "references": {},
            "rename": { "prepareSupport": true, "honorsChangeAnnotations": true },
            "selectionRange": {},
            "semanticTokens": {
                "formats": ["relative"],
                "requests": { "range": true, "full": { "delta": true } },
                "tokenTypes": [],
                "tokenModifiers": [],
            },
            "typeDefinition": { "linkSupport": true },
        },
    })
}
