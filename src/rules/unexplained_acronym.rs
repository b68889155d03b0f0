//! An acronym that nothing in the transcript or the glossary explains; only where a style or the settings ask for it.
//!
//! A reader who does not know it has to look it up or to guess.
//!
//! ```transcript,reports
//! — Who keeps the buoys, the harbour or the NHB?
//!                                           ^^^
//!
//! — The NHB, since the war.
//! ```
//!
//! It is reported once, where it stands first. There is no fix. Not reported are acronyms with their words, or with a note
//! of whatever kind, behind them or before them; those that the glossary has; those that everybody knows, as `EU` and `TV`;
//! numbers such as `XIV`; and words that are shouted. More that your readers know go into the option `known`.
//!
//! ```transcript,accepts
//! — Who keeps the buoys, the EU or the Northern Harbour Board (NHB)? Does it have a TV set?
//!
//! — The NHB, and NOBODY ELSE.
//! ```
//!
//! ```toml
//! rules.unexplained-acronym = { level = "hint", known = ["NHB"] }
//! ```
//!
//! ```transcript,accepts
//! — Who keeps the buoys, the harbour or the NHB?
//! ```

use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::engine::{AllTraces, BlockView, DocumentView, PlacedTrace, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::capitals::{Look, capitals};
use super::shared::mentions;
use super::shared::tally::key;
use crate::config::{Level, OptionDefault, RuleOption};
use crate::syntax::inline::{Bracket, BracketKind, Inlines};

pub(super) const RULE: Rule = Rule {
    name: "unexplained-acronym",
    level: Level::Off,
    fixable: false,
    options: &[KNOWN],
    unit: Unit::Traces { gather, judge },
    source: include_str!("unexplained_acronym.rs"),
};

const KNOWN: RuleOption = RuleOption {
    name: "known",
    description: "Acronyms that your readers know, beside those that everybody does.",
    default: OptionDefault::Texts(&[]),
};

/// What everybody knows, by language or in all of them.
const EVERYBODYS: &str = " AC AD AIDS AM ATM BBC BC BCE CBS CD CE CEO CIA CNN CPU CT CV DC DDR DIY DJ DNA DVD EC ET EU FAQ \
    FBI FC FM FIFA GB GDP GPS HD HIV HTML ID IMF IOU IQ IRA IRS IT JFK KGB LA LCD LED LGBT LP LSD MBA MC MIT MP MRI MTV NASA \
    NATO NBA NBC NFL NHL NHS NY NYC NYPD OECD OK OPEC PC PDF PDA PE PIN PM PR PS PVC RAF RAM RNA RV SMS SOS SUV TB TNT TV UAE \
    UEFA UFO UK UN UNESCO UNICEF UNO URL US USA USB USSR VCR VIP WC WHO WTO WWI WWII WWF WWW \
    EE OMS ONG ONU OTAN OVNI SA SIDA UE URSS BRD CDU DM EDV EKG EZB FDP GmbH PKW LKW SPD SS NS UNO UdSSR \
    АН АЭС БССР ВВП ВВС ВВЦ ВИЧ ВМФ ВОЗ ВТО ГАИ ГДР ГРУ ГЭС ДК ДНК ДТП ЕС ЕЭС ЗАГС ЖКХ КГБ КНДР КНР КПСС ЛГБТ МВД МВФ \
    МГУ МИД МКС МХАТ НАСА НАТО НИИ НКВД НЛО ОАЭ ОБСЕ ОДКБ ООН ПВО ПК РАН РСФСР РФ СВО СМИ СМС СНГ СПИД СССР США ТАСС \
    ТВ УК УССР ФБР ФИФА ФРГ ФСБ ЦК ЦРУ ЧП ЭКГ ЭВМ ЮАР ЮНЕСКО ";

/// Words that are put in capitals to stress them.
const STRESSED: &str = " ALL AND ANY ARE AT BAD BIG BUT BY CAN DO DOWN EVER FOR FREE FROM GET GO GOOD HAS HE HER HIS HOW IF IN IS \
    JUST LESS LIVE LOVE MAY ME MORE MOST MR MRS MS MUST MY NEVER NEW NO NON NONE NOR NOT NOW OF OFF OLD ON ONE ONLY OR OUR OUT \
    OVER REAL SHE SO SOME STOP THAT THE THEIR THEM THEN THESE THEY THIS TO TOO TRUE TWO UP USE VERY VS WAR WAS WE WELL WHAT \
    WHEN WHO WHY WILL WITH WON YES YET YOU YOUR \
    ELLE LUI MOI OUI RIEN TOI TOUS TOUT ";

/// The fewest and the most letters of an acronym; what is longer is a word, or shouted.
const LETTERS: RangeInclusive<usize> = 2..=6;

/// The fewest letters of a word that is shouted by itself.
const SHOUTED: usize = 4;

/// The most of a word beside it that is looked at, in bytes.
const LONGEST_WORD: usize = 200;

/// What the kinds of traces mean.
const USED: u32 = 0;
const EXPLAINED: u32 = 1;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    let known = view.lens.texts(&RULE, &KNOWN);
    let mut used = FxHashSet::default();
    for capital in capitals(view).iter().filter(|capital| capital.look == Look::Capitals) {
        let range = capital.range.clone();
        let Some(word) = view.text.get(range.clone()) else { continue };
        if !LETTERS.contains(&word.chars().count())
            || mentions::covers(view, range.start)
            || is_numeral(word)
            || is_everybodys(word)
            || view.lens.language.has_function_word(&word.to_lowercase())
            || is_in_code(view.text, &range)
            || is_shouted(view.text, &range)
            || known.contains(&word)
        {
            continue;
        }
        let key = key(word);
        let explained = is_explained(view.inlines, &range);
        // Only the first use is reported, so that one trace of a paragraph's is enough.
        if explained {
            traces.add(range, EXPLAINED, key);
        } else if used.insert(key) {
            traces.add(range, USED, key);
        }
    }
}

