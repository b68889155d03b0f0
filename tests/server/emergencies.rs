//! Slow requests, panics, clients that do not answer: the server goes on, and no text is lost.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::Client;

const FILE: &str = "file:///interview.transcript";
const DRILL: &str = "transcript-ls/drill";

fn opened(mut client: Client) -> Client {
    client.open(FILE, "# One\n");
    client.notified("textDocument/publishDiagnostics");
    client
}

#[test]
fn a_panic_answers_its_request_and_leaves_every_text_intact() {
    let mut client = opened(Client::drilled());
    for drill in ["panic-in-feature", "panic-at-once", "panic-in-lock"] {
        let id = client.ask(DRILL, json!(drill));
        assert_eq!(client.answer(id)["error"]["code"], -32603, "{drill}");
        assert_eq!(client.outline(FILE), ["One"], "{drill}");
    }
    client.change(FILE, 2, &[(Some([0, 2, 0, 5]), "Two")]);
    assert_eq!(client.outline(FILE), ["Two"]);
    client.finish();
}

#[test]
fn a_cancelled_request_is_answered_at_once_while_others_are_slow() {
    let mut client = Client::drilled();
    let slow: Vec<_> = (0..4).map(|_| client.ask(DRILL, json!({ "sleep": 4000 }))).collect();
    let began = Instant::now();
    client.notify("$/cancelRequest", json!({ "id": slow[0] }));
    assert_eq!(client.answer(slow[0])["error"]["code"], -32800);
    assert!(began.elapsed() < Duration::from_millis(2500), "took {:?}", began.elapsed());
    client.notify("$/cancelRequest", json!({ "id": 4711 }));
    for id in &slow[1..] {
        assert_eq!(client.answer(*id)["result"], Value::Null);
    }
    client.finish();
}

#[test]
fn a_cancelled_request_stops_and_gives_its_thread_back() {
    let mut client = opened(Client::drilled());
    // They take all threads that work on requests.
    let endless: Vec<_> = (0..16).map(|_| client.ask(DRILL, json!("until-stopped"))).collect();
    for id in endless {
        client.notify("$/cancelRequest", json!({ "id": id }));
        assert_eq!(client.answer(id)["error"]["code"], -32800);
    }
    assert_eq!(client.outline(FILE), ["One"]);
    client.finish();
}

#[test]
fn a_cancelled_walk_over_a_long_file_is_no_failure() {
    let mut client = Client::drilled();
    client.open(FILE, &"Ann: Why, so to say ?\n\nBob: So it is.\n\n".repeat(20_000));
    let options = json!({ "tabSize": 4, "insertSpaces": true });
    for _ in 0..8 {
        let params = json!({ "textDocument": { "uri": FILE }, "options": options });
        let id = client.ask("textDocument/formatting", params);
        client.notify("$/cancelRequest", json!({ "id": id }));
        assert_eq!(client.answer(id)["error"]["code"], -32800);
    }
    client.change(FILE, 2, &[(None, "# One\n")]);
    assert_eq!(client.outline(FILE), ["One"]);
    let log = client.finish().stderr;
    assert!(!log.contains("failed") && !log.contains("panicked"), "{log}");
}

#[test]
fn a_change_and_a_question_do_not_wait_for_slow_requests() {
    let mut client = opened(Client::drilled());
    let slow: Vec<_> = (0..4).map(|_| client.ask(DRILL, json!({ "sleep": 4000 }))).collect();
    let began = Instant::now();
    client.change(FILE, 2, &[(Some([0, 2, 0, 5]), "Two")]);
    assert_eq!(client.outline(FILE), ["Two"]);
    assert!(began.elapsed() < Duration::from_millis(2500), "took {:?}", began.elapsed());
    for id in slow {
        client.answer(id);
    }
    client.finish();
}

#[test]
fn a_turn_that_takes_long_is_logged_and_one_that_hangs_before_it_is_over() {
    let mut client = Client::drilled();
    client.request(DRILL, json!({ "sleep-at-once": 100 }));
    client.request(DRILL, json!({ "sleep": 2500 }));
    let log = client.finish().stderr;
    let place = |what: &str| log.lines().position(|line| line.contains(" WARN ") && line.contains(what));
    let (short, hanging) = (place("drill took "), place("drill goes on after "));
    let long =
        log.lines().count() - 1 - log.lines().rev().position(|line| line.contains("drill took ")).unwrap();
    assert!(short.is_some() && short < hanging && hanging < Some(long), "{log}");
}

#[test]
fn work_in_flight_does_not_delay_exit() {
    let mut client = Client::drilled();
    let slow = client.ask(DRILL, json!({ "sleep": 8000 }));
    client.notify("$/cancelRequest", json!({ "id": slow }));
    assert_eq!(client.answer(slow)["error"]["code"], -32800);
    let began = Instant::now();
    client.finish();
    assert!(began.elapsed() < Duration::from_secs(4), "took {:?}", began.elapsed());
}

#[test]
fn a_reply_to_a_request_that_was_cancelled_is_ignored() {
    let mut client = Client::drilled();
    let asking = client.ask(DRILL, json!("ask-client"));
    let (id, _) = client.asked("workspace/configuration");
    client.notify("$/cancelRequest", json!({ "id": asking }));
    assert_eq!(client.answer(asking)["error"]["code"], -32800);
    client.reply(&id, json!([null]));
    opened(client).finish();
}

#[test]
fn handlers_that_wait_for_the_client_stop_nothing() {
    let mut client = opened(Client::drilled());
    let asking: Vec<_> = (0..4).map(|_| client.ask(DRILL, json!("ask-client"))).collect();
    let questions: Vec<_> = asking.iter().map(|_| client.asked("workspace/configuration").0).collect();
    for version in 2..302 {
        let text = format!("# Change {version}\n");
        client.change(FILE, version, &[(None, &text)]);
    }
    assert_eq!(client.outline(FILE), ["Change 301"]);
    for question in &questions {
        client.reply(question, json!([null]));
    }
    for id in asking {
        assert_eq!(client.answer(id)["result"], Value::Null);
    }
    client.finish();
}

#[test]
fn a_client_that_never_tells_its_settings_stops_nothing() {
    let capabilities = json!({ "workspace": {
        "configuration": true, "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut client = Client::initialized_with(json!({ "capabilities": capabilities }));
    client.asked("workspace/configuration");
    client.asked("client/registerCapability");
    for _ in 0..4 {
        client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
        client.asked("workspace/configuration");
    }
    let mut client = opened(client);
    for version in 2..302 {
        client.change(FILE, version, &[(Some([0, 2, 0, 3]), "X")]);
    }
    assert_eq!(client.outline(FILE), ["Xne"]);
    client.finish();
}
