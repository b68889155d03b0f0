//! The document's symbols: its title, its sections, its questions with the answers under them.

use std::ops::Range;

use super::outline::{listed_as, speaker, title};
use super::shorten::shorten;
use super::structure::opens_turn;
use super::word_count::TurnWords;
use crate::model::{Document, Role, Turn, stop};
use crate::syntax::{BlockKind, Placed};

/// What a symbol is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// The title.
    Title,
    /// A section.
    Section,
    /// A question.
    Question,
    /// An answer.
    Answer,
    /// A speech that is neither.
    Speech,
}

/// One entry of the outline. Offsets are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its text, shortened at a word.
    pub name: String,
    /// Who speaks, how many words.
    pub detail: Option<String>,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it, its children included.
    pub range: Range<usize>,
    /// Where its first words stand.
    pub selection: Range<usize>,
    /// What lies under it.
    pub children: Vec<Symbol>,
}

/// The most characters that a symbol's name has.
const LONGEST_NAME: usize = 80;

/// As many bytes of a text are looked at for its name.
const NAME_REACH: usize = 8 * LONGEST_NAME;

/// Where a document has more questions, their answers are not listed: nobody finds anything in such a list, and editors
/// take longer to read it than to show the text.
const MOST_ANSWERED: usize = 5_000;

/// Whether the outline lists the answers under their questions.
pub fn lists_answers(document: &Document) -> bool {
    document.turns().iter().filter(|turn| turn.is_question()).count() <= MOST_ANSWERED
}

/// The outline: the title, then sections with what stands in them, questions with what follows each under it.
pub fn symbols(document: &Document) -> Vec<Symbol> {
    let title = title(document);
    let words = TurnWords::new(document);
    let mut outline = Outline {
        document,
        words,
        lists_answers: lists_answers(document),
        done: Vec::new(),
        sections: Vec::new(),
        question: None,
        is_answered: false,
    };
    if let Some(range) = &title {
        outline.done.push(Symbol {
            name: shorten(&document.text().slice(range.clone()), LONGEST_NAME),
            detail: None,
            kind: SymbolKind::Title,
            range: range.clone(),
            selection: range.clone(),
            children: Vec::new(),
        });
    }
    let mut turns = document.turns().iter().peekable();
    let mut end = 0;
    for placed in document.blocks().iter() {
        stop::if_wanted();
        while let Some(turn) = turns.next_if(|turn| turn.blocks.start <= placed.index) {
            outline.turn(turn);
        }
        let is_title = || title.as_ref().is_some_and(|title| placed.range().contains(&title.start));
        if let BlockKind::Heading(level) = placed.block.kind
            && !is_title()
            && !opens_turn(document, &placed)
        {
            outline.section(&placed, level, end);
        }
        end = placed.content().end;
    }
    outline.finish(end)
}

/// The outline as far as it is built: closed symbols, open sections from the outermost in, an open question.
struct Outline<'a> {
    document: &'a Document,
    words: TurnWords,
    /// Answers are listed under their questions.
    lists_answers: bool,
    done: Vec<Symbol>,
    sections: Vec<(u8, Symbol)>,
    question: Option<Symbol>,
    /// The open question has the words of its first answer.
    is_answered: bool,
}

