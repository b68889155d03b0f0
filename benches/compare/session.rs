//! One server, spoken to as an editor does.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::figure::{Sample, Why};
use super::markdown_it::MarkdownIt;
use super::peers::Peer;
use super::usage;
use super::wire::{self, Arrived, framed};

/// Longer than anybody waits.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How diagnostics come: the server pushes them, or the editor pulls.
#[derive(Clone, Copy, PartialEq)]
pub enum Findings {
    Pushed,
    Pulled,
}

pub struct Session<'a> {
    child: Child,
    to_server: Sender<Vec<u8>>,
    from_server: Receiver<Arrived>,
    settings: &'a Value,
    reader: Option<&'a mut MarkdownIt>,
    pub announced: Value,
    pub way: Findings,
    /// The lines of the text, kept for servers that want all of it again after each keystroke, and for the reader.
    lines: Vec<String>,
    /// The tokens of the reader, for one version of the text.
    tokens: Option<(i32, Vec<u8>)>,
    uri: String,
    language: &'static str,
    version: i32,
    last_id: i64,
    /// Where to type, and where the next letter goes.
    places: Vec<(u32, u32)>,
    typed: usize,
    /// How many diagnostics there were at first.
    pub findings: usize,
}

impl<'a> Session<'a> {
    /// Starts a server on a folder with one interview, and measures until it has answered `initialize`.
    pub fn start(
        peer: &'a Peer,
        folder: &Path,
        way: Findings,
        reader: Option<&'a mut MarkdownIt>,
    ) -> Result<(Self, Sample), Why> {
        let (program, arguments) = peer.command.split_first().ok_or(Why::NotOffered)?;
        let mut command = Command::new(program);
        command.args(arguments).current_dir(folder).env_remove("TRANSCRIPT_LS_LOG");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let start = Instant::now();
        let mut child = command.spawn().map_err(|_| Why::Died)?;
        let to_server = wire::writer(child.stdin.take().ok_or(Why::Died)?);
        let from_server = wire::reader(child.stdout.take().ok_or(Why::Died)?);
        let root = format!("file://{}", folder.display());
        let mut session = Session {
            child,
            to_server,
            from_server,
            settings: &peer.settings,
            reader,
            announced: Value::Null,
            way,
            lines: Vec::new(),
            tokens: None,
            uri: format!("{root}/interview.{}", peer.extension),
            language: peer.language,
            version: 1,
            last_id: 0,
            places: Vec::new(),
            typed: 0,
            findings: 0,
        };
        let params = json!({ "processId": std::process::id(), "rootUri": root, "capabilities": abilities(way),
            "initializationOptions": peer.options, "workspaceFolders": [{ "uri": root, "name": "interviews" }] });
        let id = session.ask("initialize", params);
        let answer = session.answer(id)?;
        let sample = Sample { wall: answer.at - start, work: session.work() };
        session.announced = answer.value()["result"]["capabilities"].take();
        session.notify("initialized", json!({}));
        session.notify("workspace/didChangeConfiguration", json!({ "settings": peer.settings }));
        Ok((session, sample))
    }

    /// Opens the interview and waits for its diagnostics.
    pub fn open(&mut self, text: &str) -> Result<Sample, Why> {
        self.lines = text.split('\n').map(str::to_owned).collect();
        let item =
            json!({ "uri": self.uri, "languageId": self.language, "version": self.version, "text": text });
        let message = notification("textDocument/didOpen", &json!({ "textDocument": item }));
        let (sample, found) = self.until_findings(message)?;
        let found = found.value();
        let items = if self.way == Findings::Pulled {
            &found["result"]["items"]
        } else {
            &found["params"]["diagnostics"]
        };
        let items = items.as_array().map(Vec::as_slice).unwrap_or_default();
        self.findings = items.len();
        self.choose_places(items);
        Ok(sample)
    }

    /// Types a letter and waits for the diagnostics.
    pub fn type_for_findings(&mut self) -> Result<Sample, Why> {
        let (message, _) = self.next_letter();
        self.until_findings(message).map(|(sample, _)| sample)
    }

