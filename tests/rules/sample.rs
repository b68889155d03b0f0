//! The sample interview with the glossary that its editor would write: all that is wrong in it is found.

use std::sync::Arc;

use transcript_ls::config::Settings;
use transcript_ls::model::glossary::{Entities, Glossary, Layer};
use transcript_ls::model::{Context, Document, Role};
use transcript_ls::rules;

use super::real::{read, shared};

#[test]
fn with_a_glossary_every_defect_of_the_interview_is_found() {
    let Some(path) = shared("samples/000_1c033669555d3edc.txt") else { return };
    let text = read(&path);
    let document = |text: &str| Document::new(text, Arc::new(glossary()));
    let settings = Settings::default();
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let found: Vec<_> = rules::check(&document(&text), &settings)
        .iter()
        .map(|one| format!("{} {} {}", line(one.range.start), one.rule, &text[one.range.clone()]))
        .collect();
    for defect in [
        "3 name-case Supreme national security Council of Iran",
        "3 nested-same-quote “Hezbollah”",
        "5 name-case security Council of Iran",
        "9 machine-attribution approx. transl.",
        "11 avoided-form defence",
        "13 name-case national security Council",
        "17 avoided-form Knife",
        "17 mixed-note-brackets [referring to a military air base martyred Knife in Hamadan — approx. transl.]",
        "19 missing-turn-marker Of",
        "19 malformed-attribution approx.ed.",
        "19 name-case security Council",
        "27 name-variant ISIS",
        "37 missing-turn-marker In",
        "37 avoided-form Seriousily",
        "37 missing-space-after-sentence settlement.Given",
    ] {
        assert!(found.iter().any(|one| one == defect), "{defect} is not among {found:#?}");
    }

    let mended = rules::mend(document(&text), &settings).document;
    let turns = mended.turns();
    assert!(turns.iter().all(|turn| turn.inferred.is_none()));
    let roles: Vec<_> = turns.iter().map(|turn| turn.role).collect();
    assert_eq!(roles, [Role::Question, Role::Answer].repeat(5));
    let mended = mended.text().to_string();
    for right in [
        "using the Nojeh ",
        "In Syria the two countries",
        "the Supreme National Security Council of Iran said",
    ] {
        assert!(mended.contains(right), "{right} is not in {mended}");
    }
}

/// What lies beside the interview.
fn glossary() -> Context {
    let glossary = Glossary::parse(include_str!("sample-glossary.yaml"));
    assert_eq!(glossary.problems, []);
    assert_eq!(rules::check_glossary(&glossary, &Settings::default()), []);
    let layer = Layer { origin: "glossary.yaml".into(), glossary: Arc::new(glossary) };
    Context { entities: Arc::new(Entities::merge(vec![layer])), ..Context::default() }
}
