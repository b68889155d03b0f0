//! Finds where a sentence begins without a space after the one before it: `settlement.Given this`.

use super::Inlines;
use crate::syntax::{Signs, Span};

/// The longest word that is looked at, in bytes.
const LONGEST_WORD: usize = 80;

/// Two sentences without a space between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GluedSentences {
    /// The last word of the first and the first word of the second, with the mark between them.
    pub words: Span,
    /// Where the space belongs.
    pub at: u32,
}

/// Words that begin sentences, in Latin scripts. There a full stop between a small and a capital letter is as often
/// a name out of a program or an address, so that the word after it must be one of these.
static FIRST_WORDS: &str = " a about above according actually after again all almost already also although always am \
    amid among an and another any anyway apart are as asked at based because been before being besides beyond both \
    but by can considering could currently despite did do does due during each either especially eventually even \
    every everybody everyone everything few finally first for from further furthermore generally given had has have \
    having he hence her here his how however i if in indeed instead is it its just last later let like looking many \
    maybe meanwhile more moreover most much my naturally nevertheless next no nobody none nor not nothing now \
    obviously of often on once one only or other others otherwise our out over perhaps please probably rather \
    recently regarding right second she should similarly since so some somebody someone something sometimes soon \
    still such suddenly sure take than thank thanks that the their them then there therefore these they think third \
    this those though three through throughout thus to today together too two under unfortunately unless unlike until \
    usually very was we well were what whatever when whenever where whereas whether which while who whoever whose why \
    will with within without would yes yet you your \
    le la les un une des du il elle ils elles nous vous je on ce cette ces cela mais et ou donc car si quand comme \
    pour dans avec sans sur alors après avant ainsi oui non mon ma mes notre votre leur c'est qui que quel quelle \
    der die das ein eine einen er sie es wir ihr ich und aber oder denn wenn weil als wie für im mit ohne auf dann \
    nach vor so ja nein mein meine unser unsere diese dieser dieses was wer wo warum doch auch nur man \
    el los las una unos unas ella ellos nosotros yo este esta estos esto eso pero y o porque cuando como para en con \
    sin sobre entonces después antes así sí mi nuestra nuestro su qué quién cuál cómo también \
    il lo gli uno lui lei loro noi io questo questa questi ma e perché quando come per con senza allora dopo prima \
    così sì non mio mia nostro anche è \
    o os as um uma ele ela eles elas nós eu esse essa isso mas porque quando como para em com sem então depois antes \
    assim sim não meu minha nosso também \
    to ta ten te on ona oni my ja ale i lub bo gdy jak dla w z bez na więc po przed tak nie mój nasz czy co kto \
    de het een hij zij wij ik en maar want als voor met zonder dan na ";

/// Finds them in the text of a block that has these signs, of which `inlines` says what is code or an address.
///
/// The mark must stand between a word in small letters and one with a capital and then small letters.
pub fn glued_sentences(text: &str, signs: &Signs, inlines: &Inlines) -> Vec<GluedSentences> {
    let marks = signs.all().iter().filter(|at| matches!(text.as_bytes().get(*at), Some(b'.' | b'!' | b'?')));
    marks.filter_map(|at| glued_at(text, at, inlines)).collect()
}

fn glued_at(text: &str, at: usize, inlines: &Inlines) -> Option<GluedSentences> {
    let bytes = text.as_bytes();
    // Nearly every mark is followed by a space; that is seen at once.
    if bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace) || at == 0 {
        return None;
    }
    let quotes =
        text[at + 1..].chars().take(2).take_while(|c| matches!(c, '”' | '»' | '’' | '"' | ')' | ']'));
    let second = at + 1 + quotes.map(char::len_utf8).sum::<usize>();
    let mut after = text[second..].chars();
    let (capital, small) = (after.next()?, after.next()?);
    let end = word_end(text, at);
    let last = text[..end].chars().next_back()?;
    let one_letter =
        matches!(capital, 'I' | 'A' | 'Я' | 'В' | 'И' | 'А' | 'К' | 'С' | 'О' | 'У') && small == ' ';
    if !capital.is_uppercase() || !last.is_lowercase() || !(small.is_lowercase() || one_letter) {
        return None;
    }
    let first = first_word(text, end)?;
    let (before, end) = (&text[first..end], second_word(text, second)?);
    let word = &text[second..end];
    let is_latin = capital.is_ascii() || matches!(capital, '\u{c0}'..='\u{24f}');
    let begins_sentence = bytes[at] != b'.' || !is_latin || is_first_word(word);
    let long_enough = before.chars().count() >= 2;
    let verbatim = inlines.is_verbatim(at as u32) || inlines.is_verbatim(second as u32);
    (begins_sentence && long_enough && !verbatim)
        .then(|| GluedSentences { words: Span::at(first, end), at: second as u32 })
}

