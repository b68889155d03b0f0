//! Stub of the model, dropped at the merge.
#![allow(missing_docs)]
use std::ops::Range;
use std::sync::Arc;

use crate::text::Text;

#[derive(Debug, Default)]
pub struct Entities(pub Vec<(String, String)>);

#[derive(Debug, Default)]
pub struct Context {
    pub entities: Arc<Entities>,
}

#[derive(Debug, Default)]
pub struct FrontMatter {
    pub glossary: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct Document {
    text: Text,
    front_matter: Arc<FrontMatter>,
    pub context: Arc<Context>,
}

impl Document {
    pub fn new(text: &str, context: Arc<Context>) -> Self {
        let mut document = Document {
            text: Text::new(text),
            front_matter: Arc::default(),
            context,
        };
        document.read_front_matter();
        document
    }
    pub fn edit(&mut self, range: Range<usize>, replacement: &str) {
        self.text.replace(range, replacement);
        self.read_front_matter();
    }
    pub fn set_context(&mut self, context: Arc<Context>) {
        self.context = context;
    }
    pub fn text(&self) -> &Text {
        &self.text
    }
    pub fn front_matter(&self) -> &FrontMatter {
        &self.front_matter
    }
    fn read_front_matter(&mut self) {
        let text = self.text.slice(0..self.text.len());
        let glossary = text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("glossary: "));
        self.front_matter = Arc::new(FrontMatter {
            glossary: glossary.map(str::to_owned).into_iter().collect(),
        });
    }
}
