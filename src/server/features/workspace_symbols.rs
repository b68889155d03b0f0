//! `workspace/symbol`: the questions, speakers and declared names of the whole archive.

use std::cmp::Reverse;
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};
use tower_lsp::lsp_types::{self as lsp, Location, SymbolInformation, SymbolKind};

use crate::ide::digest::{Declared, Question, Speaker};
use crate::ide::finder::Finder;
use crate::model::glossary::{GlossaryEntry, Layer};
use crate::server::convert;
use crate::server::others::{File, Other, Others};

/// As many are answered. Nobody reads more, and whoever types on gets others.
const MOST: usize = 256;

/// The symbols of the archive that fit what was typed, the best first.
pub fn workspace_symbols(transcripts: &[Other], others: &Others, query: &str) -> Vec<SymbolInformation> {
    let glossaries = others.glossaries();
    let mut search = Search { finder: Finder::new(query.trim()), hits: Vec::new() };
    search.speakers(transcripts);
    search.entities(&glossaries, transcripts);
    search.questions(transcripts);
    // Sorting keeps the order of equals: people, names, questions.
    search.hits.sort_by_key(|hit| (hit.is_repeated, Reverse(hit.score)));
    search.hits.truncate(MOST);
    let mut writer = Writer { others, transcripts, mentions: None, files: FxHashMap::default() };
    search.hits.iter().filter_map(|hit| writer.symbol(&hit.what)).collect()
}

/// One thing that fits.
struct Hit<'a> {
    score: u32,
    /// It has the name of one that stands before it.
    is_repeated: bool,
    what: What<'a>,
}

enum What<'a> {
    Question(&'a Other, &'a Question<lsp::Range>),
    Speaker(&'a Other, &'a Speaker<lsp::Range>),
    Declared(&'a Other, &'a Declared<lsp::Range>),
    /// An entry of a glossary, and the form of its name that fits best.
    Entity(&'a Layer, &'a GlossaryEntry, &'a str),
}

struct Search<'a> {
    finder: Finder,
    hits: Vec<Hit<'a>>,
}

impl<'a> Search<'a> {
    fn note(&mut self, text: &str, what: What<'a>) {
        if let Some(score) = self.finder.score(text) {
            self.hits.push(Hit { score, is_repeated: false, what });
        }
    }

    /// Of one who speaks in many files, the file where it says most stands for all; the others come last.
    fn speakers(&mut self, transcripts: &'a [Other]) {
        let speakers =
            transcripts.iter().flat_map(|other| other.digest.speakers.iter().map(move |it| (other, it)));
        let mut speakers: Vec<_> = speakers.collect();
        speakers.sort_by_key(|(_, speaker)| Reverse(speaker.words));
        let mut seen = FxHashSet::default();
        for (other, speaker) in speakers {
            let is_repeated = !seen.insert(&speaker.name);
            if let Some(score) = self.finder.score(&speaker.name) {
                self.hits.push(Hit { score, is_repeated, what: What::Speaker(other, speaker) });
            }
        }
    }

    fn entities(&mut self, glossaries: &'a [Layer], transcripts: &'a [Other]) {
        for layer in glossaries {
            for entry in &layer.glossary.entries {
                let forms = entry.forms().map(|(_, form)| form.text.as_str());
                let scored = forms.filter_map(|form| Some((self.finder.score(form)?, form)));
                // Of forms that fit equally well the first: it is the one to be used.
                if let Some((score, form)) = scored.min_by_key(|(score, _)| Reverse(*score)) {
                    self.hits.push(Hit { score, is_repeated: false, what: What::Entity(layer, entry, form) });
                }
            }
        }
        for other in transcripts {
            for declared in &other.digest.declared {
                self.note(&declared.name, What::Declared(other, declared));
            }
        }
    }

    fn questions(&mut self, transcripts: &'a [Other]) {
        for other in transcripts {
            for question in &other.digest.questions {
                self.note(&question.text, What::Question(other, question));
            }
        }
    }
}

