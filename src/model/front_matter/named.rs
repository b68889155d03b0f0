//! What front matter names of the surroundings of its transcript.

use super::FrontMatter;

/// Names of things that lie elsewhere: whoever can look for them makes of them the words that the transcript is read
/// with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// The paths of glossaries.
    pub glossaries: Vec<String>,
    /// The house style.
    pub style: Option<String>,
}

impl Named {
    /// What `front_matter` names.
    pub fn of(front_matter: &FrontMatter) -> Self {
        Named {
            glossaries: front_matter.glossaries.iter().map(|name| name.text.clone()).collect(),
            style: front_matter.style.as_ref().map(|name| name.text.clone()),
        }
    }
}
