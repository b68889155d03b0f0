//! Reads the dates that people write in figures, and says which of them cannot be.

/// What a written date comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A date, or a form that is not read here and may well be one.
    Fine,
    /// A date whose figures say the same in this form, `2024-03-09`.
    Unusual(String),
    /// A date that no calendar has: why, and the one that has the day and the month the other way round.
    Impossible(String, Option<String>),
    /// A day and a month that may stand in either order: both readings.
    Ambiguous(String, String),
    /// No year, and no word for a date that is not known.
    None,
}

/// Words for a date that nobody knows.
const UNDATED: [&str; 14] = [
    "undated", "unknown", "n.d.", "nd", "no date", "none", "tbd", "tba", "n/a", "s.d.", "s. d.", "o. j.",
    "б. д.", "без даты",
];

/// Reads a date.
pub fn read(written: &str) -> Reading {
    let written = written.trim();
    if !written.contains(char::is_numeric) {
        let is_undated = UNDATED.contains(&written.to_lowercase().as_str());
        return if is_undated { Reading::Fine } else { Reading::None };
    }
    if let Some((year, month, day)) = in_words(written) {
        return impossible(year, month, day).map_or(Reading::Fine, |why| Reading::Impossible(why, None));
    }
    let runs = || written.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    // A day or a month alone, as in `14th of May`, is no date yet.
    let has_letters = written.chars().any(char::is_alphabetic);
    if has_letters && runs().count() == 1 && runs().all(|run| run.parse().is_ok_and(|day: u8| day <= 31)) {
        return Reading::None;
    }
    let mut rest = written;
    let Some((first, figures)) = number(&mut rest) else { return Reading::Fine };
    match figures {
        4 => year_first(first, rest),
        8 if rest.is_empty() => {
            let (year, month, day) = (first / 10_000, first / 100 % 100, first % 100);
            if impossible(year, month, day).is_some() {
                Reading::Fine
            } else {
                Reading::Unusual(iso(year, month, day))
            }
        }
        1 | 2 => year_last(first, rest),
        _ => Reading::Fine,
    }
}

/// `-03-09` behind a year, with whatever follows: a time, or the end of a stretch of days.
fn year_first(year: u32, mut rest: &str) -> Reading {
    let Some(divider) = divider(&mut rest) else { return Reading::Fine };
    let Some((month, month_figures)) = number(&mut rest).filter(|(_, figures)| *figures <= 2) else {
        return Reading::Fine;
    };
    if !rest.starts_with(divider) {
        // `2024-25` may be a season.
        return Reading::Fine;
    }
    rest = rest.get(divider.len_utf8()..).unwrap_or_default();
    let Some((day, day_figures)) = number(&mut rest).filter(|(_, figures)| *figures <= 2) else {
        return Reading::Fine;
    };
    if rest.starts_with(divider) {
        return Reading::Fine;
    }
    if let Some(why) = impossible(year, month, day) {
        let swapped =
            impossible(year, day, month).is_none().then(|| format!("{}{rest}", iso(year, day, month)));
        return Reading::Impossible(why, swapped);
    }
    let is_usual = divider == '-' && month_figures == 2 && day_figures == 2;
    if is_usual { Reading::Fine } else { Reading::Unusual(format!("{}{rest}", iso(year, month, day))) }
}

/// `.3.2024` behind a day or a month.
fn year_last(first: u32, mut rest: &str) -> Reading {
    let Some(divider) = divider(&mut rest) else { return Reading::Fine };
    let Some((second, _)) = number(&mut rest).filter(|(_, figures)| *figures <= 2) else {
        return Reading::Fine;
    };
    if !rest.starts_with(divider) {
        return Reading::Fine;
    }
    rest = rest.get(divider.len_utf8()..).unwrap_or_default();
    let year = match number(&mut rest).filter(|_| rest.is_empty()) {
        Some((year, 4)) => year,
        // In `24/12/05` any of the three may be the year; where two can be the month, two may be the day.
        Some((year, 2)) if divider == '/' && first <= 12 && second <= 12 => century(year) + year,
        _ => return Reading::Fine,
    };
    let (day_first, month_first) = (impossible(year, second, first), impossible(year, first, second));
    match (day_first, month_first) {
        (Some(why), Some(_)) => Reading::Impossible(why, None),
        // Full stops say that the day comes first.
        (None, None) if divider == '/' && first != second => {
            Reading::Ambiguous(iso(year, second, first), iso(year, first, second))
        }
        _ => Reading::Fine,
    }
}

