//! What there is to say about an item when somebody looks at it, in Markdown.

use super::item::Subject;
use crate::ide::keys;
use crate::ide::markdown::escaped;
use crate::model::Document;
use crate::model::names::explained_once;
use crate::model::yaml::Text;
use crate::rules;

/// What is known of `subject`; a glossary has no document.
pub fn documentation(document: Option<&Document>, subject: &Subject) -> Option<String> {
    match subject {
        Subject::Entity(key) => of_entity(document?, key),
        Subject::Explained(name) => of_explained(document?, name),
        Subject::Rule(name) => rules::find(name).map(rules::manual::markdown),
        Subject::FrontMatterKey(path) => {
            let path: Vec<&str> = path.split('.').collect();
            keys::of_front_matter(&path).map(|key| key.says.to_owned())
        }
        Subject::GlossaryKey(key) => keys::of_glossary(key).map(|key| key.says.to_owned()),
    }
}

fn of_entity(document: &Document, key: &str) -> Option<String> {
    let entities = &document.vocabulary().entities;
    let entry = entities.entry(entities.lookup(key)?)?;
    let kind = entry.kind.map(|kind| format!(" — {}", kind.name())).unwrap_or_default();
    let list = |what: &str, forms: &[Text]| {
        let forms: Vec<_> = forms.iter().map(|form| escaped(&form.text)).collect();
        (!forms.is_empty()).then(|| format!("{what}: {}", forms.join(", ")))
    };
    let mut lines = vec![format!("**{}**{kind}", escaped(&entry.name.text))];
    lines.extend(entry.definition.as_ref().map(|definition| escaped(definition.text.trim())));
    lines.extend(list("Also", &entry.aliases));
    lines.extend(list("In the source", &entry.source_forms));
    lines.extend(list("To be avoided", &entry.avoid));
    Some(lines.join("\n\n"))
}

fn of_explained(document: &Document, name: &str) -> Option<String> {
    let known =
        explained_once(document, |known| known == name).into_iter().find(|known| &*known.name == name)?;
    let explanation = document.text().slice(known.explanation.clone());
    let explanation = escaped(&explanation.split_whitespace().collect::<Vec<_>>().join(" "));
    let line = document.text().line_of(known.term.start) + 1;
    Some(format!("**{}**\n\n{explanation}\n\nExplained on line {line}.", escaped(name)))
}
