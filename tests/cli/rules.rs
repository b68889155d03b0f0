//! The commands `rules` and `explain`.

use crate::{folder, json_of, run};

#[test]
fn rules_are_listed_and_explained() {
    let folder = folder(&[]);
    let (status, stdout, _) = run(folder.path(), &["rules", "--format", "json"]);
    let rules = json_of(&stdout);
    assert_eq!(status, 0);
    for rule in rules.as_array().expect("a list") {
        let name = rule["name"].as_str().expect("a name");
        let (status, page, _) = run(folder.path(), &["explain", name]);
        assert!(status == 0 && page.starts_with(name) && page.len() > 100, "{page}");
        assert!(rule["summary"].as_str().is_some_and(|summary| !summary.is_empty()), "{name}");
    }
    let (status, _, stderr) = run(folder.path(), &["explain", "unclosd-note"]);
    let expected = "transcript-ls: there is no rule `unclosd-note`: did you mean `unclosed-note`?\n";
    assert_eq!((status, stderr.as_str()), (2, expected));
}

#[test]
fn a_rule_takes_one_line_and_is_explained_without_marks_for_tests() {
    let folder = folder(&[]);
    let (_, list, _) = run(folder.path(), &["rules", "--format", "json"]);
    let rules = json_of(&list);
    let rules = rules.as_array().expect("a list");
    let (_, table, _) = run(folder.path(), &["rules"]);
    assert_eq!(table.lines().take_while(|line| !line.is_empty()).count(), rules.len());
    for rule in rules {
        assert!(rule["level"].is_string() && rule["fixable"].is_boolean(), "{rule}");
        let docs = rule["docs"].as_str().expect("a text");
        let name = rule["name"].as_str().expect("a name");
        let (_, page, _) = run(folder.path(), &["explain", name]);
        assert!(page.contains("Reported:\n\n    ") || page.contains(":\n\n    "), "{page}");
        for text in [docs, &page] {
            assert!(!text.contains(",reports") && !text.contains(",accepts"), "{text}");
        }
    }
}

#[test]
fn rules_are_listed_as_they_hold_for_a_file() {
    let toml = "[rules]\nunclosed-note = 'error'\nlong-paragraph = { level = 'hint', longest = 9 }\n";
    let own = "---\nrules: { empty-note: off }\n---\n\n— Why?\n";
    let folder = folder(&[("transcript-ls.toml", toml), ("a.txt", own)]);
    let levels = |arguments: &[&str]| {
        let (status, stdout, stderr) = run(folder.path(), &[&["rules"][..], arguments].concat());
        assert_eq!((status, stderr.as_str()), (0, ""));
        let level = |name: &str| {
            let line = stdout.lines().find(|line| line.starts_with(name)).unwrap_or_default();
            line.split_whitespace().nth(1).unwrap_or_default().to_owned()
        };
        ["unclosed-note", "empty-note", "long-paragraph"].map(level)
    };
    assert_eq!(levels(&[]), ["warning", "warning", "off"]);
    assert_eq!(levels(&["--for", "a.txt"]), ["error*", "off*", "hint*"]);
    assert_eq!(levels(&["--config", "transcript-ls.toml"]), ["error*", "warning", "hint*"]);
    let (_, stdout, _) = run(folder.path(), &["rules", "--format", "json", "--for", "a.txt"]);
    let rules = json_of(&stdout);
    let rules = rules.as_array().expect("a list");
    let rule = rules.iter().find(|rule| rule["name"] == "long-paragraph").expect("it is there");
    assert_eq!((&rule["level"], &rule["default_level"]), (&"hint".into(), &"off".into()));
    assert_eq!((&rule["options"][0]["value"], &rule["options"][0]["default"]), (&9.into(), &1500.into()));
}
