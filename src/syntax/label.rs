//! Labels: the names that stand before a speech, in every form they are set in.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use super::block::{Label, LabelForm};
use super::lexicon::labels::{self, LabelWord};
use super::time;

/// A label is at most so many words.
pub const MOST_WORDS: usize = 5;
/// A label is at most so many bytes.
const MOST_BYTES: usize = 80;
/// The signs that stand in labels beside letters and digits.
const NAME_SIGNS: &str = ".,'’-–&/#_\\+·・()（）\"“”";

/// A label found at the start of a line, as byte ranges in the line.
pub struct Found {
    /// The name.
    pub name: Range<usize>,
    /// Where the speech begins, or the end of the line.
    pub speech: usize,
    /// How it is set off.
    pub form: LabelForm,
}

impl Found {
    /// The label as a block keeps it, `line` starting at `offset` of the block.
    pub fn label(&self, line: &str, offset: usize) -> Label {
        Label {
            start: (offset + self.name.start) as u32,
            end: (offset + self.name.end) as u32,
            key: key(&line[self.name.clone()]),
            form: self.form,
        }
    }
}

/// The name as it is compared: in lower case, its words one space apart, without escapes and full stops.
pub fn normal(name: &str) -> String {
    let numbered = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let name = if matches!(numbered, "Q" | "A") { numbered } else { name };
    let mut normal = String::with_capacity(name.len());
    for word in name.split_whitespace().map(|word| word.trim_end_matches('.')).filter(|word| !word.is_empty())
    {
        let space = if normal.is_empty() { "" } else { " " };
        normal.push_str(space);
        for c in word.chars().filter(|c| *c != '\\') {
            match c.is_ascii() {
                true => normal.push(c.to_ascii_lowercase()),
                false => normal.extend(c.to_lowercase()),
            }
        }
    }
    normal
}

/// The same number for every spelling of a name that compares equal.
pub fn key(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    normal(name).hash(&mut hasher);
    hasher.finish()
}

/// The label at the start of `line`; `next` is the line below, if it is not blank.
///
/// `timed` says that a time stands on the line above.
pub fn at_start(line: &str, next: Option<&str>, timed: bool) -> Option<Found> {
    let start = line.len() - line.trim_start().len();
    let (start, timed) = match time::prefix(&line[start..]) {
        Some(length) => (start + length, true),
        None => (start, timed),
    };
    let rest = line[start..].trim_end();
    let found = match rest.chars().next()? {
        '*' | '_' => emphasised(rest)?,
        '[' => bracketed(rest)?,
        first if first.is_lowercase() => return None,
        _ => plain(rest, next, timed)?,
    };
    let form = match found.form {
        LabelForm::Colon | LabelForm::ColonAlone | LabelForm::Bare | LabelForm::BareBold if timed => {
            LabelForm::Timed
        }
        form => form,
    };
    let name = start + found.name.start..start + found.name.end;
    let speech = start + found.speech;
    let behind = &line[speech..];
    Some(Found { name, speech: line.len() - behind.trim_start().len(), form })
}

/// `**Name:** …`, `**Name**: …`, `_Q._ …`, `**Name** [00:12]: …`, `**Name**` alone.
fn emphasised(rest: &str) -> Option<Found> {
    let sign = rest.chars().next()?;
    let width = rest.len() - rest.trim_start_matches(sign).len();
    let mark = &rest[..width.min(3)];
    if rest[mark.len()..].starts_with(char::is_whitespace) {
        return None;
    }
    let inner_end = mark.len() + find_within(&rest[mark.len()..], mark)?;
    let inner = mark.len()..inner_end;
    let behind = inner_end + mark.len();
    let text = rest[inner.clone()].trim_end();
    let after_time = behind + time::suffix(&rest[behind..]);
    if let Some(name) = text.strip_suffix([':', '：']) {
        let name = time::strip_suffix(name.trim_end());
        return found(rest, inner.start, name, after_time, LabelForm::Emphasised);
    }
    if let Some(colon) = rest[after_time..].trim_start().strip_prefix([':', '：']) {
        let name = time::strip_suffix(text);
        let speech = rest.len() - colon.len();
        return found(rest, inner.start, name, speech + time::suffix(colon), LabelForm::Emphasised);
    }
    if let Some(speech) = set_off(&rest[behind..]) {
        let form = if rest[behind..].starts_with('.') { LabelForm::Court } else { LabelForm::Emphasised };
        return found(rest, inner.start, text, behind + speech, form);
    }
    if let Some(letter) = letter(text, &rest[behind..]) {
        let speech =
            behind + rest[behind..].len() - rest[behind..].trim_start_matches([' ', '-', '—', '–']).len();
        return found(rest, inner.start, letter, speech, LabelForm::Letter);
    }
    if let Some(label) = plain(&rest[mark.len()..], None, false)
        && label.name.end < text.len()
        && mark.len() > 1
    {
        let shift = mark.len();
        return Some(Found {
            name: shift + label.name.start..shift + label.name.end,
            speech: shift + label.speech,
            ..label
        });
    }
    let alone = rest[after_time..].trim().is_empty();
    let form = if after_time > behind { LabelForm::Timed } else { LabelForm::BareBold };
    if alone && !text.ends_with(['.', '!', '?', '…', ',']) {
        return found(rest, inner.start, text, rest.len(), form);
    }
    None
}

