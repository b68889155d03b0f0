//! Layers the settings: the defaults, `transcript-ls.toml` of the folder, the editor's own.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::disk;
use crate::config::{FILE_NAME, FolderSettings, Problem, Settings};
use crate::rules;

/// What editors keep under our name for their own use.
const EDITORS_OWN: [&str; 2] = ["server", "trace"];

/// What each source said last, without what was wrong.
#[derive(Default)]
pub struct Layers {
    files: FxHashMap<PathBuf, Settings>,
    editor: Settings,
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
        let (editor, found) = self.editor.read_json(&sent, rules::keys());
        name_problems("the editor's settings", &found, problems);
        self.editor = editor;

        self.files.retain(|folder, _| folders.contains(folder));
        let outside = self.layered(Path::new("/"), &Settings::default(), problems);
        let mut all = FxHashMap::from_iter([(None, outside)]);
        for folder in folders {
            let before = self.files.remove(folder).unwrap_or_default();
            let file = read(&folder.join(FILE_NAME), before, problems);
            all.insert(Some(folder.clone()), self.layered(folder, &file, problems));
            self.files.insert(folder.clone(), file);
        }
        all
    }

    /// What the settings file of a folder says, and over it what the editor says.
    fn layered(&self, folder: &Path, file: &Settings, problems: &mut Vec<String>) -> Arc<FolderSettings> {
        let mut settings = self.editor.over(file);
        load_styles(folder, &mut settings, problems);
        Arc::new(FolderSettings::layered(folder, settings, self.editor.clone()))
    }
}

/// What the file says; what it says wrong, and all of a file that is no TOML, stays as it was `before`.
fn read(path: &Path, before: Settings, problems: &mut Vec<String>) -> Settings {
    let text = match disk::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Settings::default(),
        Err(error) => {
            problems.push(format!("cannot read {}: {error}", path.display()));
            return before;
        }
    };
    let (settings, found) = before.read_toml(&text, rules::keys());
    name_problems(&path.display().to_string(), &found, problems);
    settings
}

/// Reads the styles that the settings of a folder name.
fn load_styles(folder: &Path, settings: &mut Settings, problems: &mut Vec<String>) {
    let mut unread = Vec::new();
    let found = rules::styles::load(settings, |path| {
        let path = folder.join(path);
        let text = disk::read(&path);
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
