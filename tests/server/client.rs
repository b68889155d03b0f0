//! A client that drives the real binary over its standard streams, and fails on any message that it did not
//! expect and on any that it waits for in vain.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long a message may take before it counts as missing. Generous, since test machines are shared.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct Client {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    waiting: VecDeque<Value>,
    errors: Arc<Mutex<String>>,
    last_id: i64,
    /// The parameters of the last change.
    pub last_change: Option<Value>,
    over: bool,
}

/// How a session ended.
#[derive(Debug)]
pub struct Exit {
    pub code: Option<i32>,
    pub stderr: String,
}

impl Client {
    /// Starts the binary and says nothing yet.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// Starts the binary with some environment variables.
    pub fn start_with(variables: &[(&str, &str)]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_transcript-ls"));
        command.env_remove("TRANSCRIPT_LS_LOG").envs(variables.iter().copied());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (input, output) = (child.stdin.take(), child.stdout.take().unwrap());
        let mut stderr = child.stderr.take().unwrap();
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read_message(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let errors = Arc::new(Mutex::new(String::new()));
        let collected = errors.clone();
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(read @ 1..) = stderr.read(&mut chunk) {
                collected.lock().unwrap().push_str(&String::from_utf8_lossy(&chunk[..read]));
            }
        });
        let waiting = VecDeque::new();
        Client { child, input, messages, waiting, errors, last_id: 0, last_change: None, over: false }
    }

    /// A session of a client without any abilities.
    pub fn initialized() -> Self {
        Self::initialized_with(json!({ "capabilities": {} }))
    }

    /// A session whose `initialize` has these parameters.
    pub fn initialized_with(params: Value) -> Self {
        let mut client = Self::start();
        client.initialize(params);
        client
    }

    /// A session in which drills are served.
    pub fn drilled() -> Self {
        let mut client = Self::start_with(&[("TRANSCRIPT_LS_DRILL", "1")]);
        client.initialize(json!({ "capabilities": {} }));
        client
    }

    /// Says `initialize` and `initialized`; the result of the first.
    pub fn initialize(&mut self, params: Value) -> Value {
        let result = self.request("initialize", params);
        self.notify("initialized", json!({}));
        result
    }

    /// Writes bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        // The server may have left already; then what follows in the test will tell.
        let _ = input.write_all(bytes).and_then(|()| input.flush());
    }

    /// Writes one message in a proper frame.
    pub fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request without waiting for its answer.
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params }));
        self.last_id
    }

    /// The whole answer to a request.
    pub fn answer(&mut self, id: impl Into<Value>) -> Value {
        let id = id.into();
        self.find(&format!("the answer to {id}"), |it| it.get("method").is_none() && it["id"] == id)
    }

    /// Sends a request and gives its result.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let mut answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// The parameters of a notification from the server.
    pub fn notified(&mut self, method: &str) -> Value {
        self.find(method, |it| it["method"] == method && it.get("id").is_none())["params"].take()
    }

    /// The parameters of a notification that has come already, if one has.
    pub fn try_notified(&mut self, method: &str) -> Option<Value> {
        self.waiting.extend(self.messages.try_iter());
        let at = self.waiting.iter().position(|it| it["method"] == method && it.get("id").is_none())?;
        self.waiting.remove(at).map(|mut found| found["params"].take())
    }

    /// A request from the server: its id and its parameters.
    pub fn asked(&mut self, method: &str) -> (Value, Value) {
        let mut found = self.find(method, |it| it["method"] == method && it.get("id").is_some());
        (found["id"].take(), found["params"].take())
    }

    pub fn reply(&mut self, id: &Value, result: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": result }));
    }

    /// Demands that the server says nothing for so long.
    pub fn silent_for(&mut self, time: Duration) {
        assert!(self.waiting.is_empty(), "unexpected: {:?}", self.waiting);
        if let Ok(message) = self.messages.recv_timeout(time) {
            panic!("unexpected: {message}");
        }
    }

    fn find(&mut self, what: &str, mut wanted: impl FnMut(&Value) -> bool) -> Value {
        if let Some(at) = self.waiting.iter().position(&mut wanted) {
            return self.waiting.remove(at).unwrap();
        }
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.messages.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(message) if wanted(&message) => return message,
                Ok(message) => self.waiting.push_back(message),
                Err(error) => {
                    let why =
                        if error == RecvTimeoutError::Timeout { "timeout" } else { "the server is gone" };
                    panic!("{why}, no {what}; unread: {:?}\nstderr: {}", self.waiting, self.stderr());
                }
            }
        }
    }

    /// What the server wrote to its log so far.
    pub fn stderr(&self) -> String {
        self.errors.lock().unwrap().clone()
    }

    /// How many KiB of memory the server has, where that can be seen.
    pub fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.split_whitespace().next()?.parse().ok()
    }

    /// Closes the server's standard input.
    pub fn close_input(&mut self) {
        self.input = None;
    }

    /// Ends the session as a client should, and demands that everything was read and that it went well.
    pub fn finish(mut self) -> Exit {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        let exit = self.exit();
        assert_eq!(exit.code, Some(0), "{exit:?}");
        exit
    }

    /// Ends a session whose client does not care for all that it was told.
    pub fn leave(mut self) {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        let exit = self.ended();
        assert_eq!(exit.code, Some(0), "{exit:?}");
    }

    /// Waits for the server to end, and demands that nothing it said was left unread.
    pub fn exit(mut self) -> Exit {
        let exit = self.ended();
        assert!(self.waiting.is_empty(), "unexpected: {:?}", self.waiting);
        exit
    }

    /// Waits for the server to end.
    fn ended(&mut self) -> Exit {
        self.over = true;
        let deadline = Instant::now() + PATIENCE;
        let code = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status.code();
            }
            assert!(Instant::now() < deadline, "the server does not end; stderr: {}", self.stderr());
            thread::sleep(Duration::from_millis(5));
        };
        while let Ok(message) = self.messages.recv_timeout(PATIENCE) {
            self.waiting.push_back(message);
        }
        // The thread that collects needs a moment to see the end.
        thread::sleep(Duration::from_millis(20));
        Exit { code, stderr: self.stderr() }
    }
}

