//! Layers the settings: the defaults, `transcript-ls.toml` of the folder, the editor's own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use crate::config::{FILE_NAME, FolderSettings, Problem, Settings};
use crate::rules;

/// What editors keep under our name for their own use.
const EDITORS_OWN: [&str; 2] = ["server", "trace"];

/// The values that each source gave last, without those that were wrong.
#[derive(Default)]
pub struct Layers {
    files: FxHashMap<PathBuf, Value>,
    editor: Value,
}

impl Layers {
    /// The settings of every folder; under `None` those of the files outside all of them.
    pub fn of_folders(
        &mut self,
        folders: &[PathBuf],
        editor: &Value,
        problems: &mut Vec<String>,
    ) -> FxHashMap<Option<PathBuf>, Arc<FolderSettings>> {
        let mut sent = editor.clone();
        if let Value::Object(sent) = &mut sent {
            sent.retain(|key, _| !EDITORS_OWN.contains(&key.as_str()));
        }
        let sent = without_nulls(sent);
        name_problems("the editor's settings", &Settings::from_json(&sent, rules::keys()).1, problems);
        self.editor = accepted(&sent, &self.editor, &|value| value);

        let editor = self.editor.clone();
        let of = |folder: Option<&Path>, file: &Value, problems: &mut Vec<String>| {
            let mut merged = file.clone();
            merge(&mut merged, &editor);
            let mut settings = Settings::from_json(&merged, rules::keys()).0;
            let folder = folder.unwrap_or(Path::new("/"));
            load_styles(folder, &mut settings, problems);
            Arc::new(FolderSettings::new(folder, settings))
        };
        let mut all = FxHashMap::from_iter([(None, of(None, &Value::Null, problems))]);
        self.files.retain(|folder, _| folders.contains(folder));
        for folder in folders {
            let old = self.files.remove(folder).unwrap_or_default();
            let file = read(&folder.join(FILE_NAME), old, problems);
            all.insert(Some(folder.clone()), of(Some(folder), &file, problems));
            self.files.insert(folder.clone(), file);
        }
        all
    }
}

/// What the file says; what it says wrong, and all of a file that is no TOML, stays as it was.
fn read(path: &Path, old: Value, problems: &mut Vec<String>) -> Value {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Value::Null,
        Err(error) => {
            problems.push(format!("cannot read {}: {error}", path.display()));
            return old;
        }
    };
    name_problems(&path.display().to_string(), &Settings::from_toml(&text, rules::keys()).1, problems);
    toml::from_str::<Value>(&text).map_or(old.clone(), |new| accepted(&new, &old, &|value| value))
}

/// Reads the styles that the settings of a folder name.
fn load_styles(folder: &Path, settings: &mut Settings, problems: &mut Vec<String>) {
    let mut unread = Vec::new();
    let found = rules::styles::load(settings, |path| {
        let path = folder.join(path);
        let text = fs::read_to_string(&path);
        text.map_err(|error| unread.push(format!("cannot read the style {}: {error}", path.display()))).ok()
    });
    problems.append(&mut unread);
    for (path, problem) in found {
        let place =
            path.map_or_else(|| "the settings".to_owned(), |path| folder.join(path).display().to_string());
        problems.push(format!("{place}: {problem}"));
    }
}

/// Several problems of one source make one message.
fn name_problems(source: &str, found: &[Problem], problems: &mut Vec<String>) {
    if !found.is_empty() {
        let found: Vec<_> = found.iter().map(ToString::to_string).collect();
        problems.push(format!("{source}: {}", found.join("; ")));
    }
}

/// The new values, with the old one in the place of each that is wrong. `at` puts a value into its place among
/// the settings, where it can be tried alone.
fn accepted(new: &Value, old: &Value, at: &dyn Fn(Value) -> Value) -> Value {
    if Settings::from_json(&at(new.clone()), rules::keys()).1.is_empty() {
        return new.clone();
    }
    let Value::Object(new) = new else {
        return old.clone();
    };
    let mut kept = Map::new();
    for (key, value) in new {
        let here = |value| at(Value::Object(Map::from_iter([(key.clone(), value)])));
        let value = accepted(value, old.get(key).unwrap_or(&Value::Null), &here);
        if !value.is_null() {
            kept.insert(key.clone(), value);
        }
    }
    Value::Object(kept)
}

/// Editors send null for what nobody set.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let set = map.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(set.map(|(key, value)| (key, without_nulls(value))).collect())
        }
        value => value,
    }
}

/// Lays one layer over another: tables are joined, everything else is replaced.
fn merge(under: &mut Value, over: &Value) {
    match (under, over) {
        (_, Value::Null) => {}
        (Value::Object(under), Value::Object(over)) => {
            for (key, value) in over {
                merge(under.entry(key).or_insert(Value::Null), value);
            }
        }
        (under, over) => *under = over.clone(),
    }
}
