//! Plays a script on a document that remembers, and holds it to a plain string and to documents that are read anew.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use transcript_ls::config::Settings;
use transcript_ls::ide::{symbols, tokens};
use transcript_ls::model::glossary::{Entities, Glossary, Layer};
use transcript_ls::model::{Context, Document};
use transcript_ls::rules;
use transcript_ls::text::Encoding;

use super::difference::difference;
use super::script::{Question, Script, Step, clamped};

/// What scripts may choose from.
pub struct Stage {
    /// Settings that nobody changed, and every style with every rule on.
    houses: Vec<Settings>,
    /// No glossary, and one.
    contexts: Vec<Arc<Context>>,
}

const GLOSSARY: &str = "\
council: { name: Supreme National Council, kind: organization, aliases: [the Council], avoid: [SNC] }
samarkand: { name: Samarkand, kind: place, avoid: [Samarkend], first-mention-note: town }
aba: { name: Aba, aliases: [Абa], source-form: Аба }
ann: { name: Ann Lee, kind: person }
";

impl Stage {
    /// All there is.
    pub fn new() -> Self {
        let every_rule: String =
            rules::names().iter().map(|name| format!("rules.{name} = 'hint'\n")).collect();
        let styles = rules::styles::all().iter().map(|style| style.name).chain([""]);
        let house =
            |style: &str| Settings::from_toml(&format!("style = '{style}'\n{every_rule}"), rules::keys()).0;
        let houses = [Settings::default()].into_iter().chain(styles.map(house)).collect();
        let extras =
            Settings::from_toml("events = ['bells']\nbreaks = ['Pause']\n", rules::keys()).0.extras();
        let layer = Layer { origin: "/glossary.yaml".into(), glossary: Arc::new(Glossary::parse(GLOSSARY)) };
        let entities = Arc::new(Entities::merge(vec![layer]));
        let contexts = vec![Arc::default(), Arc::new(Context { entities, extras })];
        Stage { houses, contexts }
    }

    /// How many houses and contexts there are.
    pub fn choices(&self) -> [usize; 2] {
        [self.houses.len(), self.contexts.len()]
    }

    /// Plays a whole script; what went wrong at which of its steps, if anything did.
    pub fn play(&self, script: &Script) -> Result<(), (usize, String)> {
        let mut player = Player::new(self, &script.start);
        script
            .steps
            .iter()
            .enumerate()
            .try_for_each(|(at, step)| player.take(step).map_err(|what| (at, what)))
    }
}

/// A script as it is played.
pub struct Player<'s> {
    stage: &'s Stage,
    document: Document,
    text: String,
    house: usize,
}

impl<'s> Player<'s> {
    /// Opens a text.
    pub fn new(stage: &'s Stage, start: &str) -> Self {
        let document = Document::new(start, stage.contexts[0].clone());
        Player { stage, document, text: start.to_owned(), house: 0 }
    }

    /// The text as it should be by now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes one step; what is wrong then, if anything is.
    pub fn take(&mut self, step: &Step) -> Result<(), String> {
        let taken = catch_unwind(AssertUnwindSafe(|| self.try_to(step)));
        taken.unwrap_or_else(|panic| {
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said.or(panic.downcast_ref::<&str>().copied());
            Err(format!("it panics: {}", said.unwrap_or_default()))
        })
    }

    fn try_to(&mut self, step: &Step) -> Result<(), String> {
        let settings = &self.stage.houses[self.house];
        match step {
            Step::Edit(range, new) => {
                self.text.replace_range(clamped(&self.text, range), new);
                self.document.edit(range.clone(), new);
            }
            Step::Ask(Question::Findings) => drop(rules::check(&self.document, settings)),
            Step::Ask(Question::Tokens) => drop(tokens::tokens(&self.document, Encoding::Utf16)),
            Step::Ask(Question::Symbols) => drop(symbols(&self.document)),
            Step::House(house) => self.house = *house,
            Step::Context(context) => self.document.set_context(self.stage.contexts[*context].clone()),
            Step::Compare => return difference(&self.document, &self.text, settings),
        }
        Ok(())
    }
}
