//! What the edges of a paragraph tell: whether it asks, ends as a sentence, or starts inside one.

use super::block::Facts;

/// A paragraph of at most so many bytes is short.
const SHORT: usize = 80;
/// How far back a bracket at the end may have been opened to be looked behind.
const LAST_BRACKET: usize = 120;

/// The facts about the text of a block behind its marker.
pub fn of_speech(speech: &str, after_blank: bool) -> Facts {
    Facts::default()
        .with(Facts::AFTER_BLANK, after_blank)
        .with(Facts::ASKS, asks(speech))
        .with(Facts::ENDS_SENTENCE, ends_sentence(speech))
        .with(Facts::STARTS_INSIDE, starts_inside(speech))
        .with(Facts::SHORT, speech.len() <= SHORT)
}

/// Whether the text ends in a question mark, with whatever closes behind it.
pub fn asks(text: &str) -> bool {
    let text = trim_closers(text);
    let mut marks = text.chars().rev().take_while(|c| is_terminal(*c));
    marks.any(is_question_mark)
        || trim_last_bracket(text).is_some_and(|before| before.ends_with(is_question_mark))
}

/// Whether the text ends as a sentence does.
pub fn ends_sentence(text: &str) -> bool {
    let text = trim_closers(text);
    text.ends_with(is_terminal) || trim_last_bracket(text).is_some_and(|before| before.ends_with(is_terminal))
}

/// Whether the text starts as no sentence does: in lower case or with closing punctuation.
pub fn starts_inside(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_whitespace() || is_opener(c)).chars().next().is_some_and(|first| {
        first.is_lowercase() || matches!(first, ',' | '.' | ';' | ':' | ')' | ']' | '»' | '”' | '!' | '?')
    })
}

/// How far into a speech the words that name its speaker are looked for.
const INSET_REACH: usize = 240;

/// How the verbs begin with which fiction names a speaker, in the languages that open speech with a dash.
const SPEECH_VERBS: &[&str] = &[
    "сказал", "спросил", "ответил", "отвечал", "произн", "воскликн", "крикн", "закрич", "прошепт",
    "проговор", "заметил", "добавил", "буркн", "вздохн", "пробормот", "повтори", "возраз", "перебил",
    "сказав", "спитав", "запитав", "відпові", "вигукн", "прошепот", "мовив", "додав", "powiedzia", "zapyta",
    "spyta", "odpowiedzia", "odpar", "rzek", "mrukn", "krzykn", "szepn", "doda", "westchn", "wydusi",
    "zawoła", "dijo", "dije", "preguntó", "respondió", "contestó", "exclamó", "murmuró", "gritó", "añadió",
    "susurró", "disse", "perguntou", "respondeu", "exclamou", "murmurou", "gritou", "chiese", "rispose",
    "esclamò", "mormorò", "řekl", "zeptal", "odpověděl", "dit-il", "dit-elle", "demanda", "répondit",
    "s'écria", "s’écria", "murmura", "répliqua", "reprit-", "fit-il", "fit-elle", "said",
];

/// Whether a speaker is named in the middle of the speech, as fiction does: `— Да, — сказал он.`
pub fn has_inset_speech(speech: &str) -> bool {
    let reach = &speech[..speech.floor_char_boundary(INSET_REACH)];
    let behind = |end: usize| reach[end..].trim_start_matches([' ', '\u{a0}']);
    let is_named = |after: &str| SPEECH_VERBS.iter().any(|verb| after.starts_with(verb));
    // Behind another sign than a dash, what names the speaker has a hyphen: `dit-il`.
    let hyphen = memchr::memrchr(b'-', reach.as_bytes()).unwrap_or(0);
    let mut others = reach[..hyphen].match_indices([',', '!', '?', '»']);
    if others.any(|(at, sign)| is_named(behind(at + sign.len()))) {
        return true;
    }
    // Both dashes begin with that byte.
    memchr::memchr_iter(0xe2, reach.as_bytes()).any(|at| {
        let Some(dash) = reach[at..].chars().next().filter(|c| matches!(c, '—' | '–')) else {
            return false;
        };
        let (before, after) = (reach[..at].trim_end(), behind(at + dash.len_utf8()));
        is_named(after) || (before.ends_with(['!', '?', '…']) && after.starts_with(char::is_lowercase))
    })
}

/// Whether `c` ends a sentence.
pub fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '…' | '。' | '！' | '۔' | '।') || is_question_mark(c)
}

fn is_question_mark(c: char) -> bool {
    matches!(c, '?' | '？' | '؟' | '⁇' | '⁈' | '⁉' | '‽' | '\u{37e}')
}

/// Quotes and marks that may stand before the first letter.
fn is_opener(c: char) -> bool {
    matches!(
        c,
        '“' | '«' | '„' | '"' | '\'' | '‘' | '(' | '[' | '¿' | '¡' | '*' | '_' | '「' | '『' | '（' | '…'
    )
}

/// Leaves off what may close behind the last sentence: quotes, emphasis, white space.
fn trim_closers(text: &str) -> &str {
    let text = trim_time_mark(text.trim_end());
    text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '”' | '»' | '"' | '’' | '\'' | '“' | '*' | '_' | '」' | '』')
    })
}

/// Leaves off a time mark behind the speech: `#00:12:34-5#`.
fn trim_time_mark(text: &str) -> &str {
    let Some(inner) = text.strip_suffix('#') else {
        return text;
    };
    match inner.rfind('#') {
        Some(at) if inner.len() - at <= 16 && inner[at + 1..].starts_with(|c: char| c.is_ascii_digit()) => {
            inner[..at].trim_end()
        }
        _ => text,
    }
}

/// The text before a last short bracket, as in `Why? (laughs)`.
fn trim_last_bracket(text: &str) -> Option<&str> {
    let (open, close) = match text.chars().next_back()? {
        ')' => ('(', ')'),
        ']' => ('[', ']'),
        '）' => ('（', '）'),
        '】' => ('【', '】'),
        _ => return None,
    };
    let at = text.strip_suffix(close)?.rfind([open, close])?;
    let inside = text.len() - at <= LAST_BRACKET && text[at..].starts_with(open);
    inside.then(|| trim_closers(text[..at].trim_end_matches('\\')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_shows_behind_what_closes_it() {
        for text in [
            "Why?", "«Why?»", "Why?!", "Why?..", "(why?) Why?”", "Why? (laughs)", "为什么？", "**Why?**",
            "لماذا؟",
        ] {
            assert!(asks(text), "{text}");
        }
        for text in ["Why? Because.", "He asked (why?) and left.", "Because (so they say)", "", "?x"] {
            assert!(!asks(text), "{text}");
        }
    }

    #[test]
    fn inset_speech_is_told_from_a_dash_in_a_sentence() {
        for text in ["Да, — сказал он.", "Sí —dijo él—. Vamos.", "Нет! — крикнула она. — Никогда!"]
        {
            assert!(has_inset_speech(text), "{text}");
        }
        for text in ["Москва — столица.", "We — all of us — left.", "Он ушёл. — Да", "Главное, — это люди."]
        {
            assert!(!has_inset_speech(text), "{text}");
        }
    }
}
