//! What stands at a place of a glossary: the key or a name of an entity.

use super::jump::{Jump, Target};
use crate::model::glossary::{Glossary, GlossaryEntry};
use crate::model::matcher::FormKind;
use crate::text::Span;

/// The key or a name in an entry.
#[derive(Clone, Copy, Debug)]
pub struct EntryPart<'g> {
    /// The entry.
    pub entry: &'g GlossaryEntry,
    /// Which part of it.
    pub part: Part,
    /// Where it stands, in bytes of the glossary.
    pub span: Span,
}

/// The parts of an entry that are names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its key, which stands for its name too where it has none.
    Key,
    /// One of its forms.
    Form(FormKind),
}

/// The key or the form at `offset`.
pub fn entry_part(glossary: &Glossary, offset: usize) -> Option<EntryPart<'_>> {
    let at = u32::try_from(offset).ok()?;
    let touches = |span: Span| span.start <= at && at <= span.end;
    let entry = glossary.entries.iter().find(|entry| touches(entry.span))?;
    if touches(entry.key.span) {
        return Some(EntryPart { entry, part: Part::Key, span: entry.key.span });
    }
    let (kind, form) = entry.forms().find(|(_, form)| touches(form.span))?;
    Some(EntryPart { entry, part: Part::Form(kind), span: form.span })
}

/// From the key or a name to its own entry: there an editor offers to go to the places that mention it.
pub fn jump_to_entry(glossary: &Glossary, offset: usize) -> Option<Jump> {
    let EntryPart { entry, span, .. } = entry_part(glossary, offset)?;
    Jump::to(span.range(), [Target::here(entry.span.range(), entry.key.span.range())])
}

/// From the key or a name to what says of which kind it is.
pub fn jump_to_kind(glossary: &Glossary, offset: usize) -> Option<Jump> {
    let EntryPart { entry, span, .. } = entry_part(glossary, offset)?;
    let kind = entry.kind_span?.range();
    Jump::to(span.range(), [Target::here(kind.clone(), kind)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_forms_are_found_where_they_stand() {
        let text =
            "knife: { name: Knife, aliases: [the Base], kind: place, definition: A knife. }\nbase: Base\n";
        let glossary = Glossary::parse(text);
        let part = |needle: &str| {
            let found = entry_part(&glossary, text.find(needle)?)?;
            Some((found.entry.key.text.as_str(), found.part, found.span.of(text)))
        };
        assert_eq!(part("knife:"), Some(("knife", Part::Key, "knife")));
        assert_eq!(part("Knife,"), Some(("knife", Part::Form(FormKind::Preferred), "Knife")));
        assert_eq!(part("Base]"), Some(("knife", Part::Form(FormKind::Alias), "the Base")));
        assert_eq!(part("Base\n"), Some(("base", Part::Form(FormKind::Preferred), "Base")));
        assert_eq!(part("place"), None);
        assert_eq!(part("A knife"), None);
        let kind = jump_to_kind(&glossary, 0).map(|jump| jump.targets[0].selection.clone());
        assert_eq!(kind.map(|kind| &text[kind]), Some("place"));
    }
}
