//! Sessions that go on and on: the memory they take does not grow.
//!
//! The long forms run with `cargo test --test server endurance -- --ignored --nocapture`.

use serde_json::{Value, json};

use crate::client::{Client, at};

const PUSHED: &str = "textDocument/publishDiagnostics";
const TEXT: &str = include_str!("../../examples/the-bell-founder.transcript");

/// Demands that memory, seen now and then in KiB, stays what it was once all that is kept has been made.
fn is_flat(what: &str, seen: &[u64]) {
    let Some((warm, rest)) = seen.split_first() else { return };
    let most = rest.iter().copied().max().unwrap_or(*warm);
    println!("{what}: {warm} KiB at first, {most} KiB at most, {seen:?}");
    // What the allocator keeps differs from run to run.
    assert!(most < warm + warm / 5 + 8 * 1024, "{what}: {seen:?}");
}

/// Opens, looks at and closes so many files; the memory at every tenth of them.
fn open_and_close(files: usize) {
    let mut client = Client::initialized();
    let mut seen = Vec::new();
    for number in 1..=files {
        let uri = format!("file:///archive/{number}.transcript");
        client.open(&uri, &format!("# Number {number}\n\n{TEXT}— He left (all — trans.note) early.\n"));
        assert_ne!(client.notified(PUSHED)["diagnostics"], json!([]), "{number}");
        if number % 10 == 0 {
            assert_eq!(client.outline(&uri)[0], format!("Number {number}"));
            client.hover(&uri, 2, 3);
        }
        client.close(&uri);
        assert_eq!(client.notified(PUSHED)["diagnostics"], json!([]), "{number}");
        if number % (files / 10) == 0 {
            seen.extend(client.memory());
        }
    }
    is_flat(&format!("{files} files opened and closed"), &seen);
    client.finish();
}

#[test]
fn files_that_are_closed_take_no_memory() {
    open_and_close(300);
}

#[test]
#[ignore = "takes minutes"]
fn ten_thousand_files_that_are_closed_take_no_memory() {
    open_and_close(10_000);
}

/// Types so many keys, a line at a time that is then taken back, with questions between; the memory at every tenth.
fn keystrokes(keys: i32) {
    const LINE: &str = "So we went (home — trans.note) “at last”, as [laughter] Lindau does. ";
    let uri = "file:///long.transcript";
    let mut client =
        Client::initialized_with(json!({ "capabilities": { "textDocument": { "diagnostic": {} } } }));
    client.open(uri, TEXT);
    let lines: u32 = TEXT.lines().count() as u32;
    let letters: Vec<char> = LINE.chars().collect();
    let mut seen = Vec::new();
    let mut tokens = Value::Null;
    let (mut line, mut column) = (lines / 2, 0);
    for key in 1..=keys {
        if column as usize == letters.len() {
            client.change(uri, key, &[(Some([line, 0, line, column]), "")]);
            // A line without pattern: the multiplier of a small congruential generator.
            (line, column) = (line.wrapping_mul(48_271).wrapping_add(11) % lines, 0);
        } else {
            let letter = letters[column as usize].to_string();
            client.change(uri, key, &[(Some([line, column, line, column]), &letter)]);
            column += 1;
        }
        let file = json!({ "textDocument": { "uri": uri } });
        match key % 200 {
            0 => drop(client.symbols(uri)),
            40 => drop(client.hover(uri, line, column / 2)),
            80 => drop(client.request("textDocument/completion", at(uri, line, column))),
            120 => drop(client.request("textDocument/diagnostic", file)),
            160 => {
                let mut params = file;
                params["previousResultId"] = tokens["resultId"].clone();
                let is_first = tokens.is_null();
                let method = if is_first { "full" } else { "full/delta" };
                tokens = client.request(&format!("textDocument/semanticTokens/{method}"), params);
            }
            _ => {}
        }
        if key % (keys / 10) == 0 {
            // Everything before it has been done once this is answered.
            client.symbols(uri);
            seen.extend(client.memory());
        }
    }
    client.change(uri, keys + 1, &[(Some([line, 0, line, column]), "")]);
    let after = client.symbols(uri);
    client.open("file:///fresh.transcript", TEXT);
    let fresh = client.symbols("file:///fresh.transcript").to_string();
    assert_eq!(after.to_string(), fresh.replace("fresh.transcript", "long.transcript"));
    is_flat(&format!("{keys} keystrokes"), &seen);
    // In front matter keys change the names of glossaries, of which something is said then.
    client.leave();
}

#[test]
fn typing_takes_no_memory() {
    keystrokes(4_000);
}

#[test]
#[ignore = "takes minutes"]
fn twelve_hours_of_typing_take_no_memory() {
    keystrokes(200_000);
}
