//! The language of a document: what its front matter says, else what its first paragraphs look like.

use std::sync::{Mutex, PoisonError};

use whatlang::Lang;

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

/// Fewer bytes tell nothing.
const LEAST: usize = 160;

/// The ISO 639-1 codes of what is recognised by its look, by ISO 639-3 code.
const SHORT_CODES: [(Lang, &str); 42] = [
    (Lang::Eng, "en"),
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Bel, "be"),
    (Lang::Fra, "fr"),
    (Lang::Spa, "es"),
    (Lang::Por, "pt"),
    (Lang::Ita, "it"),
    (Lang::Deu, "de"),
    (Lang::Nld, "nl"),
    (Lang::Pol, "pl"),
    (Lang::Ces, "cs"),
    (Lang::Slk, "sk"),
    (Lang::Slv, "sl"),
    (Lang::Hrv, "hr"),
    (Lang::Srp, "sr"),
    (Lang::Mkd, "mk"),
    (Lang::Bul, "bg"),
    (Lang::Ron, "ro"),
    (Lang::Hun, "hu"),
    (Lang::Fin, "fi"),
    (Lang::Est, "et"),
    (Lang::Lav, "lv"),
    (Lang::Lit, "lt"),
    (Lang::Swe, "sv"),
    (Lang::Dan, "da"),
    (Lang::Nob, "no"),
    (Lang::Cat, "ca"),
    (Lang::Tur, "tr"),
    (Lang::Aze, "az"),
    (Lang::Ell, "el"),
    (Lang::Heb, "he"),
    (Lang::Ara, "ar"),
    (Lang::Pes, "fa"),
    (Lang::Hin, "hi"),
    (Lang::Kat, "ka"),
    (Lang::Hye, "hy"),
    (Lang::Vie, "vi"),
    (Lang::Ind, "id"),
    (Lang::Cmn, "zh"),
    (Lang::Jpn, "ja"),
    (Lang::Kor, "ko"),
];

impl Language {
    /// Nobody says it and it cannot be told.
    pub const UNKNOWN: Language = Language { code: [0; 3] };

    /// The language that `tag` means: a tag such as `pt-BR`, or a name such as `Portuguese`.
    pub fn from_tag(tag: &str) -> Language {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_lowercase();
        let by_name = || {
            let named = |lang: &Lang| {
                lang.eng_name().eq_ignore_ascii_case(tag.trim())
                    || lang.name().to_lowercase() == tag.trim().to_lowercase()
            };
            Lang::all().iter().copied().find(named).map_or(Language::UNKNOWN, Language::from_lang)
        };
        match primary.as_bytes() {
            [a, b] => Language { code: [*a, *b, 0] },
            [a, b, c] => {
                Lang::from_code(&primary).map_or(Language { code: [*a, *b, *c] }, Language::from_lang)
            }
            _ => by_name(),
        }
    }

    /// The language that `text` is written in, where it is long and plain enough to tell.
    pub fn of_text(text: &str) -> Language {
        if text.len() < LEAST {
            return Language::UNKNOWN;
        }
        let seen = whatlang::detect(text).filter(|info| info.is_reliable());
        seen.map_or(Language::UNKNOWN, |info| Language::from_lang(info.lang()))
    }

    /// Its code in lower case, `en`; empty where it is unknown.
    pub fn code(&self) -> &str {
        let length = self.code.iter().position(|byte| *byte == 0).unwrap_or(self.code.len());
        std::str::from_utf8(&self.code[..length]).unwrap_or_default()
    }

    /// Whether it is one of those codes.
    pub fn is_any(&self, codes: &[&str]) -> bool {
        codes.contains(&self.code())
    }

    fn from_lang(lang: Lang) -> Language {
        let short = SHORT_CODES.iter().find(|(known, _)| *known == lang).map(|(_, code)| *code);
        match short.unwrap_or(lang.code()).as_bytes() {
            [a, b] => Language { code: [*a, *b, 0] },
            [a, b, c] => Language { code: [*a, *b, *c] },
            _ => Language::UNKNOWN,
        }
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
    fn a_tag_and_a_name_mean_the_same_language() {
        for (tag, code) in [
            ("en", "en"),
            ("pt-BR", "pt"),
            ("RU_ru", "ru"),
            ("fra", "fr"),
            ("French", "fr"),
            ("русский", "ru"),
            ("tlh", "tlh"),
            ("", ""),
            ("several", ""),
        ] {
            assert_eq!(Language::from_tag(tag).code(), code, "{tag}");
        }
    }

    #[test]
    fn a_text_tells_its_language_when_it_is_long_enough() {
        let french = "— Vous avez passé dix ans dans cette maison, et vous n'avez jamais voulu en partir. Pourquoi ? \
                      — Parce que la rivière était là, et que personne ne m'attendait ailleurs, voilà tout.";
        assert_eq!(Language::of_text(french).code(), "fr");
        assert_eq!(Language::of_text("— Pourquoi ?").code(), "");
    }
}
