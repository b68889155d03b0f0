//! The search itself: from each word as far into the trie as the text goes, then back to the longest true name.

use super::letters::{Script, is_apostrophe};
use super::quotes::with_quotes;
use super::spelling::{self, MOST_WORDS};
use super::trie::NO_FORM;
use super::words::{Word, Words};
use super::{CaseRule, FormId, Matcher, Mention, gap};

/// So many words are cut at a time: they stay in the processor's nearest cache, and memory does not grow with the text.
const WINDOW: usize = 512;

/// What is allocated once for a text.
#[derive(Default)]
struct Scratch {
    /// The first of the forms that end on the way from one word, each with the number of words read.
    ends: Vec<(usize, u32)>,
    spelling: String,
}

impl Matcher {
    /// Appends the names in `text` to `out`, in order and without overlap, the longest at each place.
    ///
    /// A name is found in any accepted spelling, across quotation marks and one line break. A possessive `'s` stays
    /// outside it. Offsets are bytes of `text`.
    pub fn find_in(&self, text: &str, out: &mut Vec<Mention>) {
        if self.trie.is_empty() || u32::try_from(text.len()).is_err() {
            return;
        }
        let mut words = Words::new(text);
        let mut window: Vec<Word> = Vec::new();
        let mut scratch = Scratch::default();
        let mut at = 0;
        let mut floor = 0;
        loop {
            if window.len() < at + MOST_WORDS + 1 {
                // The word before the next one stays: whether a name may begin depends on it.
                let passed = at.saturating_sub(1);
                window.drain(..passed);
                at -= passed;
                window.extend(words.by_ref().take(WINDOW));
                if at >= window.len() {
                    return;
                }
            }
            match self.longest_at(text, &window, at, floor, &mut scratch) {
                Some((count, mention)) => {
                    out.push(mention);
                    floor = mention.end;
                    at += count;
                }
                None => at += 1,
            }
        }
    }

    /// The longest name that begins with the word `at`, with the number of its words.
    fn longest_at(
        &self,
        text: &str,
        window: &[Word],
        at: usize,
        floor: u32,
        scratch: &mut Scratch,
    ) -> Option<(usize, Mention)> {
        let mut place = self.trie.first(window[at].hash)?;
        if window[at].start < floor || !may_begin(text, window, at) {
            return None;
        }
        scratch.ends.clear();
        let mut count = 1;
        loop {
            if place.first_form != NO_FORM {
                scratch.ends.push((count, place.first_form));
            }
            let Some(next) = window.get(at + count).filter(|_| count < MOST_WORDS) else {
                break;
            };
            let Some(gap) = gap::hash(text, &window[at + count - 1], next) else {
                break;
            };
            let Some(deeper) = self.trie.next(place, (gap, next.hash)) else {
                break;
            };
            place = deeper;
            count += 1;
        }
        while let Some((count, first_form)) = scratch.ends.pop() {
            let words = &window[at..at + count];
            if may_end(words, window.get(at + count))
                && let Some(mention) = self.true_name(text, words, first_form, floor, &mut scratch.spelling)
            {
                return Some((count, mention));
            }
        }
        None
    }

    /// The first form of a chain that `words` are in the right case and with the right punctuation.
    fn true_name(
        &self,
        text: &str,
        words: &[Word],
        first_form: u32,
        floor: u32,
        spelling: &mut String,
    ) -> Option<Mention> {
        let (first, last) = (words.first()?, words.last()?);
        let mut id = first_form;
        while let Some(ending) = self.forms.ending(id) {
            let mut place = Some((first.start as usize, last.end as usize));
            let right_case = match ending.case {
                CaseRule::Any => true,
                CaseRule::Capital => has_capital(text, last),
                CaseRule::Exact => self.is_exact(id, text, words, spelling),
            };
            if !ending.plain {
                place = place.and_then(|(start, end)| self.with_edges(id, text, start, end));
            }
            let place = place.filter(|&(start, _)| right_case && start >= floor as usize);
            if let Some((start, end)) = place {
                let has_gaps = words.len() > 1;
                let (start, end) =
                    if has_gaps { with_quotes(text, start, end, floor as usize) } else { (start, end) };
                let (start, end) = (start as u32, end as u32);
                return Some(Mention { start, end, entity: ending.entity, form: FormId(id) });
            }
            id = ending.next;
        }
        None
    }

    /// Whether the words are the form letter by letter, in any accepted kind of hyphen, space and so on.
    fn is_exact(&self, id: u32, text: &str, words: &[Word], scratch: &mut String) -> bool {
        let (Some(known), Some(first), Some(last)) = (self.forms.declared(id), words.first(), words.last())
        else {
            return false;
        };
        if text[first.start as usize..last.end as usize] == *known.spelling.cased {
            return true;
        }
        scratch.clear();
        spelling::reduce(text, words, false, scratch) && **scratch == *known.spelling.cased
    }

    /// The place with the punctuation that belongs to the form, if it stands there. A full stop may be left out: `Acme
    /// Inc` is `Acme Inc.`
    fn with_edges(&self, id: u32, text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
        let spelling = &self.forms.declared(id)?.spelling;
        let before = text[..start].strip_suffix(&*spelling.head)?;
        let tail = &*spelling.tail;
        if text[end..].starts_with(tail) {
            return Some((before.len(), end + tail.len()));
        }
        (tail == ".").then_some((before.len(), end))
    }
}

