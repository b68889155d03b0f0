//! A quotation, and the pairs of marks in which one is written.

use crate::syntax::Span;

/// Words in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark.
    pub open: Span,
    /// The closing mark; none where the quotation is still open at the end of the block.
    pub close: Option<Span>,
    /// The marks, by the one that opens.
    pub style: QuoteStyle,
    /// The index, in [`super::Inlines::quotations`], of the quotation directly around this one.
    pub parent: Option<u32>,
    /// Whether nothing that is a letter or a digit stands before it in the block, as where a quotation that runs over
    /// several paragraphs is opened again.
    pub leads_block: bool,
}

/// A pair of quotation marks, named by how it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteStyle {
    /// `“ ”`
    Curly,
    /// `‘ ’`
    CurlySingle,
    /// `„ “` and `„ ”`
    Low,
    /// `‚ ‘` and `‚ ’`
    LowSingle,
    /// `” ”`
    Right,
    /// `« »`
    Angle,
    /// `» «`
    AngleReversed,
    /// `‹ ›`
    AngleSingle,
    /// `› ‹`
    AngleSingleReversed,
    /// `" "`
    Straight,
    /// `' '`
    StraightSingle,
    /// `「 」`
    Corner,
    /// `『 』`
    WhiteCorner,
    /// `《 》`
    Title,
    /// `〈 〉`
    TitleSingle,
}

impl QuoteStyle {
    /// The marks for a quotation directly inside one of this style: the second level where this is the first, and the
    /// other way round. `cyrillic` is whether the text around is in that script, and `closes_high` whether the marks
    /// close as `”`: both have habits of their own.
    pub fn inside(self, cyrillic: bool, closes_high: bool) -> (&'static str, &'static str) {
        match self {
            QuoteStyle::Curly | QuoteStyle::Right => ("‘", "’"),
            QuoteStyle::CurlySingle => ("“", "”"),
            QuoteStyle::Low if cyrillic || closes_high => ("«", "»"),
            QuoteStyle::Low => ("‚", "‘"),
            QuoteStyle::LowSingle => ("„", "“"),
            QuoteStyle::Angle if cyrillic => ("„", "“"),
            QuoteStyle::Angle => ("“", "”"),
            QuoteStyle::AngleReversed => ("›", "‹"),
            QuoteStyle::AngleSingle => ("«", "»"),
            QuoteStyle::AngleSingleReversed => ("»", "«"),
            QuoteStyle::Straight => ("'", "'"),
            QuoteStyle::StraightSingle => ("\"", "\""),
            QuoteStyle::Corner => ("『", "』"),
            QuoteStyle::WhiteCorner => ("「", "」"),
            QuoteStyle::Title => ("〈", "〉"),
            QuoteStyle::TitleSingle => ("《", "》"),
        }
    }

    /// Whether its marks are apostrophes or signs as well, so that one alone proves nothing.
    pub(super) fn is_doubtful(self) -> bool {
        matches!(
            self,
            QuoteStyle::CurlySingle
                | QuoteStyle::LowSingle
                | QuoteStyle::StraightSingle
                | QuoteStyle::AngleSingle
                | QuoteStyle::AngleSingleReversed
                | QuoteStyle::TitleSingle
        )
    }
}
