//! Tests of the settings: every key, every source, every kind of mistake.

use super::*;

const RULES: &[RuleKey] = &[
    RuleKey { name: "unclosed-note", summary: String::new(), options: &[] },
    RuleKey {
        name: "unbalanced-quote",
        summary: String::new(),
        options: &[RuleOption {
            name: "longest",
            description: "A length.",
            default: OptionDefault::Number(3),
        }],
    },
];

fn told(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_whole_file_is_read() {
    let text = "\u{feff}quiet-period = 0x10\nglossary = ['a.yaml']\n[rules]\nunclosed-note = 'off'\n\
                [attributions]\ntranslator = ['M.K.']\n";
    let (settings, problems) = Settings::from_toml(text, RULES);
    assert_eq!(told(&problems), [""; 0]);
    assert_eq!((settings.quiet_period, settings.glossary.as_slice()), (16, &["a.yaml".to_owned()][..]));
    assert_eq!(settings.rules["unclosed-note"].level, Some(Level::Off));
    assert_eq!(settings.attributions["translator"], ["M.K."]);
}

#[test]
fn what_is_wrong_is_named_once_and_changes_nothing_else() {
    for (line, message) in [
        ("glosary = []", "line 2: there is no setting `glosary`: did you mean `glossary`?"),
        ("quiet_period = 3", "line 2: there is no setting `quiet_period`: did you mean `quiet-period`?"),
        ("glossary = 'a.yaml'", "line 2: `glossary` takes a list of paths, not `a.yaml`"),
        ("glossary = [\n'a',\n7]", "line 4: `glossary` takes a list of paths, but 7 is in it"),
        ("quiet-period = -1", "line 2: `quiet-period` takes a number of milliseconds up to 60000, not -1"),
        (
            "rules.unclosd-note = 'off'",
            "line 2: `rules.unclosd-note` is no rule: did you mean `unclosed-note`?",
        ),
        ("rules.x = 'off'", "line 2: `rules.x` is no rule; `transcript-ls rules` lists those there are"),
        (
            "rules.unclosed-note = false",
            "line 2: `rules.unclosed-note` takes off, hint, info, warning or error, not false",
        ),
        ("exclude = ['[z-a]']", "line 2: `exclude` has `[z-a]` in it: invalid range; 'z' > 'a'"),
        (
            "attributions.translater = ['x']",
            "line 2: there is no `attributions.translater`: did you mean `translator`?",
        ),
        (
            "rules.unbalanced-quote.longst = 7",
            "line 2: there is no `rules.unbalanced-quote.longst`: did you mean `longest`?",
        ),
        (
            "rules.unbalanced-quote = { longest = 'x' }",
            "line 2: `rules.unbalanced-quote.longest` takes a number, not `x`",
        ),
        ("dash = 'x'", "line 2: `dash` is `x`: it is no dash"),
        (
            "overrides = [{ files = ['*.txt'], include = [] }]",
            "line 2: `include` holds for all files and has no place in `overrides`",
        ),
        ("overrides = [{ style = 'court' }]", "line 2: a table in `overrides` has no `files`"),
        ("events = ['--']", "line 2: `events` has `--` in it: it has no letters"),
    ] {
        let rest = "breaks = ['Sponsor']\n";
        let (settings, problems) =
            Settings::from_toml(&format!("include = ['*.txt']\n{line}\n{rest}"), RULES);
        assert_eq!(told(&problems), [message], "{line}");
        let (expected, _) = Settings::from_toml(&format!("include = ['*.txt']\n{rest}"), RULES);
        assert_eq!(
            Settings { set: Vec::new(), ..settings },
            Settings { set: Vec::new(), ..expected },
            "{line}"
        );
    }
}

#[test]
fn a_text_that_is_no_toml_has_one_problem_with_its_line() {
    let (settings, problems) = Settings::from_toml("events = ['a']\nglossary = [\n", RULES);
    assert_eq!(settings, Settings::default());
    assert_eq!(problems.len(), 1);
    assert!(problems[0].to_string().starts_with("line 2: this is no TOML: "), "{problems:?}");
}

#[test]
fn an_editors_settings_are_read_alike() {
    let value = serde_json::json!({ "rules": { "unclosed-note": "hint" }, "quiet-period": "long" });
    let (settings, problems) = Settings::from_json(&value, RULES);
    assert_eq!(settings.rules["unclosed-note"].level, Some(Level::Hint));
    assert_eq!(told(&problems), ["`quiet-period` takes a number of milliseconds up to 60000, not `long`"]);
    assert!(Settings::from_json(&serde_json::Value::Null, RULES).1.is_empty());
    assert_eq!(Settings::from_json(&serde_json::json!([]), RULES).1.len(), 1);
}

#[test]
fn a_layer_wins_only_where_it_sets_something() {
    let file =
        "quiet-period = 7\nevents = ['a']\nrules.unclosed-note = 'off'\nrules.unbalanced-quote = 'hint'\n";
    let (file, _) = Settings::from_toml(file, RULES);
    let (editor, _) = Settings::from_toml("quiet-period = 120\nrules.unbalanced-quote = 'error'\n", RULES);
    let both = editor.over(&file);
    assert_eq!((both.quiet_period, both.events.len()), (120, 1));
    let level = |rule| both.rules[rule].level;
    assert_eq!((level("unclosed-note"), level("unbalanced-quote")), (Some(Level::Off), Some(Level::Error)));
    assert_eq!(Settings::default().over(&both), both);
}

#[test]
fn every_example_of_the_page_sets_its_own_key() {
    for key in KEYS {
        let (settings, problems) = Settings::from_toml(key.example, RULES);
        assert_eq!(told(&problems), [""; 0], "{}", key.name);
        assert_ne!((key.value)(&settings), (key.value)(&Settings::default()), "{}", key.name);
    }
}
