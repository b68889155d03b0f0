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

#[test]
fn a_line_end_that_is_parted_makes_a_line_more() {
    let note = "the Heron (a steam dredger — Ed.)";
    let start =
        format!("— We went.\r\nWe came.\r\n\r\n— We called {note} at nine.\r\n\r\n— And {note} came.\r\n");
    let parted = "— We went.\r".len();
    let watches = || [Step::House(1), Step::Ask(Question::Findings)];
    holds(&start, &[&watches()[..], &[edit(parted..parted, "x"), Step::Compare]].concat());
    let start = start.replace("went.\r\n", "went.\rx\n");
    holds(&start, &[&watches()[..], &[edit(parted..parted + 1, ""), Step::Compare]].concat());
}
