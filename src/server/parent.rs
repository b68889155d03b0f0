//! Notices that the client's process is gone, so that no server is left behind without an editor.

use std::thread;
use std::time::Duration;

const INTERVAL: Duration = Duration::from_secs(1);

/// Watches the process and calls `gone` once it has ended.
///
/// A process that cannot be seen from the start lives in another container or on another machine:
/// then the end of the input has to do.
pub fn watch(process: u32, gone: impl FnOnce() + Send + 'static) {
    if !is_alive(process) {
        tracing::info!(process, "the client's process cannot be seen from here and is not watched");
        return;
    }
    thread::spawn(move || {
        while is_alive(process) {
            thread::sleep(INTERVAL);
        }
        gone();
    });
}

#[cfg(target_os = "linux")]
fn is_alive(process: u32) -> bool {
    // A process that has ended but was not waited for is still listed, in state Z. Its name stands in
    // parentheses before the state and may itself contain some.
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    stat.rsplit_once(')').is_some_and(|(_, rest)| !rest.trim_start().starts_with(['Z', 'X']))
}

#[cfg(all(unix, not(target_os = "linux")))]
fn is_alive(process: u32) -> bool {
    use std::process::{Command, Stdio};
    let mut kill = Command::new("kill");
    kill.args(["-0", &process.to_string()]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    kill.status().is_ok_and(|status| status.success())
}

#[cfg(not(unix))]
fn is_alive(_: u32) -> bool {
    false
}
