//! Tests of the settings: every key, every source, every kind of mistake.

use super::*;

const RULES: &[RuleKey] = &[
    RuleKey { name: "unclosed-note", summary: String::new(), options: &[] },
    RuleKey {
        name: "unbalanced-quote",
        summary: String::new(),
        options: &[
            RuleOption { name: "longest", description: "A length.", default: OptionDefault::Number(3) },
            RuleOption { name: "words", description: "Words.", default: OptionDefault::Texts(&[]) },
        ],
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
        ("dash = 'x'", "line 2: `dash` is `x`: it is no dash with at most one space on each side"),
        ("dash = \"—\\n\"", "line 2: `dash` is `—\n`: it is no dash with at most one space on each side"),
        (
            "turn-dash = '  —'",
            "line 2: `turn-dash` is `  —`: it is no dash with at most one space on each side",
        ),
        ("quotes = ['()']", "line 2: `quotes` has `()` in it: it is no pair of quotation marks"),
        ("quotes = ['«»', '—-']", "line 2: `quotes` has `—-` in it: it is no pair of quotation marks"),
        ("quotes = ['«»', '“”', '‘’']", "line 2: `quotes` takes a list of one or two pairs, not 3"),
        (
            "rules.unbalanced-quote.words = [1, 'a']",
            "line 2: `rules.unbalanced-quote.words` takes a list of texts, but 1 is in it",
        ),
        (
            "overrides = [{ files = 'a', style = 'court' }]",
            "line 2: `files` takes a list of patterns, not `a`",
        ),
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
        assert_eq!(settings, expected, "{line}");
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
    let (settings, problems) = Settings::default().read_json(&value, RULES);
    assert_eq!(settings.rules["unclosed-note"].level, Some(Level::Hint));
    assert_eq!(told(&problems), ["`quiet-period` takes a number of milliseconds up to 60000, not `long`"]);
    assert!(Settings::default().read_json(&serde_json::Value::Null, RULES).1.is_empty());
    assert_eq!(Settings::default().read_json(&serde_json::json!([]), RULES).1.len(), 1);
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
fn what_is_wrong_keeps_what_was_read_before() {
    let before = "dash = '—'\nquotes = ['«»']\nrules.unclosed-note = 'off'\nlanguage = 'fr'\n\
        [[overrides]]\nfiles = ['*.txt']\ndash = '--'\n";
    let (before, _) = Settings::from_toml(before, RULES);
    assert_eq!(before.read_toml("dash = [", RULES).0, before);
    let after = "quotes = ['«»', 'xy']\nrules.unclosed-note = 'loud'\nrules.unbalanced-quote = 'hint'\n\
        [[overrides]]\nfiles = ['*.md']\ndash = '--'\nlanguage = 7\n[[overrides]]\nfiles = ['a']\ndash = '–'\n";
    let (after, problems) = before.read_toml(after, RULES);
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert_eq!((after.dash.as_str(), after.quotes.as_slice()), ("", &["«»".to_owned()][..]));
    assert_eq!((after.rules["unclosed-note"].level, after.rules.len()), (Some(Level::Off), 2));
    let files = after.overrides.iter().flat_map(|one| &one.files).map(String::as_str);
    assert_eq!(files.collect::<Vec<_>>(), ["*.md", "a"]);
    assert_eq!(after.set, ["overrides", "quotes", "rules"]);
}

#[test]
fn a_null_of_an_editor_sets_nothing() {
    let value = serde_json::json!({ "dash": null, "rules": { "unclosed-note": null } });
    assert_eq!(Settings::default().read_json(&value, RULES), (Settings::default(), Vec::new()));
}

#[test]
fn a_style_has_no_settings_that_hold_for_all_files() {
    let (style, problems) = Settings::of_style("dash = '—'\nglossary = ['a.yaml']\n", RULES);
    assert_eq!(style.set, ["dash"]);
    assert_eq!(told(&problems), ["line 2: `glossary` holds for all files and has no place in a style"]);
}

#[test]
fn a_number_in_yaml_is_a_text_where_texts_are_wanted() {
    let yaml = "rules:\n  unbalanced-quote: { longest: 7, words: [2024, zorp] }\n";
    let front_matter = crate::model::front_matter::FrontMatter::parse(yaml);
    let (rules, problems) = front_matter_rules(&front_matter, RULES);
    assert_eq!(told(&problems), [""; 0]);
    let options = &rules["unbalanced-quote"].options;
    assert_eq!(options["longest"], OptionValue::Number(7));
    assert_eq!(options["words"], OptionValue::Texts(vec!["2024".to_owned(), "zorp".to_owned()]));
}

#[test]
fn every_example_of_the_page_sets_its_own_key() {
    for key in KEYS {
        let (settings, problems) = Settings::from_toml(key.example, RULES);
        assert_eq!(told(&problems), [""; 0], "{}", key.name);
        assert_ne!((key.value)(&settings), (key.value)(&Settings::default()), "{}", key.name);
    }
}
