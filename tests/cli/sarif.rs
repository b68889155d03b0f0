//! What `check --format sarif` writes, held to the schema of SARIF 2.1.0 (`sarif-schema-2.1.0.json`, from OASIS).

use serde_json::{Value, json};

use crate::schema::faults;
use crate::{CLEAN, FLAWED, folder, json_of, run};

/// Fails unless the schema accepts `log`.
fn hold(log: &Value) {
    let schema = json_of(include_str!("sarif-schema-2.1.0.json"));
    assert_eq!(faults(&schema, &schema, log, ""), Vec::<String>::new());
}

#[test]
fn the_log_is_what_the_schema_says() {
    let folder = folder(&[("an a.txt", FLAWED), ("b.txt", CLEAN), ("glossary.yaml", "x:\n  kind: plase\n")]);
    let files = ["check", "--format", "sarif", "an a.txt", "b.txt", "missing.txt"];
    let (status, stdout, _) = run(folder.path(), &files);
    let log = json_of(&stdout);
    hold(&log);
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!((status, &driver["version"]), (2, &json!(env!("CARGO_PKG_VERSION"))));
    assert_eq!(run["columnKind"], "unicodeCodePoints");

    let result = &run["results"][0];
    let index = result["ruleIndex"].as_u64().expect("it names its rule") as usize;
    assert_eq!(driver["rules"][index]["id"], result["ruleId"]);
    assert_eq!(driver["rules"][index]["defaultConfiguration"]["level"], "warning");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "an%20a.txt");
    assert_eq!(place["region"], json!({ "startLine": 3, "startColumn": 28, "endLine": 3, "endColumn": 38 }));
    assert_eq!(result["fixes"][0]["properties"]["safe"], true);
    let change = &result["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "trans. note");
    let of_glossary = run["results"].as_array().expect("a list").last().expect("it has findings");
    assert_eq!(of_glossary["level"], "note");

    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let unread = &invocation["toolExecutionNotifications"][0]["message"]["text"];
    assert_eq!(unread, "cannot read missing.txt: there is no such file");
}

#[test]
fn a_log_without_findings_is_whole_too() {
    let folder = folder(&[("b.txt", CLEAN)]);
    let (status, stdout, _) = run(folder.path(), &["check", "--format", "sarif", "b.txt"]);
    let log = json_of(&stdout);
    hold(&log);
    assert_eq!((status, &log["runs"][0]["results"]), (0, &json!([])));
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);
}
