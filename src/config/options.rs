//! What can be set of a rule beside its level: declared by the rule, read and described here.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::level::Level;
use super::problem::{Problem, one_of};
use super::raw::{Raw, RawValue};

/// A rule as far as settings know it.
#[derive(Clone, Debug)]
pub struct RuleKey {
    /// Its name.
    pub name: &'static str,
    /// What it finds, in one sentence.
    pub summary: String,
    /// What can be set of it beside its level.
    pub options: &'static [RuleOption],
}

/// One option of a rule, as the rule declares it.
#[derive(Clone, Copy, Debug)]
pub struct RuleOption {
    /// Its name in every source.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub description: &'static str,
    /// What holds where nobody sets it; it says the type too.
    pub default: OptionDefault,
}

/// The value that an option has by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionDefault {
    /// A whole number, 0 or more.
    Number(u64),
    /// Yes or no.
    Flag(bool),
    /// A list of texts.
    Texts(&'static [&'static str]),
}

/// A value that somebody set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionValue {
    /// A whole number, 0 or more.
    Number(u64),
    /// Yes or no.
    Flag(bool),
    /// A list of texts.
    Texts(Vec<String>),
}

/// What is set of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSetting {
    /// How much its findings weigh, where that is set.
    pub level: Option<Level>,
    /// The options that are set.
    pub options: BTreeMap<&'static str, OptionValue>,
}

/// What is set of each rule.
pub type RuleSettings = BTreeMap<&'static str, RuleSetting>;

/// Lays what a layer above sets of each rule over what is set already.
pub fn give_way(settings: &mut RuleSettings, over: &RuleSettings) {
    for (rule, setting) in over {
        settings.entry(rule).or_default().give_way(setting);
    }
}

/// The key under which a table sets a rule's level beside its options.
const LEVEL: &str = "level";

impl RuleSetting {
    /// Gives way to what a layer above sets.
    pub fn give_way(&mut self, over: &RuleSetting) {
        self.level = over.level.or(self.level);
        self.options.extend(over.options.iter().map(|(name, value)| (*name, value.clone())));
    }

    /// As it would be written: the level alone, or a table.
    pub fn json(&self) -> Value {
        let level = self.level.map(|level| json!(level.name()));
        if self.options.is_empty() {
            return level.unwrap_or_default();
        }
        let level = level.map(|level| (LEVEL.to_owned(), level));
        let options = self.options.iter().map(|(name, value)| ((*name).to_owned(), value.json()));
        level.into_iter().chain(options).collect()
    }
}

/// Reads one entry of the table of rules: a level, or a table with `level` and the options of that rule.
///
/// `table` is what the table is called in a message.
pub(super) fn read(
    settings: &mut RuleSettings,
    (name, raw): (&str, &Raw),
    table: &str,
    rules: &[RuleKey],
    problems: &mut Vec<Problem>,
) {
    let Some(rule) = rules.iter().find(|rule| rule.name == name) else {
        let otherwise = "; `transcript-ls rules` lists those there are";
        let problem = raw.key_problem(format!("`{table}.{name}` is no rule"));
        problems.push(problem.meaning(name, rules.iter().map(|rule| rule.name), otherwise));
        return;
    };
    let path = format!("{table}.{name}");
    let mut setting = RuleSetting::default();
    match &raw.value {
        RawValue::Table(entries) => {
            for (key, raw) in entries {
                setting.read_key(key, raw, &path, rule, problems);
            }
        }
        _ => setting.level = level(raw, &path, problems),
    }
    if setting != RuleSetting::default() {
        settings.entry(rule.name).or_default().give_way(&setting);
    }
}

