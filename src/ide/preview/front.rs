//! What front matter tells a reader: the title, the facts of the interview, who takes part.

use crate::model::front_matter::{FrontMatter, SpeakerRole};
use crate::model::yaml::Text;

/// What stands above the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Front {
    /// The title.
    pub title: Option<String>,
    /// The facts, each under its key, in the order in which a reader wants them.
    pub facts: Vec<(&'static str, Vec<String>)>,
    /// Those who take part, in the order in which they are declared.
    pub people: Vec<Person>,
}

/// One who takes part.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The part they have.
    pub role: Option<SpeakerRole>,
    /// Who that is.
    pub description: Option<String>,
}

/// What `matter` tells.
pub fn front(matter: &FrontMatter) -> Front {
    let one = |text: &Option<Text>| text.iter().map(|text| text.text.clone()).collect();
    let all = |texts: &[Text]| texts.iter().map(|text| text.text.clone()).collect();
    let facts: [(&'static str, Vec<String>); 8] = [
        ("date", one(&matter.date)),
        ("source", one(&matter.source)),
        ("language", one(&matter.language)),
        ("source-language", one(&matter.source_language)),
        ("translator", all(&matter.translators)),
        ("editor", all(&matter.editors)),
        ("media", all(&matter.media)),
        ("status", one(&matter.status)),
    ];
    let people = matter.speakers.iter().map(|speaker| Person {
        name: speaker.name.text.clone(),
        role: speaker.role,
        description: speaker.description.as_ref().map(|text| text.text.trim().to_owned()),
    });
    Front {
        title: matter.title.as_ref().map(|title| title.text.clone()),
        facts: facts.into_iter().filter(|(_, values)| !values.is_empty()).collect(),
        people: people.collect(),
    }
}