/// Documents, and questions about them.
impl Client {
    pub fn open(&mut self, uri: &str, text: &str) {
        self.open_as(uri, "transcript", text);
    }

    pub fn open_as(&mut self, uri: &str, language: &str, text: &str) {
        let item = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// One change per range and text; without a range, of the whole text.
    pub fn change(&mut self, uri: &str, version: i32, changes: &[(Option<[u32; 4]>, &str)]) {
        let changes: Vec<_> = changes
            .iter()
            .map(|(at, text)| match at {
                Some(at) => json!({ "range": range(*at), "text": text }),
                None => json!({ "text": text }),
            })
            .collect();
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.last_change = Some(params.clone());
        self.notify("textDocument/didChange", params);
    }

    pub fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    pub fn symbols(&mut self, uri: &str) -> Value {
        self.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }))
    }

    /// The names in the outline: what the server takes the text to be.
    pub fn outline(&mut self, uri: &str) -> Vec<String> {
        let symbols = self.symbols(uri);
        symbols.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect()
    }

    pub fn hover(&mut self, uri: &str, line: u32, character: u32) -> Value {
        self.request("textDocument/hover", at(uri, line, character))
    }

    pub fn actions(&mut self, uri: &str, at: [u32; 4]) -> Value {
        let params =
            json!({ "textDocument": { "uri": uri }, "range": range(at), "context": { "diagnostics": [] } });
        self.request("textDocument/codeAction", params)
    }
}

pub fn at(uri: &str, line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
}

pub fn range([line, start, end_line, end]: [u32; 4]) -> Value {
    json!({
        "start": { "line": line, "character": start },
        "end": { "line": end_line, "character": end },
    })
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if !self.over && !thread::panicking() {
            panic!("the test did not end its session");
        }
    }
}

fn read_message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).ok().filter(|read| *read > 0)?;
        match line.trim().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().unwrap(),
            Some(other) => panic!("a strange header: {other:?}"),
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}
