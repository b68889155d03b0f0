//! Stub of the document, dropped at the merge.
#![allow(missing_docs)]
use std::ops::Range;
use std::sync::Arc;

use super::front_matter::FrontMatter;
use super::glossary::Entities;
use crate::text::Text;

#[derive(Debug, Clone, Default)]
pub struct Context {
    pub entities: Arc<Entities>,
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
        let text = self.text.to_string();
        let matter = text
            .strip_prefix("---\n")
            .and_then(|text| text.split("\n---\n").next());
        self.front_matter = Arc::new(matter.map(FrontMatter::parse).unwrap_or_default());
    }
}
