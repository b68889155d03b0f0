//! The page about the settings.

use super::schema::flowing;
use super::settings::{KEYS, Settings};
use super::{FILE_NAME, SECTION};
use crate::model::front_matter;

/// `docs/configuration.md`.
pub fn page() -> String {
    let is_other = |key: &&str| KEYS.iter().all(|setting| setting.name != *key);
    let others: Vec<String> =
        front_matter::KEYS.iter().copied().filter(is_other).map(|key| format!("`{key}`")).collect();
    let mut page = format!(
        "# Settings\n\n\
         `{FILE_NAME}` in the folder that the editor opens, or in the nearest folder above a transcript, holds what is \
         true of all transcripts below it. An editor may set most of the same keys under its own `{SECTION}`.\n\n\
         What stands later in this line wins over what stands before it: what the program brings, the style that `style` \
         extends, the style, the file, its `overrides`, the editor, the front matter of the transcript. Tables are joined, \
         entry by entry; all else is replaced.\n\n\
         Of the keys of this page front matter has `rules` and `language`, which win, `style`, and `glossary`, \
         `attributions`, `events` and `breaks`, which add to what holds. Its `style` takes the place of the one that the \
         settings name, below them. Its other keys say what the transcript is: \
         {others}.\n\n\
         The level that a rule is set to is that of its clear findings. A finding in doubt is a hint whatever the level, \
         and none where the rule is off.\n\n\
         A key or a value that is not understood is named once, with its line, and changes nothing. \
         [{schema}]({schema}) is the schema of the file, for editors that check TOML.\n",
        others = others.join(", "),
        schema = SCHEMA_FILE,
    );
    for key in KEYS {
        let value = (key.value)(&Settings::default());
        page += &format!(
            "\n## `{}`\n\n{}\n\nTakes {}. Default: `{value}`\n\n```toml\n{}\n```\n",
            key.name,
            flowing(key.description),
            key.what,
            key.example,
        );
    }
    page
}

/// The name of the schema, beside the page.
pub const SCHEMA_FILE: &str = "transcript-ls.schema.json";
