//! What holds for the inlines of every block.

use transcript_ls::syntax::inline::{BracketKind, Editorial, Inlines, glued_sentences};
use transcript_ls::syntax::{Signs, Span};

/// All that was found lies in `text` on whole characters, and pairs nest.
pub fn lie_inside(inlines: &Inlines, text: &str) {
    for span in every_span(inlines) {
        assert!(text.get(span.range()).is_some(), "{span:?} is not a part of {text:?}");
    }
    for pair in inlines.brackets.windows(2) {
        assert!(pair[0].open.start < pair[1].open.start);
    }
    for bracket in &inlines.brackets {
        assert!(bracket.open.end <= bracket.close.start, "{bracket:?} in {text:?}");
        let parent = bracket.parent.map(|parent| &inlines.brackets[parent as usize]);
        assert!(parent.is_none_or(|parent| parent.inner().covers(bracket.span())), "{bracket:?} in {text:?}");
    }
    for quotation in &inlines.quotations {
        assert!(quotation.close.is_none_or(|close| quotation.open.end <= close.start), "{text:?}");
        let parent = quotation.parent.map(|parent| &inlines.quotations[parent as usize]);
        assert!(parent.is_none_or(|parent| parent.open.end <= quotation.open.start), "{text:?}");
    }
    for glued in glued_sentences(text, &Signs::of(text), inlines) {
        assert!(text.get(glued.words.range()).is_some() && text.is_char_boundary(glued.at as usize));
    }
}

fn every_span(inlines: &Inlines) -> Vec<Span> {
    let mut spans = inlines.verbatim.clone();
    spans.extend(&inlines.redactions);
    spans.extend(inlines.timestamps.iter().map(|(span, _)| *span));
    for bracket in &inlines.brackets {
        spans.extend([bracket.open, bracket.close, bracket.inner()]);
        match &bracket.kind {
            BracketKind::Note(note) => {
                spans.extend([note.attribution, note.text]);
                spans.extend(note.malformed.iter().map(|malformed| malformed.span));
            }
            BracketKind::Event(event) => {
                spans.extend(event.time.iter().map(|(span, _)| *span).chain([event.words]))
            }
            BracketKind::Acronym { short, words } => spans.extend([*short, *words]),
            BracketKind::EntityLink { target, text } => spans.extend(text.iter().chain([target])),
            BracketKind::Editorial(Editorial::Uncertain(words)) => spans.push(*words),
            _ => {}
        }
    }
    spans.extend(
        inlines.quotations.iter().flat_map(|quotation| quotation.close.into_iter().chain([quotation.open])),
    );
    for fault in &inlines.faults {
        spans.extend(fault.edits.iter().map(|edit| edit.span).chain(fault.related).chain([fault.span]));
    }
    spans
}
