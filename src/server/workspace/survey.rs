//! One look at what surrounds the open transcripts: which settings hold for them, which glossaries they use.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde_json::Value;
use tower_lsp::lsp_types::Url;

use super::{glossaries, settings};
use crate::config::FolderSettings;
use crate::config::glossaries::wanted;
use crate::model::Context;
use crate::model::front_matter::Named;
use crate::rules;
use crate::server::documents::{Content, path_of};
use crate::server::state::State;
use crate::text::Text;

/// What is to be looked for.
pub struct Plan {
    folders: Vec<PathBuf>,
    editor: Value,
    transcripts: Vec<Transcript>,
    open: FxHashMap<PathBuf, Text>,
}

struct Transcript {
    uri: Url,
    folder: Option<PathBuf>,
    named: Named,
}

/// What was found.
pub struct Found {
    /// The settings by folder.
    pub settings: FxHashMap<Option<PathBuf>, Arc<FolderSettings>>,
    /// What the glossaries of each transcript make.
    pub contexts: Vec<(Url, Arc<Context>)>,
    /// What the person should know.
    pub problems: Vec<String>,
    /// The glossaries and styles that somebody named, there or not.
    pub named: Vec<PathBuf>,
}

/// Notes what is to be looked for, while the state is held.
pub fn plan(state: &mut State) -> Plan {
    let mut transcripts = Vec::new();
    let mut open = FxHashMap::default();
    let folder_of: FxHashMap<_, _> =
        state.documents.keys().map(|uri| (uri.clone(), state.folder_of(uri))).collect();
    let folders: Vec<_> = state.folders.iter().filter_map(|folder| path_of(&folder.uri)).collect();
    for (uri, document) in &mut state.documents {
        match &document.content {
            Content::Transcript(transcript) => {
                document.named = Named::of(transcript.front_matter());
                let folder = match path_of(uri) {
                    Some(_) => folder_of.get(uri).cloned().flatten(),
                    None => folders.first().cloned(),
                };
                transcripts.push(Transcript { uri: uri.clone(), folder, named: document.named.clone() });
            }
            Content::Glossary(text) => {
                open.extend(path_of(uri).map(|path| (path, text.clone())));
            }
            Content::Refused => {}
        }
    }
    Plan { folders, editor: state.editor_settings.clone(), transcripts, open }
}

/// Looks: reads the files and makes of them what the transcripts need.
pub fn look(plan: Plan, layers: &mut settings::Layers, reader: &mut glossaries::Reader) -> Found {
    let mut problems = Vec::new();
    let settings = layers.of_folders(&plan.folders, &plan.editor, &mut problems);
    reader.start_over(plan.open, plan.folders);
    let mut contexts = Vec::new();
    let mut named = styles(&settings);
    for transcript in plan.transcripts {
        let path = path_of(&transcript.uri);
        let own = settings.get(&transcript.folder).map(|settings| match &path {
            Some(path) => settings.of_file(path),
            None => settings.settings().clone(),
        });
        let own = own.unwrap_or_default();
        let folder = transcript.folder.as_deref();
        let beside = path.as_deref().and_then(Path::parent);
        let wanted = wanted(path.as_deref(), folder, &transcript.named.glossaries, &own.glossary);
        let extras = rules::styles::under(&own, transcript.named.style.as_deref()).extras();
        contexts.push((transcript.uri, reader.context(&wanted, beside, extras, &mut problems)));
        named.extend(wanted.into_iter().filter(|wanted| wanted.named).map(|wanted| wanted.path));
    }
    problems.dedup();
    Found { settings, contexts, problems, named }
}

/// The files of the styles that settings name.
fn styles(settings: &FxHashMap<Option<PathBuf>, Arc<FolderSettings>>) -> Vec<PathBuf> {
    let of_folder = |(folder, settings): (&Option<PathBuf>, &Arc<FolderSettings>)| {
        let folder = folder.clone().unwrap_or_default();
        let paths: Vec<_> = settings.settings().styles.values().map(|path| folder.join(path)).collect();
        paths
    };
    settings.iter().flat_map(of_folder).filter(|path| path.is_absolute()).collect()
}
