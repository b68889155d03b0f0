//! How a document marks its turns: by names, by dashes, by bold questions or by headings.

use super::roles::{Evidence, Hypothesis, Mark};
use super::speakers::Speakers;
use crate::syntax::{Block, BlockKind, BlockSummary, Dash, DashCount, Facts, MarkerKind};

/// What opens a turn in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnStyle {
    /// Nothing: it is no interview, or none can be seen.
    Unmarked,
    /// A speaker's label.
    Labels,
    /// A dash, each [`Dash`] with the weight it has in this file.
    Dashes([Mark; 4]),
    /// A paragraph wholly in bold is a question.
    BoldQuestions,
    /// A heading that asks is a question.
    HeadingQuestions,
}

impl TurnStyle {
    /// The style of a document whose blocks come to `summary`.
    pub fn infer(summary: &BlockSummary, speakers: &Speakers) -> Self {
        let dashes = dash_marks(summary);
        let dashed = dashes.map_or(0, |marks| full_count(summary, marks));
        if speakers.turns() > 0 && speakers.turns() * 3 >= dashed && speakers.turns() * 60 >= summary.texts {
            return TurnStyle::Labels;
        }
        if let Some(marks) = dashes {
            return TurnStyle::Dashes(marks);
        }
        let (bold, asking) = summary.bold;
        if asking >= 2 && asking * 2 >= bold && asking >= summary.headings.1 {
            return TurnStyle::BoldQuestions;
        }
        let (headings, asking) = summary.headings;
        if asking >= 2 && asking * 2 + 1 >= headings {
            return TurnStyle::HeadingQuestions;
        }
        TurnStyle::Unmarked
    }

    /// Whether turns are found by decoding the roles of all blocks together.
    pub fn is_decoded(self) -> bool {
        !matches!(self, TurnStyle::Labels | TurnStyle::Unmarked)
    }

    /// What is known of the file without decoding: bold and headings mark questions only.
    pub fn known_hypothesis(self) -> Option<Hypothesis> {
        let questions_only = matches!(self, TurnStyle::BoldQuestions | TurnStyle::HeadingQuestions);
        questions_only.then_some(Hypothesis::QuestionsMarked)
    }

    /// What `block` shows under this style.
    pub fn evidence(self, block: &Block) -> Evidence {
        let asks = block.facts.has(Facts::ASKS);
        let mark = match (self, block.kind, block.marker.map(|marker| marker.kind)) {
            (TurnStyle::HeadingQuestions, BlockKind::Heading(_), _) if asks => Mark::Full,
            (_, kind, _) if kind != BlockKind::Text => Mark::Outside,
            (TurnStyle::Dashes(marks), _, Some(MarkerKind::Dash(dash))) => marks[dash as usize],
            (TurnStyle::BoldQuestions, _, Some(MarkerKind::Bold))
                if asks || block.facts.has(Facts::ENDS_SENTENCE) =>
            {
                Mark::Full
            }
            (TurnStyle::BoldQuestions, _, Some(MarkerKind::Bold)) => Mark::Weak,
            _ => Mark::None,
        };
        Evidence { mark, asks, starts_inside: block.facts.has(Facts::STARTS_INSIDE) }
    }
}

/// How many blocks start with a dash that is a marker beyond doubt.
fn full_count(summary: &BlockSummary, marks: [Mark; 4]) -> u32 {
    let counts = summary.dashes.iter().zip(marks).filter(|(_, mark)| *mark == Mark::Full);
    counts.map(|(count, _)| count.all).sum()
}

/// Which dashes mark turns here, if the file is an interview and no fiction and no list.
fn dash_marks(summary: &BlockSummary) -> Option<[Mark; 4]> {
    let hyphen = &summary.dashes[Dash::Hyphen as usize];
    let mut longer = DashCount::default();
    summary.dashes[..Dash::Hyphen as usize].iter().for_each(|count| longer.add(count));
    if is_interview(&longer, summary.texts) {
        let weak = if hyphen.all * 4 <= longer.all || !is_interview(hyphen, summary.texts) {
            Mark::Weak
        } else {
            Mark::Full
        };
        return Some([Mark::Full, Mark::Full, Mark::Full, weak]);
    }
    let double = &summary.dashes[Dash::Double as usize];
    let is_hyphen = hyphen.all > longer.all && hyphen.all >= 4 && hyphen.ask * 5 >= hyphen.all;
    let mark = if double.all > 0 { Mark::Full } else { Mark::Weak };
    (is_hyphen && is_interview(hyphen, summary.texts)).then_some([mark, mark, mark, Mark::Full])
}

/// Whether blocks that start with a dash are turns of an interview: some ask, few name a speaker in
/// the middle as fiction does, few are fragments as the items of a list are.
fn is_interview(count: &DashCount, texts: u32) -> bool {
    count.all >= 2
        && count.ask >= 1
        && count.ask * 8 >= count.all
        && count.inset * 5 <= count.all
        && count.fragments * 2 <= count.all
        && count.all * 12 >= texts
}
