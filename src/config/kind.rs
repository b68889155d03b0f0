//! What a file is, as far as its name alone tells.

use std::path::Path;

use super::FILE_NAME;

/// What a name says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text that may be a transcript.
    Text,
    /// A glossary.
    Glossary,
    /// The settings of a folder.
    Settings,
    /// TOML or JSON, which is never a transcript.
    Data,
}

impl Kind {
    /// What the name of the file at `path` says.
    pub fn of(path: &Path) -> Kind {
        let extension = path.extension().unwrap_or_default();
        let is_one_of = |names: &[&str]| names.iter().any(|name| extension.eq_ignore_ascii_case(name));
        if path.file_name().is_some_and(|name| name == FILE_NAME) {
            Kind::Settings
        } else if is_one_of(&["yaml", "yml"]) {
            Kind::Glossary
        } else if is_one_of(&["toml", "json"]) {
            Kind::Data
        } else {
            Kind::Text
        }
    }

    /// Why the file at `path`, which is of this kind, is not read as a transcript; nothing if it may be.
    pub fn refusal(self, path: &Path) -> Option<String> {
        let path = path.display();
        match self {
            Kind::Text => None,
            Kind::Glossary => Some(format!("{path} is a glossary; name transcripts")),
            Kind::Settings => Some(format!("{path} is settings; name transcripts")),
            Kind::Data => Some(format!("{path} is settings or data; name transcripts")),
        }
    }
}