/// The mentions, and the transcripts that have some, of each entity by the origin of its glossary and its key.
type Mentions<'a> = FxHashMap<(&'a str, &'a str), (usize, usize)>;

/// Writes hits as the protocol has them.
struct Writer<'a> {
    others: &'a Others,
    transcripts: &'a [Other],
    /// How often, and in how many files, each entity is mentioned; counted when it is first asked for.
    mentions: Option<Mentions<'a>>,
    files: FxHashMap<&'a str, Option<File>>,
}

impl<'a> Writer<'a> {
    fn symbol(&mut self, what: &What<'a>) -> Option<SymbolInformation> {
        let location = |other: &Other, place: &lsp::Range| Location::new(other.uri.clone(), *place);
        let (name, kind, location, container) = match what {
            What::Question(other, question) => {
                let container = format!("{} · question {}", shown(other), question.number);
                (question.text.to_string(), SymbolKind::FUNCTION, location(other, &question.place), container)
            }
            What::Speaker(other, speaker) => {
                let container = format!("{} · {}", shown(other), counted(speaker.turns, "turn"));
                (speaker.name.to_string(), SymbolKind::CLASS, location(other, &speaker.place), container)
            }
            What::Declared(other, declared) => {
                let name = declared.name.to_string();
                (name, SymbolKind::CONSTANT, location(other, &declared.place), shown(other))
            }
            What::Entity(layer, entry, form) => {
                // Editors filter by the name again, so that it has to show why it fits.
                let name = match *form == entry.name.text {
                    true => entry.name.text.clone(),
                    false => format!("{} ({form})", entry.name.text),
                };
                (name, SymbolKind::CONSTANT, self.entry(layer, entry)?, self.about(layer, entry))
            }
        };
        #[allow(deprecated, reason = "the type has a field that the protocol no longer uses")]
        Some(SymbolInformation {
            name: if name.trim().is_empty() { "…".to_owned() } else { name },
            kind,
            tags: None,
            deprecated: None,
            location,
            container_name: Some(container),
        })
    }

    /// Where an entry stands in its glossary.
    fn entry(&mut self, layer: &'a Layer, entry: &GlossaryEntry) -> Option<Location> {
        let path = Path::new(&*layer.origin);
        let others = self.others;
        let file = self.files.entry(&layer.origin).or_insert_with(|| others.file(path)).as_ref()?;
        let key = entry.key.span.range();
        // The file may have shrunk since it was read; then its start has to do.
        let key = if key.end <= file.text.len() { key } else { 0..0 };
        Some(Location::new(file.uri.clone(), convert::range(&file.text, &key, others.encoding())))
    }

    /// What an entity is, and how often it is mentioned.
    fn about(&mut self, layer: &'a Layer, entry: &'a GlossaryEntry) -> String {
        let kind = entry.kind.map_or("name", |kind| kind.name());
        let transcripts = self.transcripts;
        let mentions = self.mentions.get_or_insert_with(|| mentions(transcripts));
        match mentions.get(&(&*layer.origin, entry.key.text.as_str())) {
            Some((count @ 1.., files)) => {
                let (count, files) = (counted(*count, "mention"), counted(*files, "transcript"));
                format!("{kind} · {count} in {files}")
            }
            _ => format!("{kind} · not mentioned"),
        }
    }
}

fn mentions(transcripts: &[Other]) -> Mentions<'_> {
    let mut all = FxHashMap::default();
    for mentions in transcripts.iter().flat_map(|other| &other.digest.mentions) {
        let (count, files) = all.entry((&*mentions.origin, &*mentions.key)).or_insert((0, 0));
        *count += mentions.count;
        *files += usize::from(mentions.count > 0);
    }
    all
}

/// What a person calls a transcript: its title, else the name of its file.
fn shown(other: &Other) -> String {
    let file =
        || other.uri.path_segments().and_then(|mut path| path.next_back()).unwrap_or_default().to_owned();
    let name = || other.path.as_deref()?.file_name().map(|name| name.to_string_lossy().into_owned());
    other.digest.title.as_ref().map_or_else(|| name().unwrap_or_else(file), |title| title.to_string())
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
