//! The editor's own settings: sent by it, or asked for where it prefers to be asked.

use std::sync::Arc;

use serde_json::Value;
use tower_lsp::lsp_types::ConfigurationItem;

use crate::config::SECTION;
use crate::server::state::Shared;

/// Takes in what the editor sent with `initialize` or `workspace/didChangeConfiguration`.
///
/// Some editors send all settings they have, some only ours, some nothing at all to say "ask me".
pub fn receive(shared: &Arc<Shared>, sent: Option<&Value>) {
    if shared.facts().serves_configuration {
        request(shared);
        return;
    }
    if let Some(sent) = sent.filter(|sent| sent.is_object()) {
        install(shared, sent.clone());
    }
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
        let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
        match shared.client.configuration(vec![item]).await {
            // An editor in which nobody has set anything answers null, perhaps after it sent something before.
            Ok(answer) if shared.lock().asked_settings == question => {
                if let Some(settings) = answer.into_iter().next().filter(Value::is_object) {
                    install(&shared, settings);
                }
            }
            Ok(_) => {}
            Err(error) => tracing::warn!("the client does not tell its settings: {error}"),
        }
        shared.settings_answered.notify_one();
    });
}

/// Keeps the settings, which may stand under our name or alone, for the task that layers them.
pub fn install(shared: &Shared, mut settings: Value) {
    if let Some(ours) = settings.get_mut(SECTION) {
        settings = ours.take();
    }
    shared.lock().editor_settings = settings;
    shared.refresh.notify_one();
}
