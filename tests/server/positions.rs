//! Positions in the three encodings, after what takes more than one unit, and outside the text.

use serde_json::{Value, json};

use crate::client::{Client, range};

const FILE: &str = "file:///interview.transcript";

/// An emoji of two UTF-16 units, a family joined from several, an accent of its own, and a bracket.
const LINE: &str = "# 🎙 👩\u{200d}👧 e\u{301} (Word\n";

/// Declares the word, so that there is something to hover over.
const FRONT: &str = "---\nentities: { word: Word }\n---\n";

fn session(offered: &[&str]) -> (Client, Value) {
    let mut client = Client::start();
    let actions = json!({ "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } });
    let result = client.initialize(json!({ "capabilities": {
        "general": { "positionEncodings": offered }, "textDocument": { "codeAction": actions } } }));
    let encoding = result["capabilities"]["positionEncoding"].clone();
    (client, encoding)
}

#[test]
fn columns_count_in_the_unit_that_was_agreed_on() {
    for (offered, agreed, bracket, end) in [
        (&["utf-16"][..], "utf-16", 14, 19),
        (&["utf-8", "utf-16"], "utf-8", 23, 28),
        (&["utf-16", "utf-8"], "utf-8", 23, 28),
        (&["utf-16", "utf-32"], "utf-32", 11, 16),
        (&["utf-7"], "utf-16", 14, 19),
        (&[], "utf-16", 14, 19),
    ] {
        let (mut client, encoding) = session(offered);
        assert_eq!(encoding, agreed);
        let paragraph = LINE.replace("# ", "a ").replace('\n', ")\n");
        client.open(FILE, &format!("{FRONT}{LINE}\n{paragraph}"));
        let found = client.notified("textDocument/publishDiagnostics");
        assert_eq!(found["diagnostics"][0]["range"], range([3, bracket, 3, bracket + 1]), "{agreed}");

        let hover = client.hover(FILE, 5, bracket + 2);
        assert_eq!(hover["range"], range([5, bracket + 1, 5, end]), "{agreed}");

        let actions = client.actions(FILE, [3, bracket, 3, bracket]);
        let edit = &actions[0]["edit"]["changes"][FILE][0];
        assert_eq!(edit, &json!({ "range": range([3, end, 3, end]), "newText": ")" }), "{agreed}");

        client.change(FILE, 2, &[(Some([3, bracket, 3, end]), "ok")]);
        assert_eq!(client.outline(FILE), ["🎙 👩\u{200d}👧 e\u{301} ok"], "{agreed}");
        assert_eq!(client.notified("textDocument/publishDiagnostics")["diagnostics"], json!([]));
        client.finish();
    }
}

#[test]
fn positions_outside_the_text_are_clamped() {
    let (mut client, _) = session(&["utf-16"]);
    client.open(FILE, "# 🎙\n# b");
    client.notified("textDocument/publishDiagnostics");
    // Behind the line, behind the text, in the middle of the emoji, and back to front.
    for at in [[0, 4_000, 0, 4_001], [7, 0, 4_000_000_000, 4_000_000_000], [0, 3, 0, 3], [1, 3, 0, 0]] {
        client.actions(FILE, at);
        client.hover(FILE, at[0], at[1]);
    }
    let version = &mut 1;
    let mut change = |client: &mut Client, at, text: &str| {
        *version += 1;
        client.change(FILE, *version, &[(Some(at), text)]);
        client.outline(FILE)
    };
    assert_eq!(change(&mut client, [0, 99, 0, 99], "!"), ["🎙!", "b"]);
    assert_eq!(change(&mut client, [99, 0, 99, 9], "c\n# d"), ["🎙!", "bc", "d"]);
    assert_eq!(change(&mut client, [0, 3, 0, 3], "x"), ["x🎙!", "bc", "d"]);
    assert_eq!(change(&mut client, [1, 4, 1, 3], "y"), ["x🎙!", "by", "d"]);
    client.finish();
}

#[test]
fn all_line_ends_of_the_protocol_count_and_no_others() {
    let (mut client, _) = session(&["utf-16"]);
    client.open(FILE, "a\r\nb\rc\u{2028}\u{85}d\n# e");
    client.notified("textDocument/publishDiagnostics");
    client.change(FILE, 2, &[(Some([3, 2, 3, 3]), "last")]);
    assert_eq!(client.outline(FILE), ["last"]);
    client.finish();
}

#[test]
fn the_changes_of_one_notification_apply_in_order() {
    let (mut client, _) = session(&["utf-16"]);
    client.open(FILE, "");
    client.notified("textDocument/publishDiagnostics");
    let changes = [
        (Some([0, 0, 0, 0]), "# \n"),
        (Some([0, 2, 0, 2]), "B"),
        (Some([0, 2, 0, 2]), "A"),
        (Some([1, 0, 1, 0]), "# C"),
    ];
    client.change(FILE, 2, &changes);
    assert_eq!(client.outline(FILE), ["AB", "C"]);
    client.change(FILE, 3, &[(Some([0, 2, 0, 3]), "lost"), (None, "# whole\n"), (Some([0, 7, 0, 7]), "!")]);
    assert_eq!(client.outline(FILE), ["whole!"]);
    client.finish();
}
