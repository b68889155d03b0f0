//! What surrounds a transcript on the disk: the settings that hold for it and the glossaries it uses, each read once.

use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{fs, io};

use rustc_hash::{FxHashMap, FxHashSet};

use super::complaint::Complaint;
use super::{Failure, read};
use crate::config::glossaries::{Wanted, leads_out, wanted};
use crate::config::{FILE_NAME, FolderSettings, Settings};
use crate::model::front_matter::Named;
use crate::model::glossary::{Entities, Glossary, Layer};
use crate::model::{Context, Document};
use crate::rules;
use crate::server::reach::Places;
use crate::syntax::lexicon::Extras;

/// What holds for all transcripts below one root.
#[derive(Debug)]
pub struct Folder {
    /// The folder with the settings file, or the one under version control; none above a stray file.
    pub root: Option<PathBuf>,
    /// The settings, and which files below it are transcripts.
    pub settings: FolderSettings,
}

/// What a context was made of: the paths of the glossaries, and the words that settings add.
type MadeOf = (Vec<PathBuf>, Extras);

/// All surroundings that were looked at.
#[derive(Default)]
pub struct Surroundings {
    forced: Option<Arc<Folder>>,
    folders: Mutex<FxHashMap<PathBuf, Arc<Folder>>>,
    glossaries: Mutex<FxHashMap<PathBuf, Option<UsedGlossary>>>,
    contexts: Mutex<FxHashMap<MadeOf, Arc<Context>>>,
    places: Mutex<Places>,
    /// The glossaries of which it was said that they lie too far away.
    refused: Mutex<FxHashSet<PathBuf>>,
    /// What could not be read as its author meant, not yet said.
    complaints: Mutex<Vec<Complaint>>,
}

/// A glossary that some transcript uses.
#[derive(Clone)]
pub struct UsedGlossary {
    /// Where it is, as a person in the current folder would write it.
    pub path: PathBuf,
    /// Its text.
    pub text: Arc<str>,
    glossary: Arc<Glossary>,
}

impl Surroundings {
    /// Looks for settings above each transcript, or takes those of `config` for all.
    pub fn new(config: Option<&Path>) -> Result<Self, Failure> {
        let mut surroundings = Surroundings::default();
        if let Some(path) = config {
            let text = read::file(path).map_err(Failure::Told)?;
            let path = absolute(path);
            let root = path.parent().unwrap_or(&path);
            // The file may lie anywhere: its patterns are about what is here.
            let here = std::env::current_dir().unwrap_or_else(|_| root.to_owned());
            surroundings.forced = Some(Arc::new(surroundings.folder_of(root, &here, path.as_path(), &text)));
        }
        Ok(surroundings)
    }

    /// What holds in the folder at `path`.
    pub fn of_folder(&self, path: &Path) -> Arc<Folder> {
        if let Some(forced) = &self.forced {
            return forced.clone();
        }
        let path = absolute(path);
        let known = held(&self.folders).get(&path).cloned();
        known.unwrap_or_else(|| {
            let folder = self.look(&path);
            // Of two threads that looked, the first one's word counts.
            held(&self.folders).entry(path).or_insert(folder).clone()
        })
    }

    /// What holds for the file at `path`.
    pub fn of_file(&self, path: &Path) -> Arc<Folder> {
        self.of_folder(absolute(path).parent().unwrap_or(Path::new("/")))
    }

    /// Reads `text`, that of the file at `path`, in the light of its glossaries.
    pub fn document(&self, path: &Path, text: &str) -> (Document, Arc<Settings>) {
        let folder = self.of_file(path);
        let path = absolute(path);
        let settings = folder.settings.of_file(&path);
        let plain = self.context(&folder, &settings, &path, &Named::default());
        let mut document = Document::new(text, plain);
        let named = Named::of(document.front_matter());
        if named != Named::default() {
            document.set_context(self.context(&folder, &settings, &path, &named));
        }
        (document, settings)
    }

    /// The settings of the file at `path`.
    pub fn settings(&self, path: &Path) -> Arc<Settings> {
        self.of_file(path).settings.of_file(&absolute(path))
    }

    /// Whether the settings take the file at `path` for a transcript, as they do all `*.transcript`.
    pub fn takes(&self, path: &Path) -> bool {
        self.of_file(path).settings.chosen().takes(&absolute(path))
    }

    /// The glossaries that were read so far, in the order of their paths.
    pub fn used_glossaries(&self) -> Vec<UsedGlossary> {
        let mut used: Vec<UsedGlossary> = held(&self.glossaries).values().flatten().cloned().collect();
        used.sort_by(|a, b| a.path.cmp(&b.path));
        used
    }

    /// What is to be said of settings and glossaries and has not been.
    pub fn take_complaints(&self) -> Vec<Complaint> {
        let mut complaints = std::mem::take(&mut *held(&self.complaints));
        // Which file was read first is chance; the lines of each are in order.
        complaints.sort_by(|a, b| a.path.cmp(&b.path));
        complaints
    }