/// Where the word before the mark at `at` ends: a question mark may have a space before it, as in French.
fn word_end(text: &str, at: usize) -> usize {
    if text.as_bytes().get(at) != Some(&b'?') {
        return at;
    }
    text[..at].trim_end_matches([' ', '\u{a0}', '\u{202f}']).len()
}

fn is_first_word(word: &str) -> bool {
    let word = word.to_lowercase();
    let word = word.split(['’', '\'']).next().unwrap_or("");
    FIRST_WORDS.split_whitespace().any(|first| first == word)
}

/// Where the word before a mark begins, if it is a plain word in small letters.
fn first_word(text: &str, at: usize) -> Option<usize> {
    let mut start = at;
    for c in text[..at].chars().rev() {
        if c.is_whitespace() || matches!(c, '(' | '[' | '“' | '«' | '„' | '"' | '—' | '–') {
            break;
        }
        if !(c.is_lowercase() || matches!(c, '-' | '’' | '\'' | ')' | '”' | '»')) || at - start > LONGEST_WORD
        {
            return None;
        }
        start -= c.len_utf8();
    }
    (start < at).then_some(start)
}

/// Where the word after a mark ends, if it is a plain word: capital, small letters, and then no other sign.
fn second_word(text: &str, second: usize) -> Option<usize> {
    let mut end = second;
    for c in text[second..].chars() {
        if c.is_whitespace() || matches!(c, ',' | ';' | ':' | '!' | '?' | '—' | '–' | '…' | '”' | '»')
        {
            break;
        }
        let joins = matches!(c, '-' | '’' | '\'');
        if !(joins || c.is_lowercase() || (end == second && c.is_uppercase())) || end - second > LONGEST_WORD
        {
            let ends_sentence = matches!(c, '.' | '"' | ')') && ends_word(&text[end + 1..]);
            return ends_sentence.then_some(end);
        }
        end += c.len_utf8();
    }
    Some(end)
}

fn ends_word(after: &str) -> bool {
    after.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '”' | '"' | ')' | '»' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::inline::parse;
    use crate::syntax::lexicon::Lexicon;

    fn found(text: &str) -> Vec<&str> {
        let inlines = parse(text, &Lexicon::default());
        glued_sentences(text, &Signs::of(text), &inlines)
            .iter()
            .map(|glued| &text[glued.words.range()])
            .collect()
    }

    #[test]
    fn sentences_without_a_space_between_them() {
        for (text, words) in [
            ("stage of the settlement.Given this, how", "settlement.Given"),
            ("he said “no.”Then he left", "no.”Then"),
            ("Это всё.Потом он ушёл", "всё.Потом"),
            ("really?Yes, of course", "really?Yes"),
            ("it worked.I think so", "worked.I"),
            ("Ma tante ?Jamais.", "tante ?Jamais"),
        ] {
            assert_eq!(found(text), [words], "{text}");
        }
    }

    #[test]
    fn dots_inside_names_and_code() {
        for text in [
            "Node.js and System.Out and fmt.Println are",
            "e.g.The",
            "J.R.R. Tolkien",
            "see http://a.b/c.The end",
            "U.S.The",
            "`a.The`",
            "file_name.The",
            "json.Marshal it",
            "OP_X.The",
            "Газета.Ру пишет",
            "the end. The start",
            "3.The",
            "x.I ",
            "http.Handler and context.Context",
            "lenta.Ru",
            "foo.The()",
            "foo.The_bar",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
