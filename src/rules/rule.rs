//! What a rule is: its name, its level, its documentation and the function that looks.

use super::engine::{AllTraces, BlockView, CommentsView, DocumentView, Report, Traces};
use crate::config::{Level, RuleOption};
use crate::model::glossary::Glossary;

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, which reads well after "allow": `unclosed-note`. It never changes, and no other rule ever gets it.
    pub name: &'static str,
    /// The level of its findings where nobody set one; those in doubt are hints at most.
    pub level: Level,
    /// Whether some of its findings come with a fix.
    pub fixable: bool,
    /// What can be set of it beside its level.
    pub options: &'static [RuleOption],
    /// What it looks at.
    pub(super) unit: Unit,
    /// The text of its own file.
    pub(super) source: &'static str,
}

/// How much of a document a rule looks at, and how.
#[derive(Clone, Copy, Debug)]
pub(super) enum Unit {
    /// One block by itself. What is found there is kept until the block changes.
    Block(fn(&BlockView<'_>, &mut Report)),
    /// Each block by itself for what is to be remembered of it, then all that is remembered. The second is done again
    /// whenever something is remembered otherwise, so that it has to be little.
    Traces {
        /// Reads a block.
        gather: fn(&BlockView<'_>, &mut Traces),
        /// Judges what all blocks have left.
        judge: fn(&DocumentView<'_>, AllTraces<'_>, &mut Report),
    },
    /// The turns and the front matter of the whole document, whenever they change: such a rule has to be cheap.
    Document(fn(&DocumentView<'_>, &mut Report)),
    /// The comments to this program, with what they have silenced, each time and after everything else.
    Comments(fn(&CommentsView<'_>, &mut Report)),
    /// A glossary.
    Glossary(fn(&Glossary, &mut Report)),
}

impl Rule {
    /// Whether it is about the comments that silence others, so that its fixes come before theirs.
    pub(super) fn is_about_comments(&self) -> bool {
        matches!(self.unit, Unit::Comments(_))
    }

    /// What it finds, in one sentence.
    pub fn summary(&self) -> String {
        let lines: Vec<&str> = self.docs_lines().take_while(|line| !line.is_empty()).collect();
        lines.join(" ").trim().to_owned()
    }

    /// Its documentation, in Markdown: what it finds, why that matters, examples, what the fix does.
    pub fn docs(&self) -> String {
        let lines: Vec<&str> = self.docs_lines().collect();
        lines.join("\n")
    }

    fn docs_lines(&self) -> impl Iterator<Item = &'static str> {
        let lines = self.source.lines().map_while(|line| line.strip_prefix("//!"));
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line))
    }
}
