//! Times in a recording: `0:33`, `00:12:34.26`, `#00:12:34-5#`.

/// The most milliseconds that a time may hold: a hundred hours and more are no time in a recording.
const LONGEST: u64 = 1000 * 3600 * 1000;

/// A time counted from the start of a recording, and the form in which it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Milliseconds from the start; frames do not count.
    pub milliseconds: u64,
    /// How many groups of figures are divided by colons: 2 for `0:33`, 4 where frames follow the seconds.
    pub groups: u8,
    /// How many figures stand for the fraction of a second.
    pub fraction: u8,
    /// The frame within the second, where the form has four groups.
    pub frame: Option<u8>,
}

/// Reads the time at the start of `text`, and says how many bytes it takes up.
///
/// It has two to four groups of figures; all but the first have two figures, below sixty. What looks like more of the
/// same (`1:2:3:4:5`, `1:023`) is no time.
pub fn parse(text: &str) -> Option<(Timestamp, usize)> {
    let bytes = text.as_bytes();
    let mut groups = [0_u64; 4];
    let mut count = 0;
    let mut at = 0;
    loop {
        let figures = digits(&bytes[at..]);
        let fits = if count == 0 { (1..=3).contains(&figures) } else { figures == 2 };
        if !fits || count == groups.len() {
            return None;
        }
        groups[count] = number(&bytes[at..at + figures]);
        count += 1;
        at += figures;
        let more = bytes.get(at) == Some(&b':') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !more {
            break;
        }
        at += 1;
    }
    let (hours, minutes, seconds) = match count {
        2 => (0, groups[0], groups[1]),
        3 | 4 => (groups[0], groups[1], groups[2]),
        _ => return None,
    };
    if seconds > 59 || (count > 2 && minutes > 59) {
        return None;
    }
    let (fraction, milliseconds, length) = fraction(&bytes[at..]);
    let milliseconds = ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
    let frame = (count == 4).then_some(groups[3] as u8);
    let time = Timestamp { milliseconds, groups: count as u8, fraction, frame };
    (milliseconds < LONGEST).then_some((time, at + length))
}

/// Reads a whole text as one time, or as a stretch from one time to another, of which the first counts.
pub fn parse_whole(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let (time, length) = parse(text)?;
    let rest = text[length..].trim_start();
    let rest = rest.strip_prefix("-->").or_else(|| rest.strip_prefix(['-', '–', '—'])).map(str::trim_start);
    match rest {
        None => (length == text.len()).then_some(time),
        Some(end) => parse(end).is_some_and(|(_, length)| length == end.len()).then_some(time),
    }
}

/// Reads `#00:12:34-5#` at the start of `text`: a time between number signs, tenths of a second after a hyphen.
pub fn parse_numbered(text: &str) -> Option<(Timestamp, usize)> {
    let inner = text.strip_prefix('#')?;
    let (mut time, mut length) = parse(inner)?;
    let tenths = inner[length..].strip_prefix('-').map_or(0, |rest| digits(rest.as_bytes()));
    if (1..=3).contains(&tenths) {
        time.fraction = tenths as u8;
        time.milliseconds += thousandths(&inner.as_bytes()[length + 1..length + 1 + tenths]);
        length += 1 + tenths;
    }
    inner[length..].starts_with('#').then_some((time, length + 2))
}

/// The figures, the milliseconds and the length of a fraction: `.26`, `,500`.
fn fraction(bytes: &[u8]) -> (u8, u64, usize) {
    let figures = bytes.strip_prefix(b".").or_else(|| bytes.strip_prefix(b",")).map_or(0, digits);
    match figures {
        1..=3 => (figures as u8, thousandths(&bytes[1..1 + figures]), 1 + figures),
        _ => (0, 0, 0),
    }
}

fn thousandths(figures: &[u8]) -> u64 {
    number(figures) * [1, 100, 10, 1][figures.len().min(3)]
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take(5).take_while(|byte| byte.is_ascii_digit()).count()
}

fn number(figures: &[u8]) -> u64 {
    figures.iter().fold(0, |number, figure| number * 10 + u64::from(figure - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_every_form() {
        for (text, milliseconds, length) in [
            ("0:33", 33_000, 4),
            ("1:02:03", 3_723_000, 7),
            ("75:00 then", 4_500_000, 5),
            ("00:12:34.26]", 754_260, 11),
            ("00:01:02,500", 62_500, 12),
            ("00:00:02:22", 2_000, 11),
        ] {
            let read = parse(text).map(|(time, length)| (time.milliseconds, length));
            assert_eq!(read, Some((milliseconds, length)), "{text}");
        }
        assert_eq!(parse("00:00:02:22").and_then(|(time, _)| time.frame), Some(22));
        assert_eq!(
            parse_numbered("#00:12:34-5# x").map(|(time, length)| (time.milliseconds, length)),
            Some((754_500, 12))
        );
        assert!(parse_whole("00:01 – 00:05").is_some());
    }

    #[test]
    fn what_is_no_time() {
        for text in
            ["12", "1:2", "1:023", "00:72", "1:00:61", "1:00:00:00:00", "x", "", "1234:00", "#00:12:34"]
        {
            assert!(parse_whole(text).is_none() && parse_numbered(text).is_none(), "{text}");
        }
    }
}
