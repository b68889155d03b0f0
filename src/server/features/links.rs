//! `textDocument/documentLink`: what can be followed.
//!
//! A path leads as far as `reach` lets it, or nowhere.

use std::path::Path;

use tower_lsp::lsp_types::{DocumentLink, DocumentLinkParams, Url};

use crate::ide::{self, Goal};
use crate::model::matcher::EntityId;
use crate::model::{Document, FRONT_MATTER};
use crate::server::reach;
use crate::server::snapshot::Snapshot;

/// The links of a file.
pub fn document_links(snapshot: &Snapshot, _: DocumentLinkParams) -> Vec<DocumentLink> {
    let Some(document) = &snapshot.document else {
        let links = ide::glossary_links(&snapshot.text.to_string()).into_iter();
        let addresses = links.filter_map(|link| match link.goal {
            Goal::Address(address) => Some((link.range, Url::parse(&address).ok()?, None)),
            _ => None,
        });
        return addresses.map(|(range, target, tooltip)| shown(snapshot, &range, target, tooltip)).collect();
    };
    let recording = ide::recording(document).and_then(|goal| Recording::new(snapshot, goal));
    let links = ide::links(document).into_iter().filter_map(|link| {
        let (target, tooltip) = match link.goal {
            Goal::Address(address) => (Url::parse(&address).ok()?, None),
            Goal::File(written) => {
                let path = reach::named_file(snapshot, &written)?;
                (snapshot.others.name(&path)?, Some(format!("Open {written}")))
            }
            Goal::Recording(time) => recording.as_ref()?.at(time),
            Goal::Entity(id) => entry(snapshot, document, id)?,
        };
        Some(shown(snapshot, &link.range, target, tooltip))
    });
    links.collect()
}

fn shown(
    snapshot: &Snapshot,
    range: &std::ops::Range<usize>,
    target: Url,
    tooltip: Option<String>,
) -> DocumentLink {
    let tooltip = tooltip.filter(|_| snapshot.client.link_tooltips);
    DocumentLink { range: snapshot.range(range), target: Some(target), tooltip, data: None }
}

/// The recording of an interview.
struct Recording {
    address: Url,
    name: String,
}

impl Recording {
    fn new(snapshot: &Snapshot, goal: Goal) -> Option<Self> {
        let address = match goal {
            Goal::Address(address) => Url::parse(&address).ok()?,
            Goal::File(written) => snapshot.others.name(&reach::named_file(snapshot, &written)?)?,
            Goal::Recording(_) | Goal::Entity(_) => return None,
        };
        let name = address.path_segments().and_then(|mut parts| parts.next_back()).unwrap_or_default();
        let name = if name.is_empty() { "the recording" } else { name }.to_owned();
        Some(Recording { address, name })
    }

    /// Where it is heard at so many milliseconds, and what is said of that.
    fn at(&self, time: u64) -> (Url, Option<String>) {
        let seconds = time / 1000;
        let mut address = self.address.clone();
        if address.fragment().is_none() {
            address.set_fragment(Some(&format!("t={seconds}")));
        }
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        (address, Some(format!("Play {} at {hours}:{minutes:02}:{seconds:02}", self.name)))
    }
}

/// The entry of an entity: its file, with the line as editors read it.
fn entry(snapshot: &Snapshot, document: &Document, id: EntityId) -> Option<(Url, Option<String>)> {
    let entities = &document.vocabulary().entities;
    let (entry, layer) = (entities.entry(id)?, entities.layer(id)?);
    let start = entry.key.span.range().start;
    let (mut target, line) = if &*layer.origin == FRONT_MATTER {
        let start = document.front_matter_range()?.start + start;
        (snapshot.uri.clone(), snapshot.text.line_of(start))
    } else {
        let path = Path::new(&*layer.origin);
        let file = snapshot.others.file(path).filter(|_| reach::may_reach(snapshot, path))?;
        (file.uri, file.text.line_of(start))
    };
    target.set_fragment(Some(&format!("L{}", line + 1)));
    Some((target, Some(format!("Open the entry of {}", entry.name.text))))
}
