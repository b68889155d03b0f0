//! What a document itself says about names: a note or an acronym in brackets right after a name explains it.

use crate::text::Span;

/// What a bracket after a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeclaredKind {
    /// A note that explains the name before it.
    Note,
    /// The acronym of the name before it: two forms of one entity.
    Acronym,
}

/// A bracket that may explain what stands before it. Offsets are bytes of the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bracket {
    /// The brackets and what is between them.
    pub outer: Span,
    /// What explains: the note without its attribution, or the acronym.
    pub explanation: Span,
    /// What the bracket is.
    pub kind: DeclaredKind,
}

/// A name with its explanation. Offsets are bytes of the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declared {
    /// The name, without quotation marks.
    pub term: Span,
    /// The note's text, or the acronym.
    pub explanation: Span,
    /// What the explanation is.
    pub kind: DeclaredKind,
}

/// A name in quotation marks is at most this long, in bytes; what is longer is speech.
const LONGEST_QUOTATION: usize = 200;

/// A name has at most this many words.
const MOST_WORDS: usize = 12;

/// Words that begin a sentence with a capital and belong to no name.
const SENTENCE_STARTS: &str = " The A An I In On At By For From Of To With And But Or So If When While As That This These \
    Those He She It We You They There Then After Before Since Yes Yeah No Not Well Okay Now Our My His Her Their \
    В И А Но На По С Le La Les El Los Der Die Das ";

/// Words in small letters that may stand inside a name.
const LINKS: &str = " of the and for on in de del della di da do dos das du des la le les los las el al bin ibn von van \
    der den und et e y и по ";

/// Whether `word` is one of the words of a list that has spaces around each.
fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// The names that the brackets of a block explain.
///
/// A note explains the words with capitals, or in quotation marks, right before it. In a language that writes every
/// noun with a capital (`nouns_are_capitals`) one word alone is no name unless it is all capitals. An acronym stands
/// for what is quoted before it, or for the words whose initials it has. In doubt nothing is declared.
pub fn declared(text: &str, brackets: &[Bracket], nouns_are_capitals: bool) -> Vec<Declared> {
    let term_of = |bracket: &Bracket| {
        let before = text.get(..bracket.outer.start as usize)?.trim_end();
        let term = match bracket.kind {
            DeclaredKind::Acronym => {
                quoted(before).or_else(|| abbreviated(before, bracket.explanation.of(text)))
            }
            DeclaredKind::Note => quoted(before).filter(|term| is_name(term.of(text))).or_else(|| {
                let term = capitalised(before)?;
                let shown = term.of(text);
                let common =
                    nouns_are_capitals && !shown.contains(' ') && shown.chars().any(char::is_lowercase);
                (!common).then_some(term)
            }),
        }?;
        Some(Declared { term, explanation: bracket.explanation, kind: bracket.kind })
    };
    brackets.iter().filter_map(term_of).collect()
}

/// Whether what stands in quotation marks is a name and no sentence: most of its longer words have capitals.
fn is_name(quotation: &str) -> bool {
    let begins = quotation.chars().next().is_some_and(|c| !c.is_lowercase());
    let weighty: Vec<&str> = quotation.split_whitespace().filter(|word| !is_in(LINKS, word)).collect();
    let capitals = weighty.iter().filter(|word| !word.starts_with(char::is_lowercase)).count();
    begins && weighty.len() <= MOST_WORDS && capitals * 2 >= weighty.len()
}

/// The longest run of words that is looked through for a name, in bytes.
const LONGEST_NAME: usize = 1000;

/// The quotation that ends where `before` ends, without its marks.
fn quoted(before: &str) -> Option<Span> {
    let close = before.chars().next_back()?;
    let opens: &[char] = match close {
        '”' => &['“', '„'],
        '“' => &['„'],
        '»' => &['«'],
        '"' => &['"'],
        '’' => &['‘'],
        '」' => &['「'],
        '』' => &['『'],
        '》' => &['《'],
        _ => return None,
    };
    let inner_end = before.len() - close.len_utf8();
    let from = before.floor_char_boundary(inner_end.saturating_sub(LONGEST_QUOTATION));
    let inside = &before[from..inner_end];
    let open = inside.rfind(opens)?;
    let start = open + inside[open..].chars().next()?.len_utf8();
    let term = inside[start..].trim_end_matches(['.', ',', ' ']);
    let fits = !term.is_empty() && term.split_whitespace().count() <= MOST_WORDS;
    fits.then(|| Span::at(from + start, from + start + term.len()))
}

/// The words at the end of `before` with their places, the last first, as far back as a name reaches. None is shared by
/// punctuation.
fn words_back(before: &str) -> impl Iterator<Item = (usize, &str)> {
    let first = before.floor_char_boundary(before.len().saturating_sub(LONGEST_NAME));
    let mut end = before.len();
    std::iter::from_fn(move || {
        let rest = before.get(..end).filter(|_| end > first)?;
        let space = rest[first..].rfind(char::is_whitespace).map(|at| first + at);
        let start = match space {
            Some(at) => at + rest[at..].chars().next().map_or(0, char::len_utf8),
            None if first > 0 => return None,
            None => 0,
        };
        let word = &rest[start..];
        end = rest[..start].trim_end().len();
        (!word.is_empty()).then_some((start, word))
    })
    .take(3 * MOST_WORDS)
}