impl RuleSetting {
    fn read_key(&mut self, key: &str, raw: &Raw, path: &str, rule: &RuleKey, problems: &mut Vec<Problem>) {
        let path = format!("{path}.{key}");
        if key == LEVEL {
            self.level = level(raw, &path, problems).or(self.level);
            return;
        }
        let Some(option) = rule.options.iter().find(|option| option.name == key) else {
            let names = || [LEVEL].into_iter().chain(rule.options.iter().map(|option| option.name));
            let problem = raw.key_problem(format!("there is no `{path}`"));
            problems.push(problem.meaning(key, names(), &format!("; the rule takes {}", one_of(names()))));
            return;
        };
        let what = option.default.what();
        match option.default.read(raw) {
            Ok(value) => {
                self.options.insert(option.name, value);
            }
            Err(Some(item)) => {
                problems.push(item.problem(format!("`{path}` takes {what}, but {} is in it", item.shown())));
            }
            Err(None) => problems.push(raw.problem(format!("`{path}` takes {what}, not {}", raw.shown()))),
        }
    }
}

fn level(raw: &Raw, path: &str, problems: &mut Vec<Problem>) -> Option<Level> {
    let level = raw.text().and_then(Level::from_name);
    if level.is_none() {
        let levels = Level::ALL.map(Level::name);
        let problem = raw.problem(format!("`{path}` takes {}, not {}", one_of(levels), raw.shown()));
        problems.push(match raw.text() {
            Some(name) => problem.meaning(name, levels, ""),
            None => problem,
        });
    }
    level
}

impl OptionDefault {
    /// The value, or the item of a list that is wrong, or nothing where all of it is.
    fn read<'r>(&self, raw: &'r Raw) -> Result<OptionValue, Option<&'r Raw>> {
        match (self, &raw.value) {
            (OptionDefault::Number(_), _) => {
                let number = raw.number().and_then(|number| u64::try_from(number).ok());
                number.map(OptionValue::Number).ok_or(None)
            }
            (OptionDefault::Flag(_), _) => raw.flag().map(OptionValue::Flag).ok_or(None),
            (OptionDefault::Texts(_), RawValue::List(items)) => {
                let texts = items.iter().map(|item| item.text().map(str::to_owned).ok_or(Some(item)));
                texts.collect::<Result<_, _>>().map(OptionValue::Texts)
            }
            (OptionDefault::Texts(_), _) => Err(None),
        }
    }

    /// What it takes, for a message and for the page of documentation.
    pub fn what(&self) -> &'static str {
        match self {
            OptionDefault::Number(_) => "a number",
            OptionDefault::Flag(_) => "true or false",
            OptionDefault::Texts(_) => "a list of texts",
        }
    }

    /// The value as JSON.
    pub fn json(&self) -> Value {
        match self {
            OptionDefault::Number(number) => json!(number),
            OptionDefault::Flag(flag) => json!(flag),
            OptionDefault::Texts(texts) => json!(texts),
        }
    }

    fn schema(&self) -> Value {
        match self {
            OptionDefault::Number(_) => json!({ "type": "integer", "minimum": 0 }),
            OptionDefault::Flag(_) => json!({ "type": "boolean" }),
            OptionDefault::Texts(_) => json!({ "type": "array", "items": { "type": "string" } }),
        }
    }
}

impl OptionValue {
    /// The value as JSON has it.
    pub fn json(&self) -> Value {
        match self {
            OptionValue::Number(number) => json!(number),
            OptionValue::Flag(flag) => json!(flag),
            OptionValue::Texts(texts) => json!(texts),
        }
    }
}

/// The JSON Schema of what one rule can be set to.
pub(super) fn schema(rule: &RuleKey) -> Value {
    let levels = json!({ "enum": Level::ALL.map(Level::name) });
    let description = rule.summary.as_str();
    if rule.options.is_empty() {
        let table = json!({
            "type": "object", "properties": { LEVEL: levels }, "additionalProperties": false,
        });
        return json!({ "description": description, "anyOf": [levels, table] });
    }
    let mut properties = serde_json::Map::from_iter([(LEVEL.to_owned(), levels.clone())]);
    for option in rule.options {
        let mut schema = option.default.schema();
        schema["description"] = json!(option.description);
        schema["default"] = option.default.json();
        properties.insert(option.name.to_owned(), schema);
    }
    let table = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    json!({ "description": description, "anyOf": [levels, table] })
}
