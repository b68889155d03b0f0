//! The house styles that come with the program, and how a style lies under the settings that name it.

use std::sync::LazyLock;

use super::keys;
use crate::config::Settings;

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

/// The settings of one style, the user's own first.
fn find<'a>(settings: &'a Settings, name: &str) -> Option<&'a Settings> {
    settings.own_styles.get(name).or_else(|| {
        static READ: LazyLock<Vec<(&str, Settings)>> = LazyLock::new(|| {
            let read = |style: &Style| (style.name, Settings::from_toml(style.source, keys()).0);
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
            let (settings, problems) = Settings::from_toml(style.source, keys());
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
        settings.own_styles = std::sync::Arc::new(own.into());
        let together = under(&settings, None);
        assert_eq!((together.turn_dash.as_str(), together.quotes.len()), ("– ", 2));
        assert!(together.rules.contains_key("empty-note"));
        assert_eq!(under(&settings, Some("press-en")).turn_dash, "— ");
    }

    #[test]
    fn styles_that_extend_each_other_end() {
        let read = |text| Settings::from_toml(text, keys()).0;
        let mut settings = read("style = 'a'\n");
        let own = [("a".to_owned(), read("style = 'b'\n")), ("b".to_owned(), read("style = 'a'\n"))];
        settings.own_styles = std::sync::Arc::new(own.into());
        assert_eq!(under(&settings, None).style, "a");
    }
}
