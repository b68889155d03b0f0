//! The house styles that come with the program, and how a style lies under the settings that name it.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::keys;
use crate::config::{Problem, Settings};

/// A style that comes with the program.
#[derive(Debug)]
pub struct Style {
    /// Its name.
    pub name: &'static str,
    /// Its file.
    pub source: &'static str,
}

macro_rules! styles {
    ($($name:literal)+) => {
        &[$(Style { name: $name, source: include_str!(concat!("styles/", $name, ".toml")) }),+]
    };
}

static ALL: &[Style] = styles! {
    "press-en"
    "press-ru"
    "press-fr"
    "press-es"
    "oral-history"
    "verbatim"
    "court"
    "podcast"
};

/// A style that extends one that extends another ends after so many.
const DEEPEST: usize = 8;

/// The styles that come with the program.
pub fn all() -> &'static [Style] {
    ALL
}

/// The names of all styles that `settings` may name.
pub fn names(settings: &Settings) -> impl Iterator<Item = &str> {
    settings.own_styles.keys().map(String::as_str).chain(ALL.iter().map(|style| style.name))
}

/// `settings` with their style below them; `chosen` is the style where it is not the one that they name themselves.
pub fn under(settings: &Settings, chosen: Option<&str>) -> Settings {
    let mut layers = Vec::new();
    let mut name = chosen.unwrap_or(&settings.style);
    while layers.len() < DEEPEST
        && let Some(style) = find(settings, name)
    {
        layers.push(style);
        name = &style.style;
    }
    let style = layers.into_iter().rev().fold(Settings::default(), |under, style| style.over(&under));
    settings.over(&style)
}

/// Reads the styles that `settings` names, by `read` from their paths, and looks whether the styles that are named are
/// there and end.
///
/// What is wrong comes back with the path of the style's file, or with none where it is in the settings themselves.
pub fn load(
    settings: &mut Settings,
    mut read: impl FnMut(&str) -> Option<String>,
) -> Vec<(Option<String>, Problem)> {
    let mut problems = Vec::new();
    let mut own = BTreeMap::new();
    for (name, path) in &settings.styles {
        // Whoever cannot read it says so; it is there all the same.
        let (style, found) = Settings::of_style(&read(path).unwrap_or_default(), keys());
        problems.extend(found.into_iter().map(|problem| (Some(path.clone()), problem)));
        own.insert(name.clone(), style);
    }
    settings.own_styles = Arc::new(own);
    let files =
        settings.own_styles.iter().map(|(name, style)| (settings.styles.get(name).cloned(), name, style));
    for (path, name, style) in files {
        let fault = not_there(settings, &style.style).or_else(|| endless(settings, name));
        problems.extend(fault.map(|problem| (path, problem)));
    }
    let named = settings.overrides.iter().map(|one| &one.settings.style).chain([&settings.style]);
    problems.extend(named.filter_map(|name| not_there(settings, name)).map(|problem| (None, problem)));
    problems
}

/// A problem, if a style is named that there is not.
fn not_there(settings: &Settings, name: &str) -> Option<Problem> {
    if name.is_empty() || find(settings, name).is_some() {
        return None;
    }
    let all: Vec<&str> = names(settings).collect();
    let otherwise = format!("; there are {}", all.join(", "));
    Some(Problem::of(format!("there is no style `{name}`")).meaning(name, all.iter().copied(), &otherwise))
}

/// A problem, if the style of that name extends itself in the end, or so many others that not all of them count.
fn endless(settings: &Settings, name: &str) -> Option<Problem> {
    let extended = |name: &&str| {
        let next = find(settings, name)?.style.as_str();
        Some(next).filter(|next| !next.is_empty())
    };
    let chain: Vec<&str> = std::iter::successors(Some(name), extended).take(DEEPEST + 1).collect();
    if chain.iter().skip(1).any(|next| *next == name) {
        return Some(Problem::of(format!(
            "the style `{name}` extends itself: let it extend another, or none"
        )));
    }
    let message =
        || format!("the style `{name}` extends more than {} others: let it extend fewer", DEEPEST - 1);
    let repeats =
        chain.iter().enumerate().any(|(at, one)| chain.iter().skip(at + 1).any(|other| other == one));
    (chain.len() > DEEPEST && !repeats).then(|| Problem::of(message()))
}

