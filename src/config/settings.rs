//! The declaration of every setting, and how all of them are read and layered.

use crate::syntax::lexicon::{Extras, NoteKind};
use crate::syntax::normal_name;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::forms;
use super::options::{RuleKey, RuleSettings};
use super::overrides::Override;
use super::problem::Problem;
use super::raw::{Raw, RawValue};
use super::shown::{HINTS, LENSES};
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
    pub schema: fn(&[RuleKey]) -> serde_json::Value,
    /// Its value in given settings.
    pub value: fn(&Settings) -> serde_json::Value,
    read: fn(&mut Settings, &Raw, &[RuleKey], &mut Vec<Problem>) -> bool,
    lay: fn(&mut Settings, &Settings),
}

macro_rules! takes {
    ($name:literal, $what:literal, $keys:expr, $item:expr) => {
        Takes { name: $name, what: $what, keys: $keys, item: $item }
    };
}

macro_rules! settings {
    ($(
        $(#[doc = $doc:literal])+
        $field:ident: $type:ty = $default:expr;
        name: $name:literal, takes: $what:literal, keys: $keys:expr, each: $item:expr, editors: $is_editors:literal,
        example: $example:literal;
    )+) => {
        /// All settings.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Settings {
            $( $(#[doc = $doc])+ pub $field: $type, )+
            /// The names of those that somebody set, which win over a layer below.
            pub set: Vec<&'static str>,
            /// The styles that `styles` names, as they were read.
            pub own_styles: Arc<BTreeMap<String, Settings>>,
        }

        impl Default for Settings {
            fn default() -> Self {
                Settings { $($field: $default,)+ set: Vec::new(), own_styles: Arc::default() }
            }
        }

        /// Every setting, in the order of the documentation.
        pub const KEYS: &[Key] = &[$(Key {
            name: $name,
            description: concat!($($doc, "\n"),+),
            what: $what,
            example: $example,
            is_editors: $is_editors,
            schema: |rules| <$type as Value>::schema(takes!($name, $what, $keys, $item), rules),
            value: |settings| settings.$field.json(),
            read: |settings, raw, rules, problems| {
                settings.$field.read(raw, takes!($name, $what, $keys, $item), rules, problems)
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
    rules: RuleSettings = RuleSettings::new();
    name: "rules", takes: "a table of rules and their levels", keys: &[], each: forms::ANYTHING, editors: true,
    example: "[rules]\nunbalanced-quote = \"off\"\nunclosed-note = \"error\"";

    /// Glossaries that every transcript uses.
    ///
    /// Paths are seen from the folder of `transcript-ls.toml`. A `glossary.yaml` beside a transcript or in that folder
    /// is found without being named here.
    glossary: Vec<String> = Vec::new();
    name: "glossary", takes: "a list of paths", keys: &[], each: forms::ANYTHING, editors: true,
    example: "glossary = [\"names/people.yaml\", \"names/places.yaml\"]";

    /// Files that are transcripts beside those named `*.transcript`.
    ///
    /// Patterns as in `.gitignore`, seen from the folder of `transcript-ls.toml`, or from the current one where
    /// `--config` names the file; they say which files the command line reads when it is given a folder. A file that
    /// is named itself is always read.
    include: Vec<String> = Vec::new();
    name: "include", takes: "a list of patterns", keys: &[], each: forms::PATTERN, editors: false,
    example: "include = [\"interviews/**/*.txt\"]";

    /// Files and folders that the command line passes over when it is given a folder.
    ///
    /// Patterns as in `.gitignore`, seen from the folder of `transcript-ls.toml`. They win over `include`.
    exclude: Vec<String> = Vec::new();
    name: "exclude", takes: "a list of patterns", keys: &[], each: forms::PATTERN, editors: false,
    example: "exclude = [\"drafts/\", \"*.draft.transcript\"]";

    /// Words that attribute a note, beside those that every language brings.
    ///
    /// By whom they name: `translator`, `editor`, `author` or `source`, the newsroom that publishes. They count at the
    /// edge of a bracket only. Front matter has the same table, for one transcript.
    attributions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    name: "attributions", takes: "a list of words for each kind of note", keys: &KINDS, each: forms::SOME_TEXT, editors: true,
    example: "[attributions]\ntranslator = [\"M.K.\"]\nsource = [\"The Daily Example\"]";

    /// Words that are events in brackets, beside those that every language brings: `[bell rings]`.
    ///
    /// Front matter has the same list, for one transcript.
    events: Vec<String> = Vec::new();
    name: "events", takes: "a list of words", keys: &[], each: forms::SOME_TEXT, editors: true,
    example: "events = [\"bell rings\", \"door closes\"]";

    /// Labels that are no people: they mark a break and open no turn.
    ///
    /// Beside those that every language brings, such as `Music:` and `Advertisement:`. Front matter has the same list,
    /// for one transcript.
    breaks: Vec<String> = Vec::new();
    name: "breaks", takes: "a list of labels", keys: &[], each: forms::SOME_TEXT, editors: true,
    example: "breaks = [\"Station ID\", \"Sponsor\"]";

    /// The house style: settings under a name, which these settings add to.
    ///
    /// With the program come `press-en`, `press-ru`, `press-fr`, `press-es`, `oral-history`, `verbatim`, `court` and
    /// `podcast`; `styles` names others. Front matter has the same key, for one transcript.
    style: String = String::new();
    name: "style", takes: "the name of a style", keys: &[], each: forms::SOME_TEXT, editors: true,
    example: "style = \"press-en\"";

    /// Your own house styles: the name of each, and the file that holds it.
    ///
    /// Paths are seen from the folder of `transcript-ls.toml`. Such a file has the keys of this page, and its own `style`
    /// names the one that it extends.
    styles: BTreeMap<String, String> = BTreeMap::new();
    name: "styles", takes: "a path for each name", keys: &[], each: forms::ANYTHING, editors: false,
    example: "[styles]\ngazette = \"styles/gazette.toml\"";

    /// Settings for some of the files.
    ///
    /// Each has `files`, patterns as in `.gitignore` seen from the folder of `transcript-ls.toml`, and any of the other
    /// keys but `include`, `exclude`, `styles`, `glossary` and `quiet-period`. Where several fit a file, the later wins.
    overrides: Vec<Override> = Vec::new();
    name: "overrides", takes: "a list of tables", keys: &[], each: forms::PATTERN, editors: false,
    example: "[[overrides]]\nfiles = [\"french/\"]\nlanguage = \"fr\"\nstyle = \"press-fr\"";

    /// The language of the transcripts, as a tag: `en`, `pt-BR`.
    ///
    /// Where nobody says it, each transcript shows its own. Front matter has the same key, for one transcript.
    language: String = String::new();
    name: "language", takes: "a tag such as `en`", keys: &[], each: forms::SOME_TEXT, editors: true,
    example: "language = \"fr\"";

    /// The quotation marks of the house: the outer pair, and the one inside it.
    ///
    /// A pair is written as it stands in a text, with what stands inside it between the two: `« »` has a space (a
    /// no-break one) on the inner side of its marks. Where nobody sets it, each transcript has its own.
    quotes: Vec<String> = Vec::new();
    name: "quotes", takes: "a list of one or two pairs", keys: &[], each: forms::QUOTES, editors: true,
    example: "quotes = [\"“”\", \"‘’\"]";

    /// The dash of running text, with the spaces around it: `—`, ` — ` or ` – `.
    ///
    /// Where nobody sets it, each transcript has its own.
    dash: String = String::new();
    name: "dash", takes: "a dash with its spaces", keys: &[], each: forms::DASH, editors: true,
    example: "dash = \" – \"";

    /// The dash that begins a turn, with the space behind it.
    ///
    /// Where nobody sets it, each transcript has its own.
    turn_dash: String = String::new();
    name: "turn-dash", takes: "a dash with the space behind it", keys: &[], each: forms::DASH, editors: true,
    example: "turn-dash = \"— \"";

    /// How three dots are written: `…` or `...`.
    ///
    /// Where nobody sets it, each transcript has its own.
    ellipsis: String = String::new();
    name: "ellipsis", takes: "three dots", keys: &[], each: forms::ELLIPSIS, editors: true,
    example: "ellipsis = \"…\"";

    /// The brackets of notes: `()` or `[]`.
    ///
    /// Where nobody sets it, each transcript has its own.
    note_brackets: String = String::new();
    name: "note-brackets", takes: "a pair of brackets", keys: &[], each: forms::BRACKETS, editors: true,
    example: "note-brackets = \"[]\"";

    /// The brackets of events: `[]` or `()`.
    ///
    /// Where nobody sets it, each transcript has its own.
    event_brackets: String = String::new();
    name: "event-brackets", takes: "a pair of brackets", keys: &[], each: forms::BRACKETS, editors: true,
    example: "event-brackets = \"[]\"";

    /// How the house signs its notes, by who adds them.
    ///
    /// The words alone: the dash before them is the file's own.
    signatures: BTreeMap<String, String> = BTreeMap::new();
    name: "signatures", takes: "a text for each kind of note", keys: &KINDS, each: forms::SOME_TEXT, editors: true,
    example: "[signatures]\ntranslator = \"Transl.\"\neditor = \"Ed.\"";

    /// How long the server waits after a keystroke before it reports findings, in milliseconds.
    ///
    /// The command line has no use for it.
    quiet_period: u64 = 40;
    name: "quiet-period", takes: "a number of milliseconds up to 60000", keys: &[], each: forms::ANYTHING, editors: true,
    example: "quiet-period = 300";

    /// What the editor shows between the words: `questions` and `answers` the number of each, `speakers` who speaks where no
    /// name says it, `inferred` that a turn has lost its marker.
    ///
    /// `questions` and `inferred` are shown unless switched off, the others where switched on.
    hints: BTreeMap<String, bool> = BTreeMap::new();
    name: "hints", takes: "a table of hints and `true` or `false`", keys: &HINTS, each: forms::ANYTHING, editors: true,
    example: "[hints]\nquestions = false\nspeakers = true";

    /// What the editor shows above a line: `questions` how many words answer each, `entities` how often one is mentioned.
    ///
    /// `entities` are shown unless switched off; they stand in glossaries and front matter.
    lenses: BTreeMap<String, bool> = BTreeMap::new();
    name: "lenses", takes: "a table of lenses and `true` or `false`", keys: &LENSES, each: forms::ANYTHING, editors: true,
    example: "[lenses]\nquestions = true";
}

/// Who adds notes: the names of the kinds.
const KINDS: [&str; 4] = ["translator", "editor", "author", "source"];

impl Settings {
    /// Reads a settings file. `rules` are the names of the rules there are.
    ///
    /// What is wrong keeps its default and is named in one problem; a text that is no TOML sets nothing.
    pub fn from_toml(text: &str, rules: &[RuleKey]) -> (Settings, Vec<Problem>) {
        Settings::default().read_toml(text, rules)
    }

    /// Reads a settings file anew: what is wrong keeps the value that it has in these settings.
    pub fn read_toml(&self, text: &str, rules: &[RuleKey]) -> (Settings, Vec<Problem>) {
        self.read_toml_at(Place::Settings, text, rules)
    }

    /// Reads the file of a style.
    pub fn of_style(text: &str, rules: &[RuleKey]) -> (Settings, Vec<Problem>) {
        Settings::default().read_toml_at(Place::Style, text, rules)
    }

    /// Reads the section of an editor's settings in the same way. A null stands for what nobody set.
    pub fn read_json(&self, value: &serde_json::Value, rules: &[RuleKey]) -> (Settings, Vec<Problem>) {
        if value.is_null() {
            return (Settings::default(), Vec::new());
        }
        self.read(Place::Settings, &Raw::from_json(value), rules)
    }

    /// These settings where somebody set them, else those of `under`. Tables are joined.
    pub fn over(&self, under: &Settings) -> Settings {
        let mut settings = under.clone();
        for key in KEYS.iter().filter(|key| self.set.contains(&key.name)) {
            (key.lay)(&mut settings, self);
            settings.note(key.name);
        }
        if !self.own_styles.is_empty() {
            settings.own_styles = self.own_styles.clone();
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

    fn read_toml_at(&self, place: Place, text: &str, rules: &[RuleKey]) -> (Settings, Vec<Problem>) {
        match Raw::from_toml(text.strip_prefix('\u{feff}').unwrap_or(text)) {
            Ok(raw) => self.read(place, &raw, rules),
            Err(problem) => (self.clone(), vec![problem]),
        }
    }

    fn read(&self, place: Place, raw: &Raw, rules: &[RuleKey]) -> (Settings, Vec<Problem>) {
        match &raw.value {
            RawValue::Table(entries) => {
                let entries = entries.iter().map(|(name, raw)| (name.as_str(), raw));
                self.read_entries(place, entries, rules)
            }
            _ => {
                let message = format!("settings are a table, not {}", raw.shown());
                (self.clone(), vec![raw.problem(message)])
            }
        }
    }

    /// Reads the entries of a table of settings; what is wrong keeps the value that it has in these.
    pub(super) fn read_entries<'a>(
        &self,
        place: Place,
        entries: impl IntoIterator<Item = (&'a str, &'a Raw)>,
        rules: &[RuleKey],
    ) -> (Settings, Vec<Problem>) {
        let mut settings = Settings::default();
        let mut problems = Vec::new();
        for (name, raw) in entries {
            let Some(key) = KEYS.iter().find(|key| key.name == name) else {
                problems.push(no_such_setting(name, raw));
                continue;
            };
            if !place.has(key.name) {
                let message = format!("`{name}` holds for all files and has no place in {}", place.shown());
                problems.push(raw.key_problem(message));
                continue;
            }
            let before = problems.len();
            let mut new = Settings::default();
            let is_taken = (key.read)(&mut new, raw, rules, &mut problems);
            let keeps = problems.len() > before && self.set.contains(&key.name);
            if keeps {
                (key.lay)(&mut settings, self);
            }
            if is_taken {
                (key.lay)(&mut settings, &new);
            }
            if keeps || is_taken {
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

/// Where settings stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the settings themselves.
    Settings,
    /// In a table of `overrides`.
    Override,
    /// In the file of a style.
    Style,
}

/// Settings that no file can have for itself.
const FOR_ALL_FILES: [&str; 6] = ["include", "exclude", "styles", "glossary", "quiet-period", "overrides"];

impl Place {
    /// Whether the setting of that name may stand there.
    pub fn has(self, name: &str) -> bool {
        self == Place::Settings || !FOR_ALL_FILES.contains(&name)
    }

    fn shown(self) -> &'static str {
        match self {
            Place::Settings => "the settings",
            Place::Override => "`overrides`",
            Place::Style => "a style",
        }
    }
}

fn no_such_setting(name: &str, raw: &Raw) -> Problem {
    let names = || KEYS.iter().map(|key| key.name);
    let otherwise = format!("; there are {}", names().collect::<Vec<_>>().join(", "));
    let problem = raw.key_problem(format!("there is no setting `{name}`"));
    problem.meaning(&name.replace('_', "-"), names(), &otherwise)
}
