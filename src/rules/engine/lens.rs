//! In what light a document is judged: how much each rule weighs there, what is set of it, and the language.

use rustc_hash::FxHashMap;

use crate::config::{self, Level, OptionDefault, OptionValue, RuleOption, Settings};
use crate::model::Document;
use crate::model::language::{self, Language};
use crate::rules::rule::Unit;
use crate::rules::{Rule, all, keys, styles};

/// Everything beside text and vocabulary that a rule may ask. Findings are kept for as long as it stays the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lens {
    levels: Vec<Level>,
    /// The rules on blocks that somebody wants to hear of, by their index.
    on_blocks: Vec<usize>,
    /// The options that somebody set, by the names of rule and option.
    options: FxHashMap<(&'static str, &'static str), OptionValue>,
    /// The settings that hold in this document: its style below them, its own front matter over them.
    pub settings: Settings,
    /// The language of the text.
    pub language: Language,
}

impl Lens {
    /// The light in which `document` stands where `settings` hold.
    pub fn of(document: &Document, settings: &Settings) -> Self {
        let front_matter = document.front_matter();
        let (own, _) = config::front_matter_rules(front_matter, keys());
        let mut settings =
            styles::under(settings, front_matter.style.as_ref().map(|style| style.text.as_str()));
        config::give_way(&mut settings.rules, &own);
        let declared = Some(Language::from_tag(&settings.language)).filter(|it| *it != Language::UNKNOWN);
        let own = front_matter.language.is_some();
        let language = declared.filter(|_| !own).unwrap_or_else(|| language::of(document));
        Lens { language, ..Lens::without_document(settings) }
    }

    /// The light in which a glossary stands.
    pub fn of_glossary(settings: &Settings) -> Self {
        Lens::without_document(styles::under(settings, None))
    }

    fn without_document(settings: Settings) -> Self {
        let level = |rule: &Rule| {
            settings.rules.get(rule.name).and_then(|setting| setting.level).unwrap_or(rule.level)
        };
        let levels: Vec<Level> = all().iter().map(level).collect();
        let is_on_blocks = |rule: &Rule| matches!(rule.unit, Unit::Block(_) | Unit::Traces { .. });
        let on_blocks = all().iter().zip(&levels).enumerate();
        let on_blocks = on_blocks.filter(|(_, (rule, level))| **level != Level::Off && is_on_blocks(rule));
        let on_blocks = on_blocks.map(|(index, _)| index).collect();
        let options = settings.rules.iter().flat_map(|(rule, setting)| {
            setting.options.iter().map(|(option, value)| ((*rule, *option), value.clone()))
        });
        let options = options.collect();
        Lens { levels, on_blocks, options, settings, language: Language::UNKNOWN }
    }

    /// The level of a finding of the rule at that index; one in doubt is a hint at most.
    pub fn level(&self, rule: usize, in_doubt: bool) -> Level {
        let level = self.levels.get(rule).copied().unwrap_or(Level::Off);
        if in_doubt { level.min(Level::Hint) } else { level }
    }

    /// Whether anybody wants to hear of the rule at that index.
    pub fn wants(&self, rule: usize) -> bool {
        self.level(rule, false) != Level::Off
    }

    /// The rules on blocks that somebody wants to hear of, with their index.
    pub(super) fn on_blocks(&self) -> impl Iterator<Item = (usize, Unit)> {
        self.on_blocks.iter().filter_map(|index| Some((*index, all().get(*index)?.unit)))
    }

    /// The number that an option of `rule` is set to.
    pub fn number(&self, rule: &Rule, option: &RuleOption) -> u64 {
        match (self.option(rule, option), option.default) {
            (Some(OptionValue::Number(number)), _) => *number,
            (_, OptionDefault::Number(number)) => number,
            _ => 0,
        }
    }

    /// Whether an option of `rule` is switched on.
    pub fn flag(&self, rule: &Rule, option: &RuleOption) -> bool {
        match (self.option(rule, option), option.default) {
            (Some(OptionValue::Flag(flag)), _) => *flag,
            (_, default) => default == OptionDefault::Flag(true),
        }
    }

    /// The texts that an option of `rule` lists.
    pub fn texts<'a>(&'a self, rule: &Rule, option: &RuleOption) -> Vec<&'a str> {
        match (self.option(rule, option), option.default) {
            (Some(OptionValue::Texts(texts)), _) => texts.iter().map(String::as_str).collect(),
            (_, OptionDefault::Texts(texts)) => texts.to_vec(),
            _ => Vec::new(),
        }
    }

    fn option(&self, rule: &Rule, option: &RuleOption) -> Option<&OptionValue> {
        self.options.get(&(rule.name, option.name))
    }
}