/// The century of a year that is written in two figures.
fn century(year: u32) -> u32 {
    if year < 50 { 2000 } else { 1900 }
}

/// The year, the month and the day of `31 April 2024` and `May 3, 2024`, and of nothing that says more.
fn in_words(written: &str) -> Option<(u32, u32, u32)> {
    let words = || written.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if words().count() != 3 {
        return None;
    }
    let (name, figures): (Vec<&str>, Vec<&str>) =
        words().partition(|word| word.starts_with(char::is_alphabetic));
    let ([name], [one, other]) = (name.as_slice(), figures.as_slice()) else { return None };
    let name = name.to_lowercase();
    let month =
        MONTHS.iter().position(|month| *month == name || (name.len() == 3 && month.starts_with(&name)))?;
    let (day, year) = if one.len() == 4 { (other, one) } else { (one, other) };
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if year.len() != 4 || day.len() > 2 {
        return None;
    }
    Some((year.parse().ok()?, month as u32 + 1, day.parse().ok()?))
}

/// The months as English has them.
const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
];

/// Takes a run of figures off the start of `rest`: its value and how many they are.
fn number(rest: &mut &str) -> Option<(u32, usize)> {
    let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
    let value = rest.get(..figures)?.parse().ok()?;
    *rest = rest.get(figures..)?;
    Some((value, figures))
}

/// Takes one sign that divides figures off the start of `rest`.
fn divider(rest: &mut &str) -> Option<char> {
    let divider = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    *rest = rest.get(divider.len_utf8()..)?;
    Some(divider)
}

/// Why there is no such day, if there is none.
fn impossible(year: u32, month: u32, day: u32) -> Option<String> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return Some(format!("there is no month {month}")),
    };
    (!(1..=days).contains(&day)).then(|| format!("month {month} has no day {day}"))
}

fn iso(year: u32, month: u32, day: u32) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_many_forms() {
        for fine in [
            "2024", "2024-03", "2024-03-09", "2024-02-29", "2024-03-09T10:00:00Z", "2024-03-09/2024-03-11",
            "2024-25", "1974-1976", "1974–1976", "2024/25", "9 March 2024", "March 9, 2024", "ca. 1974",
            "9.3.2024", "31.12.1999", "13/04/2024", "undated", "n.d.", "Spring 1974", "May ’74", "1970s",
            "4/4/2024", "9-3-24", "05.12.2024", "12.5.24", "24/12/05", "29 February 2024", "3rd May 1974",
            "31 April to May 2024",
        ] {
            assert_eq!(read(fine), Reading::Fine, "{fine}");
        }
        let text = |text: &str| text.to_owned();
        for (written, reading) in [
            ("2024-3-9", Reading::Unusual(text("2024-03-09"))),
            ("2024/03/09", Reading::Unusual(text("2024-03-09"))),
            ("20240309", Reading::Unusual(text("2024-03-09"))),
            ("2024-13-45", Reading::Impossible(text("there is no month 13"), None)),
            ("2024-13-05", Reading::Impossible(text("there is no month 13"), Some(text("2024-05-13")))),
            ("2023-02-29", Reading::Impossible(text("month 2 has no day 29"), None)),
            ("2024-00-10", Reading::Impossible(text("there is no month 0"), None)),
            ("30.02.2024", Reading::Impossible(text("month 2 has no day 30"), None)),
            ("3/4/2024", Reading::Ambiguous(text("2024-04-03"), text("2024-03-04"))),
            ("31 April 2024", Reading::Impossible(text("month 4 has no day 31"), None)),
            ("May 32, 2024", Reading::Impossible(text("month 5 has no day 32"), None)),
            ("12/5/24", Reading::Ambiguous(text("2024-05-12"), text("2024-12-05"))),
            ("Geneva", Reading::None),
            ("14th of May", Reading::None),
            ("", Reading::None),
        ] {
            assert_eq!(read(written), reading, "{written}");
        }
    }
}
