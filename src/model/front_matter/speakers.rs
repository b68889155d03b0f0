//! The speakers that front matter declares, in each of the forms it may do so.

use crate::model::problem::{Problem, ProblemKind};
use crate::model::yaml::{Entry, Node, Text, Value, read};
use crate::text::Span;

/// The part that a speaker has in the interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpeakerRole {
    /// Asks.
    Interviewer,
    /// Answers.
    Interviewee,
    /// Does neither, as a moderator or a heckler.
    Other,
}

const ROLES: [&str; 3] = ["interviewer", "interviewee", "other"];
const KEYS: [&str; 5] = ["name", "label", "labels", "role", "description"];

/// A speaker that front matter declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerDeclaration {
    /// The name; the first label where none is given.
    pub name: Text,
    /// The labels that stand for the speaker in the text, beside the name.
    pub labels: Vec<Text>,
    /// The part the speaker has, where it is declared.
    pub role: Option<SpeakerRole>,
    /// Who that is.
    pub description: Option<Text>,
    /// The bytes of the whole declaration.
    pub span: Span,
}

impl SpeakerDeclaration {
    fn named(name: Text, role: Option<SpeakerRole>) -> Self {
        Self { span: name.span, name, labels: Vec::new(), role, description: None }
    }
}

/// Reads `speakers`: one name, or a list of names and of maps.
pub(super) fn list(entry: &Entry, out: &mut Vec<SpeakerDeclaration>, problems: &mut Vec<Problem>) {
    match &entry.value.value {
        Value::Nothing => {}
        Value::List(items) => {
            for item in items {
                out.extend(speaker(item, problems));
            }
        }
        Value::Text(_) => out.extend(speaker(&entry.value, problems)),
        Value::Map(_) => problems.push(read::wrong_type(entry, "a list of speakers, each after a `- `")),
    }
}

/// Reads `interviewer` and `interviewee`: names, or one speaker in the long form.
pub(super) fn short(
    entry: &Entry,
    role: SpeakerRole,
    out: &mut Vec<SpeakerDeclaration>,
    problems: &mut Vec<Problem>,
) {
    let before = out.len();
    if let Value::Map(_) = entry.value.value {
        out.extend(speaker(&entry.value, problems));
    } else {
        list(entry, out, problems);
    }
    for declared in &mut out[before..] {
        declared.role = declared.role.or(Some(role));
    }
}

fn speaker(node: &Node, problems: &mut Vec<Problem>) -> Option<SpeakerDeclaration> {
    match &node.value {
        Value::Nothing => None,
        Value::Text(text) => {
            Some(SpeakerDeclaration::named(Text { text: text.clone(), span: node.span }, None))
        }
        Value::Map(entries) => from_map(node.span, entries, problems),
        Value::List(_) => {
            let message = "A speaker is a name or a map with a `name`, but this is a list.";
            problems.push(Problem::new(ProblemKind::Value, node.span, message));
            None
        }
    }
}

fn from_map(span: Span, entries: &[Entry], problems: &mut Vec<Problem>) -> Option<SpeakerDeclaration> {
    let (mut name, mut labels, mut role, mut description) = (None, Vec::new(), None, None);
    let told = problems.len();
    for entry in entries {
        match read::known_key(&entry.key.text).as_str() {
            "name" => name = read::text(entry, problems),
            "label" | "labels" => labels.extend(read::texts(entry, problems)),
            "role" => role = read::text(entry, problems).and_then(|text| role_of(&text, problems)),
            "description" => description = read::text(entry, problems),
            _ => problems.extend(read::unknown_key(&entry.key, &KEYS)),
        }
    }
    let Some(name) = name.or_else(|| labels.first().cloned()) else {
        // Where the name itself is wrong, that has been said.
        if problems.len() == told {
            let message = "This speaker has no `name`: give the name, or a `label` of the text.";
            problems.push(Problem::new(ProblemKind::Value, span, message));
        }
        return None;
    };
    Some(SpeakerDeclaration { name, labels, role, description, span })
}

fn role_of(text: &Text, problems: &mut Vec<Problem>) -> Option<SpeakerRole> {
    match text.text.trim().to_lowercase().as_str() {
        "interviewer" => Some(SpeakerRole::Interviewer),
        "interviewee" => Some(SpeakerRole::Interviewee),
        "other" => Some(SpeakerRole::Other),
        _ => {
            problems.push(read::unknown_value("role", text, &ROLES));
            None
        }
    }
}
