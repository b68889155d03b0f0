//! Where the glossaries of a transcript are looked for. Paths only; whoever asks reads them.

use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use rustc_hash::FxHashSet;
use toml::de::{DeTable, DeValue};

use super::FILE_NAME;

/// The names under which a glossary is found without being named.
const FILE_NAMES: [&str; 2] = ["glossary.yaml", "glossary.yml"];

/// A glossary that a transcript uses if it is there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// Where it is.
    pub path: PathBuf,
    /// Somebody named it, so that its absence is worth a word.
    pub named: bool,
    /// The settings name it: then it may lie anywhere. Transcripts come from anybody, and so does what lies beside them.
    pub is_trusted: bool,
}

/// The glossaries of a transcript, the nearest first: those that its front matter names, those beside it, those in the
/// folder of the settings, those that the settings name.
pub fn wanted(
    transcript: Option<&Path>,
    folder: Option<&Path>,
    front_matter: &[String],
    config: &[String],
) -> Vec<Wanted> {
    let beside = transcript.and_then(Path::parent);
    let of_settings = named_in(folder, config);
    let is_trusted = |path: &PathBuf| of_settings.contains(path);
    let named = |path: PathBuf| Wanted { named: true, is_trusted: is_trusted(&path), path };
    let mut all: Vec<Wanted> = named_in(beside.or(folder), front_matter).into_iter().map(named).collect();
    for place in [beside, folder].into_iter().flatten() {
        let paths = FILE_NAMES.map(|name| place.join(name));
        all.extend(paths.map(|path| Wanted { named: false, is_trusted: is_trusted(&path), path }));
    }
    all.extend(of_settings.iter().cloned().map(named));
    let mut seen = FxHashSet::default();
    all.retain(|wanted| seen.insert(wanted.path.clone()));
    all
}

/// What somebody named, seen from `base`. Without one only whole paths say where they are.
pub fn named_in(base: Option<&Path>, names: &[String]) -> Vec<PathBuf> {
    let paths = names.iter().map(|name| base.map_or_else(|| PathBuf::from(name), |base| base.join(name)));
    paths.filter(|path| path.is_absolute()).map(|path| plain(&path)).collect()
}

/// The glossaries that a settings file names, each with its bytes, quotation marks and all. A text that is no TOML names
/// none.
pub fn in_settings(toml: &str) -> Vec<(Range<usize>, String)> {
    let Ok(table) = DeTable::parse(toml) else { return Vec::new() };
    let named = table.get_ref().iter().find(|(key, _)| key.get_ref() == "glossary");
    let Some(DeValue::Array(items)) = named.map(|(_, value)| value.get_ref()) else { return Vec::new() };
    let names = items.iter().filter_map(|item| {
        let name = item.get_ref().as_str()?;
        let inner = item.span().start + 1..item.span().end.checked_sub(1)?;
        // What is written with escapes or on several lines is left alone.
        (toml.get(inner) == Some(name)).then(|| (item.span(), name.to_owned()))
    });
    names.collect()
}

/// `name` as it is to stand in place of `written`, a name of settings: in its quotation marks, unless they do not do.
pub fn in_place_of(written: &str, name: &str) -> String {
    if written.starts_with('\'') && !name.contains('\'') {
        return format!("'{name}'");
    }
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Why a glossary that somebody else than the settings leads to is not read.
pub fn leads_out(path: &Path) -> String {
    let path = path.display();
    format!(
        "the glossary {path} lies outside the workspace: name it under `glossary` in {FILE_NAME} to have it read"
    )
}

/// The path without `.` and `..`, so that two ways to write it are one glossary.
pub fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}
