//! The turns of a document, in order: who speaks, asks or answers, from where to where.

use std::ops::Range;

use super::front_matter::SpeakerRole;
use super::roles::{Hypothesis, Roles, State};
use super::speakers::{Speakers, Standing};
use super::style::TurnStyle;
use crate::syntax::lexicon::labels::{LabelWord, word};
use crate::syntax::{BlockKind, Blocks, Facts, MarkerKind, Placed, is_capitalised, normal_name};
use crate::text::Text;

/// What a turn does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// It asks.
    Question,
    /// It answers.
    Answer,
    /// Nothing says which.
    Speech,
}

/// What opens a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnMarker {
    /// A dash.
    Dash,
    /// A speaker's label.
    Label,
    /// A heading, or a paragraph in bold that stands for one.
    Heading,
    /// Nothing.
    None,
}

/// One turn. Offsets are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// From its marker to the end of its last text.
    pub range: Range<usize>,
    /// Its blocks' indices.
    pub blocks: Range<usize>,
    /// Where the speech begins, behind the marker.
    pub speech: usize,
    /// What it does.
    pub role: Role,
    /// Where its speaker's name stands, and the key of it.
    pub speaker: Option<(Range<usize>, u64)>,
    /// The number, from 1, of the question that it is or answers.
    pub question: Option<u32>,
    /// What opens it.
    pub marker: TurnMarker,
    /// The margin of the reading, where the turn stands without the marker that its like have.
    pub inferred: Option<i32>,
    /// Whether its last paragraph ends in a question mark.
    pub asks: bool,
}

impl Turn {
    /// Whether it is one of the interview's questions.
    pub fn is_question(&self) -> bool {
        self.role == Role::Question || (self.role == Role::Speech && self.asks)
    }
}

/// What an edit did to a block that looks as it did before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its index.
    pub block: usize,
    /// By how many bytes its content has grown.
    pub content: i64,
    /// By how many bytes it has grown in all.
    pub len: i64,
}

impl Moved {
    /// Adds it to what has moved before.
    pub fn append_to(self, moves: &mut Vec<Moved>) {
        match moves.iter_mut().find(|moved| moved.block == self.block) {
            Some(moved) => {
                moved.content += self.content;
                moved.len += self.len;
            }
            None => moves.push(self),
        }
    }
}

/// All turns of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    turns: Vec<Turn>,
}

impl std::ops::Deref for Turns {
    type Target = [Turn];

    fn deref(&self) -> &[Turn] {
        &self.turns
    }
}

impl Turns {
    /// Reads the turns.
    pub fn read(text: &Text, blocks: &Blocks, style: TurnStyle, speakers: &Speakers, roles: &Roles) -> Self {
        let mut turns = match style {
            TurnStyle::Unmarked => Turns::default(),
            TurnStyle::Labels => labelled(blocks, speakers, data_lines(text, blocks)),
            _ => decoded(blocks, style, roles),
        };
        let mut question = 0;
        for turn in &mut turns.turns {
            question += u32::from(turn.is_question());
            let counts = turn.is_question() || turn.role == Role::Answer;
            turn.question = (counts && question > 0).then_some(question);
        }
        turns
    }

    /// Takes in what has moved.
    pub fn move_by(&mut self, moved: &Moved) {
        let by = |offset: &mut usize, bytes: i64| *offset = offset.wrapping_add_signed(bytes as isize);
        let first = self.turns.partition_point(|turn| turn.blocks.end <= moved.block);
        for turn in self.turns.iter_mut().skip(first) {
            if turn.blocks.start > moved.block {
                by(&mut turn.range.start, moved.len);
                by(&mut turn.speech, moved.len);
                if let Some((name, _)) = &mut turn.speaker {
                    by(&mut name.start, moved.len);
                    by(&mut name.end, moved.len);
                }
            }
            let is_last = turn.blocks.end == moved.block + 1;
            by(&mut turn.range.end, if is_last { moved.content } else { moved.len });
        }
    }

    /// The turn in which `offset` lies, with its index; between turns, the one before.
    pub fn at(&self, offset: usize) -> Option<(usize, &Turn)> {
        let index = self.turns.partition_point(|turn| turn.range.start <= offset).checked_sub(1)?;
        self.turns.get(index).map(|turn| (index, turn))
    }

    /// The indices of a question and of what follows it up to the next one, given any of them.
    ///
    /// A turn before the first question stands by itself.
    pub fn exchange(&self, index: usize) -> Range<usize> {
        let (before, after) = self.turns.split_at(self.turns.len().min(index + 1));
        match before.iter().rposition(Turn::is_question) {
            Some(question) => {
                question..before.len() + after.iter().take_while(|turn| !turn.is_question()).count()
            }
            None => index..before.len(),
        }
    }

