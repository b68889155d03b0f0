//! Layers the settings: the defaults, `transcript-ls.toml` of the folder, the editor's own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::config::Settings;

/// The name of the settings file at the root of a folder.
pub const FILE_NAME: &str = "transcript-ls.toml";

/// The settings of one folder, and what is wrong with them.
pub fn layered(folder: Option<&Path>, editor: &Value, problems: &mut Vec<String>) -> Settings {
    let mut settings = Settings::default();
    if let Some(path) = folder.map(|folder| folder.join(FILE_NAME)) {
        match fs::read_to_string(&path) {
            Ok(text) => {
                let (read, found) = settings.layer_toml(&text);
                settings = read;
                name_problems(&path.display().to_string(), &found, problems);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => problems.push(format!("cannot read {}: {error}", path.display())),
        }
    }
    let (settings, found) = settings.layer_json(editor);
    name_problems("the editor's settings", &found, problems);
    settings
}

/// Several problems of one source make one message.
fn name_problems(source: &str, found: &[crate::config::Problem], problems: &mut Vec<String>) {
    if !found.is_empty() {
        let found: Vec<_> = found.iter().map(ToString::to_string).collect();
        problems.push(format!("{source}: {}", found.join("; ")));
    }
}

/// The settings of every folder, and of the files outside all of them.
pub fn of_folders(
    folders: &[PathBuf],
    editor: &Value,
    problems: &mut Vec<String>,
) -> FxHashMap<Option<PathBuf>, Arc<Settings>> {
    let folders = folders.iter().cloned().map(Some);
    let mut all: FxHashMap<_, _> = folders
        .map(|folder| {
            (
                folder.clone(),
                Arc::new(layered(folder.as_deref(), editor, problems)),
            )
        })
        .collect();
    // What is wrong with the editor's settings has been said for the folders already.
    let unheard = &mut Vec::new();
    let outside = layered(None, editor, if all.is_empty() { problems } else { unheard });
    all.insert(None, Arc::new(outside));
    all
}
