//! The declaration of every setting, and how all of them are read and layered.

use crate::syntax::lexicon::{Extras, NoteKind};
use crate::syntax::normal_name;
use std::collections::BTreeMap;

use super::level::Level;
use super::problem::{Problem, suggestion};
use super::raw::{Raw, RawValue};
use super::value::{Takes, Value};

/// One setting, as it is declared.
pub struct Key {
    /// Its name in every source.
    pub name: &'static str,
    /// What it does, in Markdown; the first paragraph is a summary.
    pub description: &'static str,
    /// What it takes: `a list of paths`.
    pub what: &'static str,
    /// A use of it, in TOML.
    pub example: &'static str,
    /// Whether an editor has a use for it among its own settings.
    pub is_editors: bool,
    /// Its JSON Schema, where those are the rules with their summaries.
    pub schema: fn(&[(&str, &str)]) -> serde_json::Value,
    /// Its value in given settings.
    pub value: fn(&Settings) -> serde_json::Value,
    read: fn(&mut Settings, &Raw, &[&str], &mut Vec<Problem>),
    lay: fn(&mut Settings, &Settings),
}

macro_rules! settings {
    ($(
        $(#[doc = $doc:literal])+
        $field:ident: $type:ty = $default:expr;
        name: $name:literal, takes: $what:literal, each: $item:expr, editors: $is_editors:literal,
        example: $example:literal;
    )+) => {
        /// All settings.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Settings {
            $( $(#[doc = $doc])+ pub $field: $type, )+
            /// The names of those that somebody set, which win over a layer below.
            pub set: Vec<&'static str>,
        }

        impl Default for Settings {
            fn default() -> Self {
                Settings { $($field: $default,)+ set: Vec::new() }
            }
        }

        /// Every setting, in the order of the documentation.
        pub const KEYS: &[Key] = &[$(Key {
            name: $name,
            description: concat!($($doc, "\n"),+),
            what: $what,
            example: $example,
            is_editors: $is_editors,
            schema: <$type as Value>::schema,
            value: |settings| settings.$field.json(),
            read: |settings, raw, rules, problems| {
                let takes = Takes { name: $name, what: $what, item: $item };
                settings.$field.read(raw, takes, rules, problems);
            },
            lay: |settings, over| settings.$field.give_way(&over.$field),
        }),+];
    };
}

settings! {
    /// How much the findings of each rule weigh.
    ///
    /// A rule that is not named here has the level that it comes with. `off` silences it. Front matter has the same
    /// table, for one transcript.
    rules: BTreeMap<String, Level> = BTreeMap::new();
    name: "rules", takes: "a table of rules and their levels", each: anything, editors: true,
    example: "[rules]\nunbalanced-quote = \"off\"\nmissing-turn-marker = \"error\"";

    /// Glossaries that every transcript uses.
    ///
    /// Paths are seen from the folder of `transcript-ls.toml`. A `glossary.yaml` beside a transcript or in that folder
    /// is found without being named here.
    glossary: Vec<String> = Vec::new();
    name: "glossary", takes: "a list of paths", each: anything, editors: true,
    example: "glossary = [\"names/people.yaml\", \"names/places.yaml\"]";

    /// Files that are transcripts beside those named `*.transcript`.
    ///
    /// Patterns as in `.gitignore`, seen from the folder of `transcript-ls.toml`; they say which files the command
    /// line reads when it is given a folder. A file that is named itself is always read.
    include: Vec<String> = Vec::new();
    name: "include", takes: "a list of patterns", each: super::files::judge, editors: false,
    example: "include = [\"interviews/**/*.txt\"]";

    /// Files and folders that the command line passes over when it is given a folder.
    ///
    /// Patterns as in `.gitignore`, seen from the folder of `transcript-ls.toml`. They win over `include`.
    exclude: Vec<String> = Vec::new();
    name: "exclude", takes: "a list of patterns", each: super::files::judge, editors: false,
    example: "exclude = [\"drafts/\", \"*.draft.transcript\"]";

    /// Words that attribute a note, beside those that every language brings.
    ///
    /// By whom they name: `translator`, `editor`, `author` or `source`, the newsroom that publishes. They count at the
    /// edge of a bracket only. Front matter has the same table, for one transcript.
    attributions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    name: "attributions", takes: "a list of words for each kind of note", each: some_text, editors: true,
    example: "[attributions]\ntranslator = [\"M.K.\"]\nsource = [\"The Daily Example\"]";

    /// Words that are events in brackets, beside those that every language brings: `[bell rings]`.
    ///
    /// Front matter has the same list, for one transcript.
    events: Vec<String> = Vec::new();
    name: "events", takes: "a list of words", each: some_text, editors: true,
    example: "events = [\"bell rings\", \"door closes\"]";

    /// Labels that are no people: they mark a break and open no turn.
    ///
    /// Beside those that every language brings, such as `Music:` and `Advertisement:`. Front matter has the same list,
    /// for one transcript.
    breaks: Vec<String> = Vec::new();
    name: "breaks", takes: "a list of labels", each: some_text, editors: true,
    example: "breaks = [\"Station ID\", \"Sponsor\"]";

    /// How long the server waits after a keystroke before it reports findings, in milliseconds.
    ///
    /// The command line has no use for it.
    quiet_period: u64 = 120;
    name: "quiet-period", takes: "a number of milliseconds up to 60000", each: anything, editors: true,
    example: "quiet-period = 300";
}

fn anything(_: &str) -> Result<(), String> {
    Ok(())
}

fn some_text(text: &str) -> Result<(), String> {
    let has_letters = text.chars().any(char::is_alphanumeric);
    if has_letters { Ok(()) } else { Err("it has no letters".to_owned()) }
}

impl Settings {
    /// Reads a settings file. `rules` are the names of the rules there are.
    ///
    /// What is wrong keeps its default and is named in one problem; a text that is no TOML sets nothing.
    pub fn from_toml(text: &str, rules: &[&str]) -> (Settings, Vec<Problem>) {
        match Raw::from_toml(text.strip_prefix('\u{feff}').unwrap_or(text)) {
            Ok(raw) => Settings::read(&raw, rules),
            Err(problem) => (Settings::default(), vec![problem]),
        }
    }

    /// Reads the section of an editor's settings, in the same way.
    pub fn from_json(value: &serde_json::Value, rules: &[&str]) -> (Settings, Vec<Problem>) {
        if value.is_null() {
            return (Settings::default(), Vec::new());
        }
        Settings::read(&Raw::from_json(value), rules)
    }

    /// These settings where somebody set them, else those of `under`. Tables are joined.
    pub fn over(&self, under: &Settings) -> Settings {
        let mut settings = under.clone();
        for key in KEYS.iter().filter(|key| self.set.contains(&key.name)) {
            (key.lay)(&mut settings, self);
            settings.note(key.name);
        }
        settings
    }

    /// What these settings add to the words that every language brings.
    pub fn extras(&self) -> Extras {
        let kinds =
            self.attributions.iter().filter_map(|(kind, words)| Some((NoteKind::from_name(kind)?, words)));
        Extras {
            attributions: kinds
                .flat_map(|(kind, words)| words.iter().map(move |word| (kind, word.clone())))
                .collect(),
            events: self.events.iter().map(|event| (event.clone(), event.clone())).collect(),
            breaks: self.breaks.iter().map(|label| normal_name(label)).collect(),
        }
    }

    fn read(raw: &Raw, rules: &[&str]) -> (Settings, Vec<Problem>) {
        let mut settings = Settings::default();
        let mut problems = Vec::new();
        let RawValue::Table(entries) = &raw.value else {
            let message = format!("settings are a table, not {}", raw.shown());
            return (settings, vec![Problem { line: raw.line, message }]);
        };
        for (name, raw) in entries {
            let Some(key) = KEYS.iter().find(|key| key.name == name) else {
                let message = format!("there is no setting `{name}`{}", meant(name));
                problems.push(Problem { line: raw.line, message });
                continue;
            };
            let before = problems.len();
            (key.read)(&mut settings, raw, rules, &mut problems);
            if problems.len() == before || matches!(raw.value, RawValue::Table(_)) {
                settings.note(key.name);
            }
        }
        (settings, problems)
    }

    fn note(&mut self, name: &'static str) {
        if !self.set.contains(&name) {
            self.set.push(name);
            self.set.sort_unstable();
        }
    }
}

fn meant(name: &str) -> String {
    let names = || KEYS.iter().map(|key| key.name);
    let list = format!("; there are {}", names().collect::<Vec<_>>().join(", "));
    suggestion(&name.replace('_', "-"), names(), &list)
}