    fn open(
        &mut self,
        placed: &Placed<'_>,
        role: Role,
        marker: TurnMarker,
        inferred: Option<i32>,
    ) -> &mut Turn {
        let block = placed.block;
        let opened = block.marker.filter(|_| marker != TurnMarker::None);
        let start = placed.start + opened.map_or(0, |marker| marker.start as usize);
        let speech = placed.start + opened.map_or(0, |marker| marker.end as usize);
        self.turns.push(Turn {
            range: start..placed.content().end,
            blocks: placed.index..placed.index + 1,
            speech,
            role,
            speaker: None,
            question: None,
            marker,
            inferred,
            asks: block.facts.has(Facts::ASKS),
        });
        let last = self.turns.len() - 1;
        &mut self.turns[last]
    }

    fn go_on(&mut self, placed: &Placed<'_>) {
        if let Some(turn) = self.turns.last_mut() {
            turn.range.end = placed.content().end;
            turn.blocks.end = placed.index + 1;
            turn.asks = placed.block.facts.has(Facts::ASKS);
        }
    }
}

/// The blocks at the start of a document among which there may be lines of data; see [`data_lines`].
pub const LEAD_BLOCKS: usize = 40;

/// Where the lines end that stand before an interview and say who, where and when: `Interviewer: Ann Lee`. The index of
/// the first block behind them, 0 where there are none.
///
/// They look like turns, but what follows the label is a name, a number or a date, and no speech.
pub fn data_lines(text: &Text, blocks: &Blocks) -> usize {
    let mut lines = 0;
    let mut end = 0;
    for placed in blocks.iter().take(LEAD_BLOCKS).filter(|placed| placed.block.is_text()) {
        let Some(label) = placed.block.label() else {
            if lines > 0 && !placed.block.facts.has(Facts::SHORT) {
                break;
            }
            continue;
        };
        let content = text.slice(placed.content());
        let speech = content.get(placed.block.speech_start() as usize..).unwrap_or_default().trim();
        let name = content.get(label.start as usize..label.end as usize).unwrap_or_default();
        let is_datum = speech.starts_with(|c: char| c.is_ascii_digit() || c == '~' || c == '<')
            || speech.starts_with("http")
            || word(&normal_name(name)).says(LabelWord::DATUM)
            || (is_capitalised(speech) && speech.split_whitespace().count() <= 5);
        let is_sentence = placed.block.facts.has(Facts::ENDS_SENTENCE);
        if speech.is_empty() || !is_datum || is_sentence {
            break;
        }
        lines += 1;
        end = placed.index + 1;
    }
    if lines > 1 { end } else { 0 }
}

/// Turns that labels open, from the block `first` on.
fn labelled(blocks: &Blocks, speakers: &Speakers, first: usize) -> Turns {
    let mut turns = Turns::default();
    let mut in_turn = false;
    for placed in blocks.iter_from(first).filter(|placed| placed.block.is_text()) {
        let label = placed.block.label();
        let standing = label.map_or(Standing::NoLabel, |label| speakers.standing(label.key));
        let opens = match standing {
            Standing::Speaker => true,
            Standing::Latecomer => !turns.is_empty(),
            Standing::Break | Standing::NoLabel => false,
        };
        if let Some(label) = label
            && opens
        {
            let role = match speakers.role(label.key) {
                SpeakerRole::Interviewer => Role::Question,
                SpeakerRole::Interviewee => Role::Answer,
                SpeakerRole::Other => Role::Speech,
            };
            let name = placed.start + label.start as usize..placed.start + label.end as usize;
            turns.open(&placed, role, TurnMarker::Label, None).speaker = Some((name, label.key));
            in_turn = true;
        } else if standing == Standing::Break {
            in_turn = false;
        } else if in_turn {
            turns.go_on(&placed);
        }
    }
    turns
}

/// Turns that the decoding of the roles finds.
fn decoded(blocks: &Blocks, style: TurnStyle, roles: &Roles) -> Turns {
    let mut turns = Turns::default();
    let answers_are_marked = roles.hypothesis() == Hypothesis::BothMarked;
    for (placed, state) in blocks.iter().zip(roles.states()) {
        let is_heading = matches!(placed.block.kind, BlockKind::Heading(_));
        let asking_heading =
            is_heading && style == TurnStyle::HeadingQuestions && placed.block.facts.has(Facts::ASKS);
        if !placed.block.is_text() && !asking_heading {
            continue;
        }
        let marker = match (placed.block.marker.map(|marker| marker.kind), style) {
            (Some(MarkerKind::Dash(_)), TurnStyle::Dashes(_)) => TurnMarker::Dash,
            (Some(MarkerKind::Bold), TurnStyle::BoldQuestions) => TurnMarker::Heading,
            _ if asking_heading => TurnMarker::Heading,
            _ => TurnMarker::None,
        };
        let role = match state {
            State::Question => Role::Question,
            State::Answer => Role::Answer,
            State::QuestionGoesOn | State::AnswerGoesOn => {
                turns.go_on(&placed);
                continue;
            }
            State::Lead => continue,
        };
        let expected = role == Role::Question || answers_are_marked;
        let lost = marker == TurnMarker::None && expected;
        let margin = || roles.at(placed.index).map_or(0, |reading| reading.margin);
        turns.open(&placed, role, marker, lost.then(margin));
    }
    turns
}