impl Outline<'_> {
    fn turn(&mut self, turn: &Turn) {
        let symbol = || turn_symbol(self.document, &self.words, turn);
        if turn.is_question() {
            let symbol = symbol();
            self.close_question(turn.range.start);
            self.question = Some(symbol);
            self.is_answered = false;
        } else if let Some(question) = &mut self.question {
            if !std::mem::replace(&mut self.is_answered, true) {
                question.detail = symbol_detail(&self.words, turn, question.detail.take());
            }
            question.range.end = turn.range.end;
            if self.lists_answers {
                question.children.push(symbol());
            }
        } else {
            let symbol = symbol();
            self.place(symbol);
        }
    }

    fn section(&mut self, placed: &Placed<'_>, level: u8, end: usize) {
        self.close_question(end);
        while self.sections.last().is_some_and(|(open, _)| *open >= level) {
            self.close_section(end);
        }
        let range = placed.content();
        let text = self.document.text().slice(range.clone());
        let start = range.start + text.len() - text.trim_start_matches(['#', ' ', '\t']).len();
        let name = shorten(text.trim_matches(['#', ' ', '\t']), LONGEST_NAME);
        let selection = start.min(range.end)..range.end;
        let kind = SymbolKind::Section;
        self.sections
            .push((level, Symbol { name, detail: None, kind, range, selection, children: Vec::new() }));
    }

    /// Puts a closed symbol where it belongs.
    fn place(&mut self, symbol: Symbol) {
        match self.sections.last_mut() {
            Some((_, section)) => section.children.push(symbol),
            None => self.done.push(symbol),
        }
    }

    fn close_question(&mut self, end: usize) {
        if let Some(mut question) = self.question.take() {
            // A heading in the middle of an answer ends what is shown of it, so that ranges nest.
            question.range.end = question.range.end.min(end).max(question.selection.end);
            for answer in &mut question.children {
                answer.range.end = answer.range.end.min(question.range.end).max(answer.selection.end);
            }
            self.place(question);
        }
    }

    fn close_section(&mut self, end: usize) {
        if let Some((_, mut section)) = self.sections.pop() {
            section.range.end = section.range.end.max(end);
            self.place(section);
        }
    }

    fn finish(mut self, end: usize) -> Vec<Symbol> {
        self.close_question(end);
        while !self.sections.is_empty() {
            self.close_section(end);
        }
        self.done
    }
}

fn turn_symbol(document: &Document, words: &TurnWords, turn: &Turn) -> Symbol {
    let first = document.blocks().get(turn.blocks.start);
    let first_end = first.map_or(turn.range.end, |placed| placed.content().end);
    // A label alone on its paragraph: the speech is in the next one.
    let speech = if turn.speech < first_end { turn.speech..first_end } else { turn.speech..turn.range.end };
    let text = document.text().slice(speech.start..speech.end.min(speech.start + NAME_REACH));
    let name = shorten(&text, LONGEST_NAME);
    let detail = match listed_as(turn) {
        Role::Question => speaker(document, turn),
        Role::Answer | Role::Speech => symbol_detail(words, turn, speaker(document, turn)),
    };
    let inferred = turn.inferred.is_some().then(|| "inferred".to_owned());
    let kind = match listed_as(turn) {
        Role::Question => SymbolKind::Question,
        Role::Answer => SymbolKind::Answer,
        Role::Speech => SymbolKind::Speech,
    };
    let shown = speech.start..speech.end.max(speech.start);
    Symbol {
        name: if name.is_empty() { "…".to_owned() } else { name },
        detail: joined([inferred, detail]),
        kind,
        range: turn.range.clone(),
        selection: shown.start.max(turn.range.start)..shown.end.min(turn.range.end),
        children: Vec::new(),
    }
}

/// `before` and the number of words of `answer`.
fn symbol_detail(words: &TurnWords, answer: &Turn, before: Option<String>) -> Option<String> {
    let words = match words.of(answer) {
        1 => "1 word".to_owned(),
        words => format!("{words} words"),
    };
    joined([before, Some(words)])
}

fn joined(parts: [Option<String>; 2]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_very_long_outline_has_the_questions_alone() {
        let outline = |questions: usize| {
            symbols(&Document::new(
                &"Ann: Why?\n\nBob: So it is.\n\nIt was.\n\n".repeat(questions),
                Default::default(),
            ))
        };
        let (long, longer) = (outline(MOST_ANSWERED), outline(MOST_ANSWERED + 1));
        let [answered, listed] = [long, longer].map(|symbols| symbols[1].clone());
        assert_eq!((answered.children.len(), listed.children.len()), (1, 0));
        assert_eq!(Symbol { children: Vec::new(), ..answered }, listed);
    }
}
