//! Tells Zed how to start the server: the program on the `PATH`, or the one that the settings name.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{serde_json, Command, Extension, LanguageServerId, Result, Worktree};

struct Transcripts;

impl Extension for Transcripts {
    fn new() -> Self {
        Self
    }

    fn language_server_command(&mut self, server: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let binary = LspSettings::for_worktree(server.as_ref(), worktree)?.binary;
        let (path, arguments) = binary.map(|binary| (binary.path, binary.arguments)).unwrap_or_default();
        let command = path.or_else(|| worktree.which("transcript-ls")).ok_or(
            "transcript-ls is not on the PATH; install it, or name it under lsp.transcript-ls.binary.path in the settings",
        )?;
        Ok(Command { command, args: arguments.unwrap_or_default(), env: worktree.shell_env() })
    }

    fn language_server_workspace_configuration(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        let settings = LspSettings::for_worktree(server.as_ref(), worktree)?.settings;
        Ok(settings.map(|settings| serde_json::json!({ "transcript-ls": settings })))
    }
}

zed_extension_api::register_extension!(Transcripts);