/// Whether a word begins with no small letter.
fn has_capital(text: &str, word: &Word) -> bool {
    !text[word.start as usize..].chars().next().is_some_and(char::is_lowercase)
}

/// Whether a name may begin with the word `at`: not inside a word, and not with the `s` of `it's`.
fn may_begin(text: &str, window: &[Word], at: usize) -> bool {
    let word = &window[at];
    let Some(before) = at.checked_sub(1).map(|index| &window[index]) else {
        return true;
    };
    match word.script {
        Script::Hangul | Script::Katakana => before.end != word.start || before.script != word.script,
        Script::Spaced if word.end - word.start <= 2 && before.end < word.start => {
            let mut gap = text[before.end as usize..word.start as usize].chars();
            let after_apostrophe =
                matches!((gap.next(), gap.next()), (Some(only), None) if is_apostrophe(only));
            !after_apostrophe || !is_contraction(&text[word.start as usize..word.end as usize])
        }
        _ => true,
    }
}

/// Whether `word` is what English leaves after an apostrophe; two other letters may be a name, as in `l'UE`.
fn is_contraction(word: &str) -> bool {
    word.len() == 1 || ["re", "ve", "ll"].iter().any(|ending| word.eq_ignore_ascii_case(ending))
}

/// Whether a name may end before the word `next`.
fn may_end(words: &[Word], next: Option<&Word>) -> bool {
    let (Some(last), Some(next)) = (words.last(), next) else {
        return true;
    };
    last.script != Script::Katakana || next.script != Script::Katakana || last.end != next.start
}

#[cfg(test)]
mod tests {
    use super::super::{CaseRule, EntityId, Form, FormKind, Matcher};

    /// The matched texts of `names` in `text`; a name that begins with `=` is exact, with `^` capital.
    fn found(names: &[&str], text: &str) -> Vec<String> {
        let mut matcher = Matcher::default();
        for (index, name) in names.iter().enumerate() {
            let (case, name) = match name.chars().next() {
                Some('=') => (CaseRule::Exact, &name[1..]),
                Some('^') => (CaseRule::Capital, &name[1..]),
                _ => (CaseRule::Any, *name),
            };
            let entity = EntityId(index as u32);
            let form = Form { text: name.to_owned(), entity, kind: FormKind::Preferred, case };
            assert!(matcher.add(form).is_ok(), "{name}");
        }
        let mut mentions = Vec::new();
        matcher.find_in(text, &mut mentions);
        mentions.iter().map(|m| text[m.start as usize..m.end as usize].to_owned()).collect()
    }

    #[test]
    fn names_are_found_in_every_accepted_spelling() {
        for (names, text, expected) in [
            (&["Iran"][..], "Iran’s, Iran's; Iranian IRAN-backed", "Iran|Iran|IRAN"),
            (&["Iran", "Iran and Russia"], "Iran and Russia, Iran and Syria", "Iran and Russia|Iran"),
            (&["Foundation for the study"], "the “Foundation for the study” of", "Foundation for the study"),
            (&["movement Hezbollah"], "the movement “Hezbollah” was", "movement “Hezbollah”"),
            (&["movement “Hezbollah”"], "the movement Hezbollah was", "movement Hezbollah"),
            (&["the Astana process"], "x the “Astana” process x", "the “Astana” process"),
            (&["Astana process"], "the «Astana» process", "«Astana» process"),
            (
                &["Supreme National Security Council"],
                "Supreme national\r\n  security Council",
                "Supreme national\r\n  security Council",
            ),
            (&["Security Council"], "security\u{a0}council Security\n\nCouncil", "security\u{a0}council"),
            (&["Sana'a"], "Sana’a Sanaʼa Sanaa", "Sana’a|Sanaʼa"),
            (
                &["al-Nusra"],
                "al‑Nusra al–Nusra al-\nNusra al - Nusra al Nusra",
                "al‑Nusra|al–Nusra|al-\nNusra",
            ),
            (&["café Riche"], "Cafe\u{301} Riche", "Cafe\u{301} Riche"),
            (&["=IG"], "IG, big, ig; l’IG", "IG|IG"),
            (&["^Knife"], "a knife, the Knife, KNIFE", "Knife|KNIFE"),
            (&["S", "T"], "it's don’t S", "S"),
            (&["U.S.", "us"], "the U.S. and us and the U.S", "U.S.|us|U.S"),
            (&["C++", ".NET"], "C, C++ and .NET, net", "C++|.NET"),
            (&["AT&T"], "AT&T AT & T", "AT&T"),
            (&["Московский университет"], "в «Московский   университет»", "Московский   университет"),
            (&["阿斯塔纳进程"], "在“阿斯塔纳”进程中，阿斯塔\n纳进程", "“阿斯塔纳”进程|阿斯塔\n纳进程"),
            (&["阿里·沙姆哈尼"], "说阿里・沙姆哈尼说", "阿里・沙姆哈尼"),
            (&["Python语言"], "用Python 语言写", "Python 语言"),
            (&["イラン"], "イランは、イランカ、アイラン", "イラン"),
            (&["서울"], "서울에서 한서울", "서울"),
            (&["กรุงเทพ"], "ที่กรุงเทพมหานคร", "กรุงเทพ"),
            (&["กรุงเท"], "กรุงเท\u{e48}พ", ""),
        ] {
            assert_eq!(found(names, text).join("|"), expected, "{names:?} in {text:?}");
        }
    }
}