/// Whether a bracket explains the acronym at those bytes: it stands right behind it, or holds it with its words around.
fn is_explained(inlines: &Inlines, range: &Range<usize>) -> bool {
    let (start, end) = (range.start, range.end);
    let is_its_short = |bracket: &Bracket| match &bracket.kind {
        BracketKind::Acronym { short, .. } => short.range().contains(&start),
        _ => false,
    };
    let next = inlines.brackets.partition_point(|bracket| bracket.open.range().start < end);
    let is_behind = inlines
        .brackets
        .get(next)
        .is_some_and(|bracket| bracket.open.range().start <= end + 2 || is_its_short(bracket));
    let is_inside = inlines.bracket_at(start as u32).is_some_and(|bracket| {
        // In brackets by itself, `(NHB)`, it is short for what stands before.
        let is_alone = start <= bracket.open.range().start + 2 && end + 2 >= bracket.close.range().end;
        is_alone || is_its_short(bracket)
    });
    is_behind || is_inside
}

fn is_everybodys(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| [EVERYBODYS, STRESSED].iter().flat_map(|list| list.split(' ')).collect());
    WORDS.contains(word)
}

/// Whether it is part of something longer that is no word: `UTF-8`, `LC_ALL`, `/HOME`.
fn is_in_code(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let mut behind = text.get(range.end..).unwrap_or_default().chars();
    let joins = |c: Option<char>| c.is_some_and(|c| "_/=$@\\&+<>-%".contains(c));
    joins(before) || joins(behind.next())
}

fn is_numeral(word: &str) -> bool {
    word.chars().all(|c| "IVXLCDMІХ".contains(c))
}

/// Whether the word before or behind is in capitals too, or the word is cried out.
fn is_shouted(text: &str, range: &Range<usize>) -> bool {
    let is_loud = |word: &str| {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        letters().count() > 1 && letters().all(char::is_uppercase)
    };
    let from = text.floor_char_boundary(range.start.saturating_sub(LONGEST_WORD));
    let to = text.floor_char_boundary(range.end + LONGEST_WORD);
    let before = text.get(from..range.start).unwrap_or_default().split_whitespace().next_back();
    let behind = text.get(range.end..to).unwrap_or_default().split_whitespace().next();
    // What is shouted ends in an exclamation mark; a short acronym may stand before one.
    let is_long = text.get(range.clone()).is_some_and(|word| word.chars().count() >= SHOUTED);
    let is_called = || text.get(range.end..).is_some_and(|behind| behind.trim_start().starts_with('!'));
    before.is_some_and(is_loud) || behind.is_some_and(is_loud) || (is_long && is_called())
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let mut first: FxHashMap<u64, Option<PlacedTrace>> = FxHashMap::default();
    for trace in traces.iter() {
        if trace.kind == EXPLAINED {
            first.insert(trace.key, None);
        } else {
            first.entry(trace.key).or_insert(Some(trace));
        }
    }
    for trace in first.into_values().flatten() {
        let written = view.document.words(trace.range.clone());
        let message =
            format!("`{written}` is never explained: say where it first stands what it is short for.");
        report.add(trace.range, message);
    }
}
