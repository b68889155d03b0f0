//! `workspace/executeCommand`: what no other request can do, for editors that run commands.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{ExecuteCommandParams, MessageType, Url, WorkspaceEdit};

use super::ask::compute;
use super::features::safe_fixes;
use super::others::Others;
use super::progress::Progress;
use super::state::Shared;
use super::workspace_edit::of_files;
use crate::model::stop;

/// Makes all safe fixes in the file whose address is its argument.
pub const FIX_FILE: &str = "transcript-ls.fixFile";

/// Makes all safe fixes in every transcript of the workspace.
pub const FIX_WORKSPACE: &str = "transcript-ls.fixWorkspace";

/// How long the archive may take to be read.
const PATIENCE: Duration = Duration::from_secs(600);

/// Runs a command. What it changes is sent to the client once it is known, and the client is not waited for.
pub async fn execute(shared: &Arc<Shared>, params: ExecuteCommandParams) -> Result<Option<Value>> {
    let edit = match params.command.as_str() {
        FIX_FILE => {
            let asked = file(&params).and_then(|file| shared.snapshot(&file));
            let Some(snapshot) = shared.settled(asked).await else {
                return Err(Error::invalid_params(
                    "Name a transcript that is open: its address is the argument.",
                ));
            };
            compute(move || safe_fixes(&snapshot).map(|edits| of_files(&snapshot.client, vec![edits])))
                .await?
        }
        FIX_WORKSPACE => {
            shared.archive.wait(PATIENCE).await;
            let shared = shared.clone();
            compute(move || fix_workspace(&shared)).await?
        }
        unknown => return Err(Error::invalid_params(format!("There is no command `{unknown}`."))),
    };
    match edit {
        Some(edit) => apply(shared, edit),
        None => shared.say(MessageType::INFO, "There is nothing that is safe to mend.".to_owned()),
    }
    Ok(None)
}

fn file(params: &ExecuteCommandParams) -> Option<Url> {
    Url::parse(params.arguments.first()?.as_str()?).ok()
}

fn fix_workspace(shared: &Arc<Shared>) -> Option<WorkspaceEdit> {
    let others = Others::new(shared.clone());
    let mut progress = Progress::of_our_own(shared, "Mending transcripts");
    let transcripts = others.transcripts();
    let mut files = Vec::new();
    for (done, transcript) in transcripts.iter().enumerate() {
        if stop::is_wanted() {
            return None;
        }
        files.extend(others.read(transcript).and_then(|snapshot| safe_fixes(&snapshot)));
        progress.report(done + 1, transcripts.len());
    }
    (!files.is_empty()).then(|| of_files(&shared.facts(), files))
}

fn apply(shared: &Shared, edit: WorkspaceEdit) {
    let client = shared.client.clone();
    tokio::spawn(async move {
        let why = match client.apply_edit(edit).await {
            Ok(answer) if answer.applied => return,
            Ok(answer) => answer.failure_reason.unwrap_or_else(|| "it did not say why".to_owned()),
            Err(error) => error.to_string(),
        };
        client.show_message(MessageType::WARNING, format!("The editor did not make the fixes: {why}")).await;
    });
}
