//! What the texts of a setting may be: how each is judged, and the same as a JSON Schema.

use serde_json::{Value, json};

/// What one text of a setting may be.
#[derive(Clone, Copy)]
pub(super) struct Form {
    /// Why it is not right, where it is not.
    pub judge: fn(&str) -> Result<(), String>,
    /// Its JSON Schema.
    pub schema: fn() -> Value,
    /// The most of them in a list, where not any number will do.
    pub most: Option<usize>,
}

/// No text is wrong.
pub(super) const ANYTHING: Form = Form { judge: |_| Ok(()), schema: any_text, most: None };

/// Something that can be read.
pub(super) const SOME_TEXT: Form = Form {
    judge: |text| held(text.chars().any(char::is_alphanumeric), "it has no letters"),
    schema: any_text,
    most: None,
};

/// A pattern as in `.gitignore`.
pub(super) const PATTERN: Form = Form { judge: super::files::judge, schema: any_text, most: None };

/// A pair of quotation marks, with the spaces inside them.
pub(super) const QUOTES: Form = Form {
    judge: |text| held(is_pair_of_quotes(text), "it is no pair of quotation marks"),
    schema: || {
        let mark = format!("[{QUOTATION_MARKS}]");
        json!({ "type": "string", "pattern": format!("^{mark}[{SPACES}]{{0,2}}{mark}$") })
    },
    most: Some(2),
};

/// A dash, with the spaces around it.
pub(super) const DASH: Form = Form {
    judge: |text| held(is_dash(text), "it is no dash with at most one space on each side"),
    schema: || {
        let dashes = DASHES.join("|");
        json!({ "type": "string", "pattern": format!("^([{SPACES}]?({dashes})[{SPACES}]?)?$") })
    },
    most: None,
};

/// Three dots.
pub(super) const ELLIPSIS: Form = Form {
    judge: |text| held(ELLIPSES.contains(&text), "it is not three dots"),
    schema: || one_of_or_nothing(&ELLIPSES),
    most: None,
};

/// A pair of brackets.
pub(super) const BRACKETS: Form = Form {
    judge: |text| held(PAIRS.contains(&text), "it is no pair of brackets"),
    schema: || one_of_or_nothing(&PAIRS),
    most: None,
};

const QUOTATION_MARKS: &str = "\"'“”„‟‘’‚‛«»‹›「」『』＂＇";

const DASHES: [&str; 7] = ["—", "–", "―", "‒", "-", "--", "---"];

const ELLIPSES: [&str; 3] = ["…", "...", ". . ."];

const PAIRS: [&str; 6] = ["()", "[]", "{}", "（）", "［］", "【】"];

/// The spaces that may stand beside a dash or inside quotation marks: a plain one, a no-break one, a narrow one.
const SPACES: &str = " \u{a0}\u{202f}";

fn held(is_right: bool, reason: &str) -> Result<(), String> {
    if is_right { Ok(()) } else { Err(reason.to_owned()) }
}

fn is_pair_of_quotes(text: &str) -> bool {
    let mut marks = text.chars();
    let are_marks = [marks.next(), marks.next_back()].map(|c| c.is_some_and(|c| QUOTATION_MARKS.contains(c)));
    let inside = marks.as_str();
    are_marks == [true, true] && inside.chars().count() <= 2 && inside.chars().all(is_space)
}

fn is_dash(text: &str) -> bool {
    let text = text.strip_prefix(is_space).unwrap_or(text);
    DASHES.contains(&text.strip_suffix(is_space).unwrap_or(text))
}

fn is_space(c: char) -> bool {
    SPACES.contains(c)
}

fn any_text() -> Value {
    json!({ "type": "string" })
}

/// An empty text is a setting that is not set.
fn one_of_or_nothing(texts: &[&str]) -> Value {
    let all: Vec<&str> = std::iter::once("").chain(texts.iter().copied()).collect();
    json!({ "enum": all })
}
