//! Settings: one declaration a key, from `transcript-ls.toml`, from the editor or from front matter.

use std::collections::BTreeMap;

/// How much a finding of a rule weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not reported.
    Off,
    /// Shown faintly: it may well be meant.
    Hint,
    /// Worth knowing.
    Info,
    /// Most likely wrong.
    Warning,
    /// Wrong.
    Error,
}

/// All settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The level of each rule that is not at its own default.
    pub rules: BTreeMap<String, Level>,
    /// Glossaries beside those found by their names, relative to the workspace's root.
    pub glossary: Vec<String>,
}
