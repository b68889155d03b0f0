//! The page about the settings.

use super::schema::flowing;
use super::settings::{KEYS, Settings};
use super::{FILE_NAME, SECTION};

/// `docs/configuration.md`.
pub fn page() -> String {
    let mut page = format!(
        "# Settings\n\n\
         `{FILE_NAME}` in the folder that the editor opens, or in the nearest folder above a transcript, holds what is \
         true of all transcripts below it. An editor may set the same keys under its own `{SECTION}`, and wins over the \
         file. Front matter has `rules`, `glossary`, `attributions`, `events` and `breaks` for its transcript, and wins \
         over both.\n\n\
         A key or a value that is not understood is named once, with its line, and changes nothing. \
         [{schema}]({schema}) is the schema of the file, for editors that check TOML.\n",
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
