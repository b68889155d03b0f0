//! Edits after which a document once differed from a fresh one, or that once made it panic.

use std::ops::Range;

use super::player::Stage;
use super::script::{Question, Script, Step};

fn edit(range: Range<usize>, text: &str) -> Step {
    Step::Edit(range, text.to_owned())
}

/// Plays these steps on this text.
fn holds(start: &str, steps: &[Step]) {
    let script = Script { start: start.to_owned(), steps: steps.to_vec() };
    let played = Stage::new().play(&script);
    assert_eq!(played, Ok(()), "{script}");
}

#[test]
fn a_script_without_a_slip_is_played_to_its_end() {
    let steps = [
        Step::House(1),
        Step::Context(1),
        Step::Ask(Question::Findings),
        edit(8..8, "no (one — Ed. "),
        Step::Compare,
    ];
    holds("— Why?\n\n— Samarkend.\n", &steps);
}
