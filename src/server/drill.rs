//! A drill for emergencies: a request that sleeps, panics or asks back, so that tests can see how the real
//! binary stands it. Served only where the environment variable `TRANSCRIPT_LS_DRILL` is set.

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::ConfigurationItem;

use super::ask::compute;
use super::backend::Backend;
use crate::model::stop;

/// The environment variable.
pub const VARIABLE: &str = "TRANSCRIPT_LS_DRILL";

/// The method.
pub const METHOD: &str = "transcript-ls/drill";

/// What is to go wrong.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Drill {
    /// A feature works for so many milliseconds.
    Sleep(u64),
    /// The handler itself does, so that no other message is read.
    SleepAtOnce(u64),
    /// A feature works until it is to stop.
    UntilStopped,
    /// A feature panics.
    PanicInFeature,
    /// The handler itself panics, before it has waited for anything.
    PanicAtOnce,
    /// The handler panics while it holds the lock on the state.
    PanicInLock,
    /// The handler waits for the client, which ours never do.
    AskClient,
}

impl Backend {
    /// Does it.
    pub async fn drill(&self, drill: Drill) -> Result<Value> {
        match drill {
            Drill::Sleep(time) => compute(move || std::thread::sleep(Duration::from_millis(time))).await?,
            Drill::SleepAtOnce(time) => std::thread::sleep(Duration::from_millis(time)),
            Drill::UntilStopped => {
                compute(|| {
                    while !stop::is_wanted() {
                        std::thread::sleep(Duration::from_millis(5));
                    }
                })
                .await?;
            }
            Drill::PanicInFeature => compute(|| panic!("a drill")).await?,
            Drill::PanicAtOnce => panic!("a drill"),
            Drill::PanicInLock => {
                let _state = self.shared.lock();
                panic!("a drill");
            }
            Drill::AskClient => {
                self.shared.client.configuration(vec![ConfigurationItem::default()]).await?;
            }
        }
        Ok(Value::Null)
    }
}
