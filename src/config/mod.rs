//! Settings: one declaration a key, from `transcript-ls.toml`, from the editor or from front matter.
//!
//! [`settings`](mod@settings) declares the keys. All else here reads that declaration: the reader, the layers, the
//! JSON Schema, the editor's own list of settings and the page of documentation.

pub mod documentation;
mod files;
mod folder;
mod forms;
mod front_matter;
pub mod glossaries;
mod kind;
mod level;
mod options;
mod overrides;
mod problem;
mod raw;
pub mod schema;
mod settings;
mod shown;
mod value;

#[cfg(test)]
mod tests;

pub use files::Chosen;
pub use folder::FolderSettings;
pub use front_matter::front_matter_rules;
pub use kind::Kind;
pub use level::Level;
pub use options::{OptionDefault, OptionValue, RuleKey, RuleOption, RuleSetting, RuleSettings, give_way};
pub use overrides::Override;
pub use problem::Problem;
pub use settings::{KEYS, Key, Settings};
pub use shown::{Hint, Lens};

/// The name of the settings file at the root of a folder.
pub const FILE_NAME: &str = "transcript-ls.toml";

/// The name under which editors keep our settings.
pub const SECTION: &str = "transcript-ls";