/// The settings of one style, the user's own first.
fn find<'a>(settings: &'a Settings, name: &str) -> Option<&'a Settings> {
    settings.own_styles.get(name).or_else(|| {
        static READ: LazyLock<Vec<(&str, Settings)>> = LazyLock::new(|| {
            let read = |style: &Style| (style.name, Settings::of_style(style.source, keys()).0);
            ALL.iter().map(read).collect()
        });
        READ.iter().find(|(known, _)| *known == name).map(|(_, style)| style)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_styles_that_come_with_the_program_are_right() {
        for style in ALL {
            let (settings, problems) = Settings::of_style(style.source, keys());
            assert_eq!(problems, [], "{}", style.name);
            assert!(!settings.set.is_empty(), "{}", style.name);
            assert!(settings.style.is_empty() || ALL.iter().any(|other| other.name == settings.style));
        }
    }

    #[test]
    fn a_style_lies_under_the_settings_and_above_the_one_that_it_extends() {
        let own = "style = 'press-ru'\nturn-dash = '– '\n";
        let mut settings = Settings::from_toml("style = 'own'\nrules.empty-note = 'off'\n", keys()).0;
        let own = [("own".to_owned(), Settings::from_toml(own, keys()).0)];
        settings.own_styles = Arc::new(own.into());
        let together = under(&settings, None);
        assert_eq!((together.turn_dash.as_str(), together.quotes.len()), ("– ", 2));
        assert!(together.rules.contains_key("empty-note"));
        assert_eq!(under(&settings, Some("press-en")).turn_dash, "— ");
    }

    #[test]
    fn a_style_that_is_not_there_is_named() {
        let toml = "style = 'pres-en'\n[styles]\nown = 'own.toml'\n";
        let mut settings = Settings::from_toml(toml, keys()).0;
        let problems = load(&mut settings, |path| Some(format!("style = '{path}'\nbreks = []\n")));
        let told: Vec<_> =
            problems.iter().map(|(path, problem)| (path.as_deref(), problem.to_string())).collect();
        let known = "own, press-en, press-ru, press-fr, press-es, oral-history, verbatim, court, podcast";
        assert_eq!(
            told,
            [
                (Some("own.toml"), "line 2: there is no setting `breks`: did you mean `breaks`?".to_owned()),
                (Some("own.toml"), format!("there is no style `own.toml`; there are {known}")),
                (None, "there is no style `pres-en`: did you mean `press-en`?".to_owned()),
            ]
        );
    }

    #[test]
    fn styles_that_extend_each_other_end() {
        let read = |text| Settings::from_toml(text, keys()).0;
        let mut settings = read("style = 'a'\n");
        let own = [("a".to_owned(), read("style = 'b'\n")), ("b".to_owned(), read("style = 'a'\n"))];
        settings.own_styles = Arc::new(own.into());
        assert_eq!(under(&settings, None).style, "a");
    }

    #[test]
    fn styles_that_do_not_end_are_named() {
        let mut names: Vec<String> = (0..9).map(|n| format!("s{n} = 's{}'", n + 1)).collect();
        names.extend(["s9 = 'court'", "a = 'b'", "b = 'a'", "c = 'a'", "court = 'court'"].map(str::to_owned));
        let mut settings = Settings::from_toml(&format!("[styles]\n{}\n", names.join("\n")), keys()).0;
        let problems = load(&mut settings, |extended| Some(format!("style = '{extended}'\n")));
        let told: Vec<String> = problems.iter().map(|(_, problem)| problem.to_string()).collect();
        let itself = |name| format!("the style `{name}` extends itself: let it extend another, or none");
        let long = |name| format!("the style `{name}` extends more than 7 others: let it extend fewer");
        assert_eq!(told, [itself("a"), itself("b"), itself("court"), long("s0"), long("s1"), long("s2")]);
    }

    #[test]
    fn a_style_that_cannot_be_read_is_there_all_the_same() {
        let mut settings = Settings::from_toml("style = 'own'\n[styles]\nown = 'own.toml'\n", keys()).0;
        assert_eq!(load(&mut settings, |_| None), []);
    }
}
