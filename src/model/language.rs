//! The language of a document: what its front matter says, else what its first paragraphs look like.

use std::borrow::Cow;
use std::sync::{LazyLock, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::Document;
use crate::syntax::BlockKind;

/// A language, known by its ISO 639 code of two or three letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language {
    /// The letters in lower case, filled up with zeros.
    code: [u8; 3],
}

/// Bytes of text that are enough to tell a language by.
const SAMPLE: usize = 2048;

/// So many function words must stand in the sample, and one word in so many must be one: fewer tell nothing.
const LEAST_WORDS: usize = 6;
const RAREST: usize = 10;

impl Language {
    /// Nobody says it and it cannot be told.
    pub const UNKNOWN: Language = Language { code: [0; 3] };

    /// The language that `tag` begins with, which is one such as `pt-BR` (RFC 5646, section 2.1).
    pub fn from_tag(tag: &str) -> Language {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_bytes() {
            [a, b] if primary.is_ascii() => Language { code: [*a, *b, 0] },
            [a, b, c] if primary.is_ascii() => Language { code: [*a, *b, *c] },
            _ => Language::UNKNOWN,
        }
    }

    /// The language that `text` is written in, where it is long and plain enough to tell.
    pub fn of_text(text: &str) -> Language {
        of_script(text).unwrap_or_else(|| of_words(text))
    }

    /// Its code in lower case, `en`; empty where it is unknown.
    pub fn code(&self) -> &str {
        let length = self.code.iter().position(|byte| *byte == 0).unwrap_or(self.code.len());
        std::str::from_utf8(&self.code[..length]).unwrap_or_default()
    }

    /// Whether `word`, in lower case, is one that stands everywhere in the language.
    pub fn has_function_word(&self, word: &str) -> bool {
        let (languages, words) = &*FUNCTION_WORDS;
        let bits = words.get(word).copied().unwrap_or_default();
        languages.iter().enumerate().any(|(index, language)| language == self && bits & (1 << index) != 0)
    }

    /// Whether it is one of those codes.
    pub fn is_any(&self, codes: &[&str]) -> bool {
        codes.iter().any(|code| {
            let code = code.as_bytes();
            self.code.starts_with(code) && self.code.get(code.len()).is_none_or(|byte| *byte == 0)
        })
    }
}

