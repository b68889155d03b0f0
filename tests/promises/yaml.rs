//! What holds for every front matter and every glossary.

use transcript_ls::model::front_matter::FrontMatter;
use transcript_ls::model::glossary::{Entities, Glossary, Layer};
use transcript_ls::model::problem::{MOST_PROBLEMS, Problem};

/// What is read of a front matter has its place in it, and so has what is wrong.
pub fn front_matter(text: &str) {
    let matter = FrontMatter::parse(text);
    are_inside(text, &matter.problems);
    for speaker in &matter.speakers {
        let mut places = speaker.labels.iter().chain([&speaker.name]).map(|name| name.span.range());
        assert!(places.all(|place| text.get(place).is_some()), "{speaker:?} in {text:?}");
    }
    forms_are_inside(text, &matter.entities);
}

/// What is read of a glossary has its place in it, and so has what is wrong; all names make one set.
pub fn glossary(text: &str) {
    let glossary = Glossary::parse(text);
    are_inside(text, &glossary.problems);
    forms_are_inside(text, &glossary);
    Entities::merge(vec![Layer { origin: "".into(), glossary: glossary.into() }]);
}

fn are_inside(text: &str, problems: &[Problem]) {
    assert!(problems.len() <= MOST_PROBLEMS, "{text:?}");
    for problem in problems {
        assert!(text.get(problem.span.range()).is_some(), "{problem:?} in {text:?}");
    }
}

fn forms_are_inside(text: &str, glossary: &Glossary) {
    for (_, form) in glossary.entries.iter().flat_map(|entry| entry.forms()) {
        assert!(text.get(form.span.range()).is_some(), "{form:?} in {text:?}");
    }
}