    fn look(&self, path: &Path) -> Arc<Folder> {
        let file = path.join(FILE_NAME);
        match fs::metadata(&file) {
            Ok(metadata) if metadata.is_file() => {
                let text = read::file(&file).unwrap_or_else(|sentence| {
                    self.complain(&file, sentence);
                    String::new()
                });
                Arc::new(self.folder_of(path, path, &file, &text))
            }
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                let sentence = format!("cannot read {}: {}", near(&file).display(), read::reason(&error));
                self.complain(&file, sentence);
                Arc::new(folder(Some(path.to_owned()), Settings::default()))
            }
            _ if path.join(".git").exists() => Arc::new(folder(Some(path.to_owned()), Settings::default())),
            _ => match path.parent() {
                Some(parent) => self.of_folder(parent),
                None => Arc::new(folder(None, Settings::default())),
            },
        }
    }

    /// The folder at `root` with the settings in `text`, that of `file`; patterns are seen from `base`.
    fn folder_of(&self, root: &Path, base: &Path, file: &Path, text: &str) -> Folder {
        let (mut settings, problems) = Settings::from_toml(text, rules::keys());
        let in_styles = rules::styles::load(&mut settings, |path| {
            let path = near(&root.join(path));
            let text = read::plain_file(&path);
            text.map_err(|sentence| self.complain(&path, format!("{sentence} (a style)"))).ok()
        });
        let in_styles = in_styles.into_iter().map(|(path, problem)| match path {
            Some(path) => (root.join(path), problem),
            None => (file.to_owned(), problem),
        });
        for (file, problem) in problems.into_iter().map(|problem| (file.to_owned(), problem)).chain(in_styles)
        {
            let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
            let sentence = format!("{}{line}: {}", near(&file).display(), problem.message);
            self.complain(&file, sentence);
        }
        Folder { root: Some(root.to_owned()), settings: FolderSettings::new(base, settings) }
    }

    fn context(&self, folder: &Folder, settings: &Settings, path: &Path, named: &Named) -> Arc<Context> {
        let wanted = wanted(Some(path), folder.root.as_deref(), &named.glossaries, &settings.glossary);
        let here = std::env::current_dir().ok();
        let around = [folder.root.as_deref(), path.parent(), here.as_deref()];
        let mut layers = Vec::new();
        let mut key: Vec<PathBuf> = Vec::new();
        // The farthest first: of two entries with one key the last counts.
        for wanted in wanted.iter().rev() {
            if let Some(glossary) = self.glossary(wanted, &around) {
                key.push(wanted.path.clone());
                layers.push(Layer { origin: wanted.path.to_string_lossy().into(), glossary });
            }
        }
        let key = (key, rules::styles::under(settings, named.style.as_deref()).extras());
        let known = held(&self.contexts).get(&key).cloned();
        known.unwrap_or_else(|| {
            let entities = Arc::new(Entities::merge(layers));
            let context = Arc::new(Context { entities, extras: key.1.clone() });
            held(&self.contexts).entry(key).or_insert(context).clone()
        })
    }

    /// A glossary, if a transcript may be led to it that has these folders around it.
    fn glossary(&self, wanted: &Wanted, around: &[Option<&Path>]) -> Option<Arc<Glossary>> {
        let around = around.iter().copied().flatten();
        if !wanted.is_trusted && held(&self.places).leads_out(&wanted.path, around) {
            if held(&self.refused).insert(wanted.path.clone()) {
                self.complain(&wanted.path, leads_out(&near(&wanted.path)));
            }
            return None;
        }
        // Held while it is read, so that no other thread reads it too.
        let mut glossaries = held(&self.glossaries);
        let used = glossaries.entry(wanted.path.clone()).or_insert_with(|| {
            let is_there = wanted.named || wanted.path.is_file();
            match is_there.then(|| read::plain_file(&wanted.path))? {
                Ok(text) => Some(UsedGlossary {
                    path: near(&wanted.path),
                    glossary: Arc::new(Glossary::parse(&text)),
                    text: text.into(),
                }),
                Err(sentence) => {
                    self.complain(&wanted.path, format!("{sentence} (a glossary)"));
                    None
                }
            }
        });
        used.as_ref().map(|used| used.glossary.clone())
    }

    fn complain(&self, path: &Path, sentence: String) {
        held(&self.complaints).push(Complaint::new(path, sentence));
    }
}

fn folder(root: Option<PathBuf>, settings: Settings) -> Folder {
    let settings = FolderSettings::new(root.as_deref().unwrap_or(Path::new("/")), settings);
    Folder { root, settings }
}

/// The path from the root of the disk. Links are followed only where `..` means something else otherwise.
pub fn absolute(path: &Path) -> PathBuf {
    let climbs = path.components().any(|component| component == Component::ParentDir);
    let whole = if climbs { path.canonicalize() } else { std::path::absolute(path) };
    whole.unwrap_or_else(|_| path.to_owned())
}

/// A path as a person in the current folder would write it.
pub fn near(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).to_owned()
}

/// A thread that panicked while it held one of these left nothing half done.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
