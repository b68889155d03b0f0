//! What a new name must be like.

use super::Refusal;
use super::subject::NamePlace;
use crate::model::matcher::folded;
use crate::syntax::{MOST_LABEL_WORDS, is_name_like};

/// What some editor or some reader of YAML takes for the end of a line.
const LINE_BREAKS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// A name in one line, without white space around it.
pub fn one_line(new: &str) -> Result<String, Refusal> {
    let new = new.trim();
    if new.is_empty() {
        return Err("A name needs at least one letter.".to_owned());
    }
    if new.contains(LINE_BREAKS) {
        return Err("A name stands on one line: write it without a line break.".to_owned());
    }
    if new.contains(char::is_control) {
        return Err("A name has no control characters: write it with those that can be seen.".to_owned());
    }
    Ok(new.to_owned())
}

/// A name, or a key, of an entity.
pub fn of_entity(place: &NamePlace, new: &str) -> Result<String, Refusal> {
    let new = one_line(new)?;
    if folded(&new).is_none() {
        return Err(format!("`{new}` is found in no text: a name needs a letter or a digit."));
    }
    if new.contains(['[', ']', '|']) {
        let what = if place.is_key { "A key" } else { "A name" };
        return Err(format!("{what} stands in links as `[[…]]`: write it without brackets and `|`."));
    }
    Ok(new)
}

/// A speaker's label.
pub fn of_speaker(new: &str) -> Result<String, Refusal> {
    let new = one_line(new)?;
    if new.contains([':', '：']) {
        return Err("A speaker's name has no colon: the one behind it stays where it is.".to_owned());
    }
    if new.split_whitespace().count() > MOST_LABEL_WORDS {
        return Err(format!(
            "A speaker's name has at most {MOST_LABEL_WORDS} words, or it is read as speech."
        ));
    }
    if new.starts_with(char::is_lowercase) {
        return Err("A speaker's name begins with a capital, or it is read as speech.".to_owned());
    }
    if !is_name_like(&new) {
        return Err(format!(
            "`{new}` is not read as a speaker's name: write it with letters, digits and spaces."
        ));
    }
    Ok(new)
}
