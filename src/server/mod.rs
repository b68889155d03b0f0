//! The language server: the protocol, and nothing that is about transcripts.

mod about;
mod ask;
mod backend;
mod capabilities;
mod client_facts;
mod commands;
mod completion_facts;
mod convert;
mod diagnostics;
mod documents;
mod drill;
mod features;
pub mod logging;
mod others;
mod parent;
mod progress;
pub(crate) mod reach;
mod requests;
mod settling;
mod snapshot;
mod state;
mod stdio;
mod sync;
mod transport;
mod watchdog;
mod workers;
mod workspace;
mod workspace_edit;

use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::sync::Arc;

use tokio::sync::mpsc;
use tower_lsp::{ClientSocket, LspService};

use backend::Backend;
use state::Shared;
use transport::{Ending, Writer, WriterHandle};

/// Serves one client on the standard streams until it leaves. The exit status is the protocol's.
pub fn run_on_stdio() -> ExitCode {
    match stdio::plain_stdout() {
        Ok(output) => run_on(io::stdin(), output),
        Err(error) => cannot_start(&error),
    }
}

/// Serves one client on any two streams until it leaves. Where the output is lost, the process ends.
pub fn run_on(input: impl Read, output: impl Write + Send + 'static) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => return cannot_start(&error),
    };
    let ending = {
        let _inside = runtime.enter();
        // The reading thread may wait for a message that never comes, and nothing but this ends it then.
        let writer = Writer::start(output, || std::process::exit(1));
        let (service, socket) = service(writer.handle());
        transport::serve(service, socket, input, writer)
    };
    // Work whose answer nobody awaits any more must not keep the process alive.
    runtime.shutdown_background();
    match ending {
        Ending::Orderly => ExitCode::SUCCESS,
        Ending::Abrupt => ExitCode::FAILURE,
    }
}

fn cannot_start(error: &io::Error) -> ExitCode {
    eprintln!("transcript-ls: cannot start: {error}");
    ExitCode::from(2)
}

/// The handlers behind their router, and the tasks in the background. Must be called inside a runtime.
fn service(outgoing: WriterHandle) -> (LspService<Backend>, ClientSocket) {
    let (push, events) = mpsc::unbounded_channel();
    let mut router = LspService::build(|client| {
        let shared = Arc::new(Shared::new(client, outgoing, push));
        tokio::spawn(watchdog::turns("findings", diagnostics::push::run(shared.clone(), events)));
        tokio::spawn(watchdog::turns("settings and glossaries", workspace::refresh::run(shared.clone())));
        tokio::spawn(watchdog::turns("the archive", workspace::archive::run(shared.clone())));
        Backend { shared }
    })
    .custom_method(transport::RAW_DID_OPEN, Backend::raw_did_open)
    .custom_method(transport::RAW_DID_CHANGE, Backend::raw_did_change)
    .custom_method(transport::RAW_DID_CLOSE, Backend::raw_did_close)
    .custom_method(transport::RAW_DID_CHANGE_CONFIGURATION, Backend::raw_did_change_configuration)
    .custom_method(transport::RAW_ENDING, Backend::raw_ending);
    if std::env::var_os(drill::VARIABLE).is_some() {
        router = router.custom_method(drill::METHOD, Backend::drill);
    }
    requests::register(router).finish()
}

#[cfg(test)]
mod first_poll;