    /// Types a letter, asks something at once and waits for the answer. What it is about is made from the cursor's place.
    pub fn type_and_ask(
        &mut self,
        method: &str,
        params: impl Fn(&str, u32, u32) -> Value,
    ) -> Result<Sample, Why> {
        let (message, (line, column)) = self.next_letter();
        let question = params(&self.uri, line, column);
        let (work, start) = (self.work(), Instant::now());
        self.write(message);
        let id = self.ask(method, question);
        let answer = self.answer(id)?;
        let sample = Sample { wall: answer.at - start, work: self.work().saturating_sub(work) };
        if self.way == Findings::Pushed {
            // Or the next letter would be typed while the server is still busy with this one.
            let _ = self.find(Duration::from_millis(500), is_publication);
        }
        Ok(sample)
    }

    /// Asks something about a text that rests, and waits for the answer.
    pub fn just_ask(
        &mut self,
        method: &str,
        params: impl Fn(&str, u32, u32) -> Value,
    ) -> Result<Sample, Why> {
        self.typed += 1;
        let (line, column) = self.place();
        let question = params(&self.uri, line, column);
        let (work, start) = (self.work(), Instant::now());
        let id = self.ask(method, question);
        let answer = self.answer(id)?;
        Ok(Sample { wall: answer.at - start, work: self.work().saturating_sub(work) })
    }

    pub fn offers(&self, ability: &str) -> bool {
        let offered = &self.announced[ability];
        !offered.is_null() && offered != false
    }

    pub fn peak_memory(&self) -> Option<u64> {
        usage::peak_memory(self.child.id())
    }

    fn work(&self) -> Duration {
        usage::work(self.child.id())
    }

    /// Sends a message that changes the text, and waits for what is found in it.
    fn until_findings(&mut self, message: Vec<u8>) -> Result<(Sample, Arrived), Why> {
        let pull = json!({ "textDocument": { "uri": self.uri } });
        let (work, start) = (self.work(), Instant::now());
        self.write(message);
        let found = match self.way {
            Findings::Pulled => {
                let id = self.ask("textDocument/diagnostic", pull);
                self.answer(id)?
            }
            Findings::Pushed => self.find(PATIENCE, is_publication)?,
        };
        let sample = Sample {
            wall: found.at.saturating_duration_since(start),
            work: self.work().saturating_sub(work),
        };
        Ok((sample, found))
    }

    /// A person types where something is found, some words before it, so that it moves.
    fn choose_places(&mut self, found: &[Value]) {
        let starts = found.iter().filter_map(|found| {
            let start = &found["range"]["start"];
            let at = (start["line"].as_u64()? as u32, start["character"].as_u64()?);
            (at.1 > 60).then_some((at.0, 30))
        });
        let starts: Vec<(u32, u32)> = starts.collect();
        let long = |(line, text): (usize, &String)| (text.len() > 80).then_some((line as u32, 30));
        self.places =
            if starts.is_empty() { self.lines.iter().enumerate().filter_map(long).collect() } else { starts };
    }

    fn place(&self) -> (u32, u32) {
        // Far from the last one, whatever their number.
        let index = self.typed.wrapping_mul(7_919) % self.places.len().max(1);
        self.places.get(index).copied().unwrap_or((0, 0))
    }

    /// The change that one more letter is, and where it stands.
    fn next_letter(&mut self) -> (Vec<u8>, (u32, u32)) {
        self.typed += 1;
        self.version += 1;
        let (line, column) = self.place();
        if let Some(text) = self.lines.get_mut(line as usize) {
            let byte = text.char_indices().nth(column as usize).map_or(text.len(), |(byte, _)| byte);
            text.insert(byte, 'e');
        }
        let sync = &self.announced["textDocumentSync"];
        let kind = if sync.is_object() { &sync["change"] } else { sync };
        let change = if kind == 1 {
            json!({ "text": self.lines.join("\n") })
        } else {
            let at = json!({ "line": line, "character": column });
            json!({ "range": { "start": at, "end": at }, "text": "e" })
        };
        let document = json!({ "uri": self.uri, "version": self.version });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        (notification("textDocument/didChange", &params), (line, column))
    }

