//! What several rules read or write alike, and what is a business of its own beside its rule.

pub mod bracket_pairs;
pub mod calendar;
pub mod capitals;
pub mod comments;
pub mod first_mention;
pub mod mentions;
pub mod misread;
pub mod note_form;
pub mod own_front_matter;
pub mod prose;
pub mod quote_marks;
pub mod running_dash;
pub mod signing;
pub mod split;
pub mod tally;
pub mod times;
pub mod turn_dash;
pub mod word_gaps;
pub mod words;