/// Whether a word holds nothing that would end a name.
fn is_plain(word: &str) -> bool {
    word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '.' | '‑' | '&'))
}

/// The run of words with capitals that ends where `before` ends.
fn capitalised(before: &str) -> Option<Span> {
    let mut run: Vec<(usize, &str)> = Vec::new();
    for (start, word) in words_back(before).take(MOST_WORDS) {
        let stem = word.trim_end_matches('.');
        let has_stop = !run.is_empty() && stem.len() < word.len();
        let ends_sentence = has_stop && (stem.chars().count() > 3 || is_in(SENTENCE_STARTS, stem));
        let fits = is_plain(word)
            && (word.starts_with(char::is_uppercase) || (!run.is_empty() && is_in(LINKS, word)));
        if !fits || ends_sentence {
            break;
        }
        run.push((start, word));
    }
    while run.last().is_some_and(|(_, word)| is_in(LINKS, word) || is_in(SENTENCE_STARTS, word)) {
        run.pop();
    }
    let (start, _) = run.last()?;
    let (last, word) = run.first()?;
    Some(Span::at(*start, last + word.trim_end_matches('.').len()))
}

/// The words before an acronym whose letters it takes in order: each of its letters begins a word or, after the first,
/// may stand inside one.
fn abbreviated(before: &str, acronym: &str) -> Option<Span> {
    let letters: Vec<char> =
        acronym.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if letters.len() < 2 {
        return None;
    }
    let mut left = letters.len();
    let limit = (letters.len() * 2).min(letters.len() + 5);
    for (start, word) in words_back(before).take(limit) {
        if !is_plain(word) {
            return None;
        }
        let initials = word.split(['-', '‑']).rev();
        for part in initials {
            let first = part.chars().next().and_then(|c| c.to_lowercase().next());
            if left > 0 && first == Some(letters[left - 1]) {
                left -= 1;
            }
        }
        if left == 0 {
            return Some(Span::at(start, before.len()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Declares from the last bracket of `text`, an acronym if it holds one word in capitals.
    fn term(text: &str, nouns_are_capitals: bool) -> Option<&str> {
        let open = text.rfind(['(', '['])?;
        let close = text.rfind([')', ']'])?;
        let explanation = Span::at(open + 1, close);
        let acronym = explanation.of(text).chars().all(char::is_uppercase);
        let kind = if acronym { DeclaredKind::Acronym } else { DeclaredKind::Note };
        let bracket = Bracket { outer: Span::at(open, close + 1), explanation, kind };
        declared(text, &[bracket], nouns_are_capitals).first().map(|declared| declared.term.of(text))
    }

    #[test]
    fn a_name_before_a_bracket_is_declared() {
        for (text, expected) in [
            ("using the Knife [referring to a base — approx. transl.]", Some("Knife")),
            ("support of the IG (banned organizations — approx.ed.) and", Some("IG")),
            (
                "with “Foundation for the study of Iran and Eurasia” (IRAS) spoke",
                Some("Foundation for the study of Iran and Eurasia"),
            ),
            ("the lifting of sanctions (against Iran — approx. transl.)", None),
            ("the Zionist regime (of Israel — approx. transl.)", None),
            ("of the revolution (Islamic revolution, 1979 — approx. transl.)", None),
            ("He met Ali Shamkhani (the secretary — Ed.)", Some("Ali Shamkhani")),
            ("That is so. The Knife (a base — Ed.)", Some("Knife")),
            ("It ended there. Moscow (the ministry — Ed.)", Some("Moscow")),
            ("the Ministry of Foreign Affairs (of Syria — Ed.)", Some("Ministry of Foreign Affairs")),
            ("And I (laughing — Ed.)", None),
            ("Yes. Stepan (the author — Ed.)", Some("Stepan")),
            ("and Dr. Shamkhani (the secretary — Ed.)", Some("Dr. Shamkhani")),
            ("in Syria, (as said — Ed.)", None),
            ("«Хезболла» (партия — прим. ред.)", Some("Хезболла")),
            ("he said “Then we all went home” (to Iran — Ed.)", None),
            ("negotiations of “Astana.” (the talks — Ed.)", Some("Astana")),
            ("在「阿斯塔纳」（x) (进程 — 译者注)", None),
            ("the supreme national security council (SNSC) met", Some("supreme national security council")),
            ("the Joint Comprehensive Plan of Action (JCPOA)", Some("Joint Comprehensive Plan of Action")),
            ("he was in town (USA)", None),
            ("(IRAS)", None),
            ("", None),
        ] {
            assert_eq!(term(text, false), expected, "{text}");
        }
    }

    #[test]
    fn where_nouns_have_capitals_one_word_is_no_name() {
        assert_eq!(term("die Sanktionen (gegen Iran — Anm. d. Red.)", true), None);
        assert_eq!(term("der IS (verboten — Anm. d. Red.)", true), Some("IS"));
        assert_eq!(term("mit Angela Merkel (CDU-Chefin — Anm. d. Red.)", true), Some("Angela Merkel"));
    }
}