/// Where the speech starts behind an emphasised name that a dash, a full stop or a remark sets off:
/// `**Name** - …`, `_Name_. …`, `**Name** (Company): …`.
fn set_off(behind: &str) -> Option<usize> {
    for sign in [" - ", " – ", " — ", ". "] {
        if behind.len() > sign.len() && behind.starts_with(sign) {
            return Some(sign.len());
        }
    }
    let inner = behind.strip_prefix(" (")?;
    let close = find_within(inner, "):")?;
    Some(" (".len() + close + "):".len())
}

/// `[SPEAKER_00]: …`.
fn bracketed(rest: &str) -> Option<Found> {
    let close = find_within(rest, "]")?;
    let after = rest[close + 1..].strip_prefix(':')?;
    if time::parse(&rest[1..close]).is_some() {
        return None;
    }
    found(rest, 1, rest[1..close].trim_end(), rest.len() - after.len(), LabelForm::Bracketed)
}

/// Every form without emphasis.
fn plain(rest: &str, next: Option<&str>, timed: bool) -> Option<Found> {
    let head_end = rest.floor_char_boundary(MOST_BYTES);
    let head = &rest[..head_end];
    let colon = find_colon(head).filter(|at| !inside_time(head, *at));
    if let Some(at) = colon {
        let sign = if head[at..].starts_with(':') { 1 } else { '：'.len_utf8() };
        let behind = &rest[at + sign..];
        let name = time::strip_suffix(&head[..at]);
        let time = time::suffix(behind);
        let form = if behind[time..].trim().is_empty() {
            if time > 0 { LabelForm::Timed } else { LabelForm::ColonAlone }
        } else if name.len() < head[..at].trim_end().len() {
            LabelForm::Timed
        } else {
            LabelForm::Colon
        };
        if (sign > 1 || follows_colon(behind))
            && let Some(found) = found(rest, 0, name, at + sign + time, form)
        {
            return Some(found);
        }
    }
    if let Some((name, speech)) = timed_colon(rest, head) {
        return found(rest, 0, name, speech, LabelForm::Timed);
    }
    if let Some(space) = head.find(['.', ' ', '-', '—', '–'])
        && let Some(name) =
            letter(&head[..space + usize::from(head[space..].starts_with('.'))], &rest[space..])
    {
        let behind = rest[space..].trim_start_matches(['.', ' ', '-', '—', '–']);
        return found(rest, 0, name, rest.len() - behind.len(), LabelForm::Letter);
    }
    if let Some(name) = court(head) {
        return found(rest, 0, name, name.len() + 1, LabelForm::Court);
    }
    let with_time = time::strip_suffix(rest);
    if with_time.len() < rest.len() {
        return found(rest, 0, with_time, rest.len(), LabelForm::Timed);
    }
    let speech_below = next.is_some_and(|next| !next.trim_start().starts_with(['#', '-', '*', '|', '>']));
    let is_name = rest.len() <= 48 && (timed || speech_below) && is_capitalised(rest);
    let is_name = is_name && !rest.ends_with(['.', '!', '?', '…', ',', ';', '-', '—', '–']);
    if is_name { found(rest, 0, rest, rest.len(), LabelForm::Bare) } else { None }
}

/// The first colon, of either width.
fn find_colon(head: &str) -> Option<usize> {
    let mut places = memchr::memchr2_iter(b':', 0xef, head.as_bytes());
    places.find(|at| head[*at..].starts_with([':', '：']))
}

/// A name and what stands between it and its colon: `Name (00:12): …`, `Name (Company): …`.
fn timed_colon<'a>(rest: &'a str, head: &'a str) -> Option<(&'a str, usize)> {
    let open = memchr::memchr2(b'[', b'(', head.as_bytes())?;
    let close = open + find_within(&rest[open..], if head[open..].starts_with('[') { "]" } else { ")" })?;
    let after = rest[close + 1..].trim_start();
    let time = time::parse(&rest[open + 1..close]).is_some();
    match after.strip_prefix(':') {
        Some(speech) if time => Some((head[..open].trim_end(), rest.len() - speech.len())),
        _ if time && open > 0 && (after.is_empty() || is_capitalised(&head[..open])) => {
            Some((head[..open].trim_end(), rest.len() - after.len()))
        }
        _ => None,
    }
}