    fn write(&self, message: Vec<u8>) {
        // A server that is gone is noticed where its answer is missed.
        let _ = self.to_server.send(message);
    }

    fn notify(&self, method: &str, params: Value) {
        self.write(notification(method, &params));
    }

    fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        let message = json!({ "jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params });
        self.write(framed(message.to_string().as_bytes()));
        self.last_id
    }

    fn answer(&mut self, id: i64) -> Result<Arrived, Why> {
        self.find(PATIENCE, |head| head.method.is_none() && head.id == Some(id.into()))
    }

    fn find(&mut self, patience: Duration, wanted: impl Fn(&wire::Head) -> bool) -> Result<Arrived, Why> {
        let deadline = Instant::now() + patience;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let arrived = self.from_server.recv_timeout(left).map_err(|error| match error {
                RecvTimeoutError::Timeout => Why::Late,
                RecvTimeoutError::Disconnected => Why::Died,
            })?;
            let head = arrived.head();
            if wanted(&head) {
                return Ok(arrived);
            }
            if let (Some(id), Some(method)) = (head.id, head.method) {
                self.reply(&id, &method, &arrived);
            }
        }
    }

    /// Answers what a server asks of an editor.
    fn reply(&mut self, id: &Value, method: &str, question: &Arrived) {
        let answer = match method {
            "markdown/parse" => self.tokens(),
            "markdown/findMarkdownFilesInWorkspace" => json!([self.uri]).to_string().into_bytes(),
            "markdown/fs/readDirectory" => b"[]".to_vec(),
            "workspace/configuration" => {
                let question = question.value();
                let items = question["params"]["items"].as_array().map(Vec::as_slice).unwrap_or_default();
                let section = |item: &Value| item["section"].as_str().map(|it| self.settings[it].clone());
                let values: Vec<_> = items.iter().map(section).collect();
                json!(values).to_string().into_bytes()
            }
            _ => b"null".to_vec(),
        };
        let mut body = format!("{{\"jsonrpc\":\"2.0\",\"id\":{id},\"result\":").into_bytes();
        body.extend(answer);
        body.push(b'}');
        self.write(framed(&body));
    }

    /// What the editor's reader makes of the text as it stands; read once for each version, as in VS Code.
    fn tokens(&mut self) -> Vec<u8> {
        if let Some((version, tokens)) = &self.tokens
            && *version == self.version
        {
            return tokens.clone();
        }
        let text = self.lines.join("\n");
        let tokens = self.reader.as_mut().and_then(|reader| reader.tokens(&text)).unwrap_or(b"[]".to_vec());
        self.tokens = Some((self.version, tokens.clone()));
        tokens
    }
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn is_publication(head: &wire::Head) -> bool {
    head.method.as_deref() == Some("textDocument/publishDiagnostics")
}

fn notification(method: &str, params: &Value) -> Vec<u8> {
    framed(json!({ "jsonrpc": "2.0", "method": method, "params": params }).to_string().as_bytes())
}

/// What editors can do, the same for all servers.
fn abilities(way: Findings) -> Value {
    let tokens = json!({ "formats": ["relative"], "requests": { "range": true, "full": { "delta": true } },
        "tokenTypes": [], "tokenModifiers": [] });
    let mut document = json!({
        "synchronization": { "dynamicRegistration": false },
        "publishDiagnostics": { "versionSupport": true },
        "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
        "hover": { "contentFormat": ["markdown", "plaintext"] },
        "completion": { "completionItem": { "snippetSupport": true } },
        "semanticTokens": tokens,
    });
    if way == Findings::Pulled {
        document["diagnostic"] = json!({ "dynamicRegistration": false });
    }
    json!({ "workspace": { "configuration": true, "workspaceFolders": true }, "textDocument": document })
}