/// The languages of the table, and which of them have a word, as bits: the nth is that of the nth row.
static FUNCTION_WORDS: LazyLock<(Vec<Language>, FxHashMap<&str, u32>)> = LazyLock::new(|| {
    let rows = include_str!("function_words.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut languages = Vec::new();
    let mut words = FxHashMap::default();
    for (language, row) in rows.filter_map(|row| row.split_once('\t')) {
        row.split(' ').for_each(|word| *words.entry(word).or_default() |= 1 << languages.len());
        languages.push(Language::from_tag(language));
    }
    (languages, words)
});

/// The language of a script that one language alone uses, or one far more than others.
fn of_script(text: &str) -> Option<Language> {
    let tag = match text.chars().find(|c| (*c as u32) >= 0x370 && c.is_alphabetic())? {
        c if is_cyrillic(c) => return None,
        '\u{370}'..='\u{3ff}' => "el",
        '\u{530}'..='\u{58f}' => "hy",
        '\u{590}'..='\u{5ff}' => "he",
        '\u{600}'..='\u{6ff}' if text.contains(['پ', 'چ', 'گ', 'ژ', 'ی']) => "fa",
        '\u{600}'..='\u{6ff}' => "ar",
        '\u{900}'..='\u{97f}' => "hi",
        '\u{e00}'..='\u{e7f}' => "th",
        '\u{10a0}'..='\u{10ff}' => "ka",
        '\u{ac00}'..='\u{d7a3}' => "ko",
        '\u{3040}'..='\u{30ff}' => "ja",
        '\u{4e00}'..='\u{9fff}' if text.chars().any(|c| ('\u{3040}'..='\u{30ff}').contains(&c)) => "ja",
        '\u{4e00}'..='\u{9fff}' => "zh",
        _ => return None,
    };
    // A foreign word in a text does not make its language.
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let own = letters().filter(|c| (*c as u32) >= 0x370 && !is_cyrillic(*c)).count();
    (own * 2 > letters().count()).then(|| Language::from_tag(tag))
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// The language most of whose function words stand in `text`, where no other has nearly as many.
fn of_words(text: &str) -> Language {
    let (languages, words) = &*FUNCTION_WORDS;
    let mut counts = vec![0; languages.len()];
    let mut all = 0;
    for word in
        text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty())
    {
        all += 1;
        let is_lower = word.bytes().all(|byte| byte.is_ascii_lowercase());
        let word = if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
        let mut bits = words.get(&*word).copied().unwrap_or_default();
        while bits != 0 {
            counts[bits.trailing_zeros() as usize] += 1;
            bits &= bits - 1;
        }
    }
    let mut ranked: Vec<_> = counts.iter().zip(languages).collect();
    ranked.sort_by_key(|(count, _)| std::cmp::Reverse(**count));
    match ranked.as_slice() {
        [(first, language), (second, _), ..]
            if **first >= LEAST_WORDS && **first * RAREST >= all && **first * 5 > **second * 6 =>
        {
            **language
        }
        _ => Language::UNKNOWN,
    }
}

/// The sample that was looked at last, and its language.
#[derive(Debug, Default)]
struct Seen(Mutex<(String, Language)>);

/// The language of `document`: its front matter's, else that of its first paragraphs.
pub fn of(document: &Document) -> Language {
    if let Some(declared) = &document.front_matter().language {
        let language = Language::from_tag(&declared.text);
        if language != Language::UNKNOWN {
            return language;
        }
    }
    let sample = sample(document);
    let seen = document.shelf().get::<Seen>();
    let mut seen = seen.0.lock().unwrap_or_else(PoisonError::into_inner);
    if seen.0 != sample {
        let language = Language::of_text(&sample);
        *seen = (sample, language);
    }
    seen.1
}

/// The first paragraphs.
fn sample(document: &Document) -> String {
    let mut sample = String::with_capacity(SAMPLE);
    for placed in document.blocks().iter() {
        if placed.block.kind == BlockKind::Text {
            let room = SAMPLE - sample.len();
            let content = placed.content();
            let end = document.text().floor(content.end.min(content.start + room));
            sample += &document.text().slice(content.start..end.max(content.start));
            sample.push('\n');
            if sample.len() + 8 >= SAMPLE {
                break;
            }
        }
    }
    sample
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_says_the_language_first() {
        for (tag, code) in
            [("en", "en"), ("pt-BR", "pt"), ("RU_ru", "ru"), ("yue", "yue"), ("", ""), ("мы", "")]
        {
            assert_eq!(Language::from_tag(tag).code(), code, "{tag}");
        }
    }

    #[test]
    fn a_text_tells_its_language_when_it_is_long_enough() {
        for (text, code) in [
            (
                "Vous avez passé dix ans dans cette maison, et vous n'avez jamais voulu en partir. Pourquoi ? Parce que \
              la rivière était là, et que les gens du village ne m'attendaient pas.",
                "fr",
            ),
            (
                "Мы жили в этом доме десять лет, и он не был похож на другие. Как это вышло? Я не знаю, что сказать, но \
              они так решили за нас.",
                "ru",
            ),
            (
                "Ми жили в цьому домі десять років, і він не був схожий на інші. Як це вийшло? Я не знаю, що сказати, \
              але вони так вирішили за нас.",
                "uk",
            ),
            (
                "We lived in that house for ten years, and it was not like the others. What would you have us say about \
              it? They had a plan for it, and we did not.",
                "en",
            ),
            ("我们在那所房子里住了十年。", "zh"),
            ("その家に十年住んでいました。", "ja"),
            ("Pourquoi ?", ""),
            ("Kubla Khan, Xanadu, Alph: 1816, 1797, 54 lines.", ""),
        ] {
            assert_eq!(Language::of_text(text).code(), code, "{text}");
        }
    }
}
