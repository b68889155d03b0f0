//! What formatting leaves to the rules: nothing that is a matter of form and can be mended safely.

use std::collections::BTreeMap;

use transcript_ls::config::Settings;
use transcript_ls::rules::{self, Diagnostic};

use super::{document, formatted, real, settings};

/// The rules on form that hold everywhere.
const FORM: [&str; 5] = [
    "trailing-space", "repeated-space", "turn-marker-spacing", "mixed-turn-markers", "missing-final-newline",
];

/// Those that formatting follows where a dash is asked for.
const DASHES: [&str; 2] = ["double-hyphen", "mixed-dashes"];

fn houses() -> Vec<Settings> {
    let on = "[rules]\ntrailing-space = 'hint'\nmissing-final-newline = 'hint'\n";
    let asked = "dash = ' — '\nturn-dash = '— '\n[rules]\nmixed-dashes = 'hint'\n";
    vec![settings(on), settings(asked)]
}

/// What rules on form can still mend in the turns of a text that was formatted.
fn left(text: &str, house: &Settings) -> Vec<Diagnostic> {
    let document = document(text);
    let last = document.blocks().tree().len().saturating_sub(1);
    let is_ours = |finding: &Diagnostic| {
        let has_dash = !house.dash.is_empty() && DASHES.contains(&finding.rule);
        let placed = document.blocks().at(finding.range.start);
        let turn = document.turns().at(finding.range.start).map(|(_, turn)| turn);
        let in_turn =
            placed.is_some_and(|placed| turn.is_some_and(|turn| turn.blocks.contains(&placed.index)));
        let is_safe = finding.fix.as_ref().is_some_and(|fix| fix.safe);
        let is_end =
            document.blocks().get(last).is_some_and(|placed| placed.range().contains(&finding.range.start));
        is_safe && (has_dash || FORM.contains(&finding.rule)) && (in_turn || is_end)
    };
    rules::check(&document, house).into_iter().filter(is_ours).collect()
}

#[test]
fn nothing_of_form_is_left_to_mend() {
    let largest = if cfg!(debug_assertions) { 120_000 } else { usize::MAX };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut shown = String::new();
    for folder in ["examples", "../shared/corpus"] {
        for path in real::files(folder).iter().filter(|path| real::is_text(path)) {
            let text = real::read(path);
            if text.len() > largest {
                continue;
            }
            for house in houses() {
                let new = formatted(&text, &house);
                for finding in left(&new, &house) {
                    *counts.entry(finding.rule).or_default() += 1;
                    let line = new[..finding.range.start].lines().count();
                    let written = new.lines().nth(line.saturating_sub(1)).unwrap_or_default();
                    shown += &format!("{}:{line}: {}: {written:.120}\n", path.display(), finding.rule);
                }
            }
        }
    }
    assert!(counts.is_empty(), "{shown}{counts:?}");
}

#[test]
fn each_rule_on_form_has_something_to_mend_before() {
    let text = "— Who rings the bells? \n\n— My  sister and I.\n\n—Since when?\n\n– Since the flood.\n\n\
                — And before -- who rang them?\n\n— Nobody – so it was.\n\n— And now?\n\n— She does.";
    let house = settings(
        "dash = ' — '\nturn-dash = '— '\n[rules]\nmixed-dashes = 'hint'\ntrailing-space = 'hint'\n\
         missing-final-newline = 'hint'\n",
    );
    let mut found: Vec<&str> = left(text, &house).iter().map(|finding| finding.rule).collect();
    let mut all: Vec<&str> = FORM.into_iter().chain(DASHES).collect();
    found.sort_unstable();
    all.sort_unstable();
    assert_eq!(found, all);
    assert_eq!(left(&formatted(text, &house), &house), []);
}
