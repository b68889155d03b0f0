//! Finds and reads the glossaries of a transcript.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use rustc_hash::FxHashMap;

use crate::model::{Context, Entities};
use crate::server::documents::LARGEST_TEXT;
use crate::text::Text;

/// The names under which a glossary is found without being named.
const FILE_NAMES: [&str; 2] = ["glossary.yaml", "glossary.yml"];

/// A glossary that a transcript uses if it is there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// Where it is.
    pub path: PathBuf,
    /// Somebody named it, so that its absence is worth a word.
    pub named: bool,
}

/// The glossaries of a transcript, the nearest first.
pub fn wanted(
    transcript: Option<&Path>,
    folder: Option<&Path>,
    front_matter: &[String],
    config: &[String],
) -> Vec<Wanted> {
    let beside = transcript.and_then(Path::parent);
    let named_in = |base: Option<&Path>, names: &[String]| -> Vec<Wanted> {
        let paths = names
            .iter()
            .map(|name| base.map_or_else(|| PathBuf::from(name), |base| base.join(name)));
        paths
            .filter(|path| path.is_absolute())
            .map(|path| Wanted { path, named: true })
            .collect()
    };
    let mut all = named_in(beside.or(folder), front_matter);
    let places = [beside, folder];
    for place in places.into_iter().flatten() {
        all.extend(FILE_NAMES.map(|name| Wanted {
            path: place.join(name),
            named: false,
        }));
    }
    all.extend(named_in(folder, config));
    let mut seen = rustc_hash::FxHashSet::default();
    all.retain(|wanted| seen.insert(wanted.path.clone()));
    all
}

/// Reads glossaries, each of them once, and shares what transcripts have in common.
#[derive(Default)]
pub struct Reader {
    /// The editor's text of the glossaries that are open: it comes before the disk.
    pub open: FxHashMap<PathBuf, Text>,
    read: FxHashMap<PathBuf, Option<Arc<str>>>,
    contexts: FxHashMap<Vec<(PathBuf, Arc<str>)>, Arc<Context>>,
}

impl Reader {
    /// Forgets what was read, to read it anew, and keeps what was made of it.
    pub fn start_over(&mut self, open: FxHashMap<PathBuf, Text>) {
        self.open = open;
        self.read.clear();
    }

    /// The context that these glossaries make.
    pub fn context(&mut self, wanted: &[Wanted], problems: &mut Vec<String>) -> Arc<Context> {
        let sources: Vec<_> = wanted
            .iter()
            .filter_map(|wanted| Some((wanted.path.clone(), self.source(wanted, problems)?)))
            .collect();
        let make = |sources: &Vec<(PathBuf, Arc<str>)>| {
            let sources = sources
                .iter()
                .map(|(path, text)| (path.display().to_string(), text.to_string()));
            Arc::new(Context {
                entities: Arc::new(Entities(sources.collect())),
            })
        };
        self.contexts.entry(sources).or_insert_with_key(make).clone()
    }

    /// Drops the contexts that no transcript uses.
    pub fn forget_unused(&mut self) {
        self.contexts.retain(|_, context| Arc::strong_count(context) > 1);
    }

    fn source(&mut self, wanted: &Wanted, problems: &mut Vec<String>) -> Option<Arc<str>> {
        if let Some(text) = self.open.get(&wanted.path) {
            return Some(text.slice(0..text.len()).into());
        }
        if let Some(read) = self.read.get(&wanted.path) {
            return read.clone();
        }
        let read = match read_capped(&wanted.path) {
            Ok(text) => Some(text.into()),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !wanted.named => None,
            Err(error) => {
                problems.push(format!(
                    "cannot read the glossary {}: {error}",
                    wanted.path.display()
                ));
                None
            }
        };
        self.read.insert(wanted.path.clone(), read.clone());
        read
    }
}

fn read_capped(path: &Path) -> io::Result<String> {
    let size = fs::metadata(path)?.len();
    if size > LARGEST_TEXT as u64 {
        return Err(io::Error::other(format!("{size} bytes are too many")));
    }
    fs::read_to_string(path)
}