/// Whether the colon at `at` stands inside a bracket or a time that opened before it.
fn inside_time(head: &str, at: usize) -> bool {
    let before = &head[..at];
    let open = before.rfind(['(', '[']);
    let close = before.rfind([')', ']']);
    let digits = before.ends_with(|c: char| c.is_ascii_digit())
        && head[at..].chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    digits || (open.is_some() && open > close)
}

/// A colon that ends a label is followed by white space or by how a speech starts.
fn follows_colon(behind: &str) -> bool {
    behind
        .chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '“' | '«' | '"' | '„' | '*' | '_' | '…' | '[' | '('))
        || behind.starts_with(|c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
}

/// `Q.`, `Q -`, `Q —`: the letter, where `text` is one and `behind` sets it off.
fn letter<'a>(text: &'a str, behind: &str) -> Option<&'a str> {
    let name = text.trim_end_matches('.');
    let dashed = behind.trim_start_matches('.').trim_start().starts_with(['-', '—', '–']);
    let sets_off = text.len() > name.len() || (dashed && behind.starts_with(' '));
    let spaced = behind.trim_start_matches('.').starts_with(' ');
    let known = || labels::word(&name.to_lowercase()).says(LabelWord::PAIRED);
    (name.len() <= 24 && name.starts_with(char::is_uppercase) && sets_off && spaced && known())
        .then_some(name)
}

/// `Mr. BULLITT. …`, `The CHAIRMAN. …`: titles, then a name in capitals, then a full stop and the speech.
fn court(head: &str) -> Option<&str> {
    let mut end = 0;
    for (index, word) in head.split(' ').enumerate().take(MOST_WORDS) {
        let core = word.trim_end_matches('.');
        let letters = core.chars().filter(|c| c.is_alphabetic());
        let capitals = letters.clone().count() >= 2 && letters.clone().all(char::is_uppercase);
        if capitals && core.len() < word.len() && !core.contains('.') && speaks(&head[end + word.len()..]) {
            let title = index > 0 || core.len() >= 4;
            return title.then(|| &head[..end + core.len()]);
        }
        let is_particle = index > 0 && labels::word(core).says(LabelWord::PARTICLE);
        let is_title = capitals || is_particle || (core.starts_with(char::is_uppercase) && core.len() <= 14);
        if !is_title || (word.ends_with('.') && core.len() > 5) {
            return None;
        }
        end += word.len() + 1;
    }
    None
}

/// Whether a speech follows: words that are not all in capitals, as the words of a heading are.
fn speaks(behind: &str) -> bool {
    behind.chars().take(40).any(char::is_lowercase)
}

/// The label `name` at `start` of `rest`, if it can be one.
fn found(rest: &str, start: usize, name: &str, speech: usize, form: LabelForm) -> Option<Found> {
    let trimmed = name.trim();
    let start = start + (name.len() - name.trim_start().len());
    let end = start + trimmed.len();
    (is_name_like(trimmed) && speech <= rest.len()).then_some(Found { name: start..end, speech, form })
}

/// Whether `name` has the shape of a label: few words, no sentence in it, not in lower case.
pub fn is_name_like(name: &str) -> bool {
    let starts = name.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let signs = |c: char| {
        c.is_alphanumeric()
            || c.is_whitespace()
            || NAME_SIGNS.contains(c)
            || matches!(c, '\u{300}'..='\u{36f}')
    };
    if !starts || name.len() > MOST_BYTES || !name.chars().all(signs) || name.contains("//") {
        return false;
    }
    let mut words = 0;
    for (index, word) in name.split_whitespace().enumerate() {
        words = index + 1;
        let ends_sentence = word.ends_with('.') && word.len() > 6 && !word[..word.len() - 1].contains('.');
        if words > MOST_WORDS || (ends_sentence && name.len() > word.len()) {
            return false;
        }
    }
    let caseless = name.chars().next().is_some_and(|c| !c.is_uppercase());
    !caseless || name.chars().count() <= 16 || words > 1
}

/// Whether every word starts with a capital or is a particle of names.
pub fn is_capitalised(name: &str) -> bool {
    let name = name.trim();
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let starts_sentence =
        name.contains(char::is_whitespace) && labels::word(&first).says(LabelWord::SENTENCE);
    !name.is_empty()
        && !starts_sentence
        && name.split_whitespace().take(MOST_WORDS + 1).all(|word| {
            let word = word.trim_start_matches(['(', '"', '“', '#', '\'']);
            word.chars().next().is_none_or(|c| !c.is_lowercase())
                || labels::word(word).says(LabelWord::PARTICLE)
        })
        && name.starts_with(|c: char| c.is_alphabetic())
}

/// Where `needle` first stands within a label's reach in `text`.
fn find_within(text: &str, needle: &str) -> Option<usize> {
    text[..text.floor_char_boundary(MOST_BYTES + 16)].find(needle)
}
