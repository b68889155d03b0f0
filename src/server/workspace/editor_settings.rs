//! The editor's own settings: sent by it, or asked for where it prefers to be asked.

use std::sync::Arc;

use serde_json::Value;
use tower_lsp::lsp_types::ConfigurationItem;

use crate::server::state::Shared;

/// The name under which editors keep our settings.
const SECTION: &str = "transcript-ls";

/// Takes in what the editor sent with `initialize` or `workspace/didChangeConfiguration`.
///
/// Some editors send all settings they have, some only ours, some nothing at all to say "ask me".
pub fn receive(shared: &Arc<Shared>, sent: Option<&Value>) {
    if shared.facts().serves_configuration {
        request(shared);
        return;
    }
    let Some(sent) = sent.filter(|sent| sent.is_object()) else {
        return;
    };
    install(shared, sent.get(SECTION).unwrap_or(sent).clone());
}

/// Asks the client. Handlers go on meanwhile; of several answers the one to the latest question counts.
pub fn request(shared: &Arc<Shared>) {
    let question = {
        let mut state = shared.lock();
        state.asked_settings += 1;
        state.asked_settings
    };
    let shared = shared.clone();
    tokio::spawn(async move {
        let item = ConfigurationItem {
            scope_uri: None,
            section: Some(SECTION.to_owned()),
        };
        match shared.client.configuration(vec![item]).await {
            Ok(mut answer) if shared.lock().asked_settings == question => {
                let settings = if answer.is_empty() {
                    Value::Null
                } else {
                    answer.swap_remove(0)
                };
                install(&shared, settings);
            }
            Ok(_) => {}
            Err(error) => tracing::warn!("the client does not tell its settings: {error}"),
        }
    });
}

/// Keeps the settings for the task that layers them.
pub fn install(shared: &Shared, settings: Value) {
    shared.lock().editor_settings = settings;
    shared.refresh.notify_one();
}
