//! The settings of a folder as they hold for each file in it.

use std::path::Path;
use std::sync::Arc;

use ignore::gitignore::Gitignore;

use super::files::{self, Chosen};
use super::settings::Settings;

/// The settings of one folder, with their patterns ready to be asked.
#[derive(Clone, Debug)]
pub struct FolderSettings {
    settings: Arc<Settings>,
    /// What wins over the overrides too.
    above: Settings,
    chosen: Chosen,
    /// The files of each override, and all that holds for them.
    overrides: Vec<(Gitignore, Arc<Settings>)>,
}

impl FolderSettings {
    /// `settings`, with patterns seen from `root`.
    pub fn new(root: &Path, settings: Settings) -> Self {
        FolderSettings::layered(root, settings, Settings::default())
    }

    /// `settings` and their overrides, and over both what `above` sets.
    pub fn layered(root: &Path, settings: Settings, above: Settings) -> Self {
        let settings = above.over(&settings);
        let overrides = settings.overrides.iter().map(|own| {
            let together = above.over(&own.settings.over(&settings));
            (files::patterns(root, &own.files), Arc::new(together))
        });
        FolderSettings {
            overrides: overrides.collect(),
            chosen: Chosen::new(root, &settings),
            settings: Arc::new(settings),
            above,
        }
    }

    /// What holds for files that no override names.
    pub fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    /// Which files are transcripts.
    pub fn chosen(&self) -> &Chosen {
        &self.chosen
    }

    /// What holds for the file at `path`, an absolute one. Of several overrides that name it the last wins.
    pub fn of_file(&self, path: &Path) -> Arc<Settings> {
        let all = self.overrides.iter().enumerate();
        let mut named = all.filter(|(_, (patterns, _))| files::matches(patterns, path, false));
        let Some((_, (_, first))) = named.next() else { return self.settings.clone() };
        named.fold(first.clone(), |under, (index, _)| match self.settings.overrides.get(index) {
            Some(own) => Arc::new(self.above.over(&own.settings.over(&under))),
            None => under,
        })
    }
}

impl Default for FolderSettings {
    fn default() -> Self {
        FolderSettings::new(Path::new("/"), Settings::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_override_holds_for_its_files_and_a_later_one_over_it() {
        let toml = "language = 'en'\ndash = '—'\n\
            [[overrides]]\nfiles = ['french/']\nlanguage = 'fr'\ndash = ' – '\n\
            [[overrides]]\nfiles = ['*.old.txt']\ndash = '--'\n";
        let (settings, problems) = Settings::from_toml(toml, &[]);
        assert_eq!(problems, []);
        let folder = FolderSettings::new(Path::new("/archive"), settings);
        for (path, expected) in [
            ("/archive/a.txt", ("en", "—")),
            ("/archive/french/a.txt", ("fr", " – ")),
            ("/archive/french/a.old.txt", ("fr", "--")),
            ("/archive/a.old.txt", ("en", "--")),
            ("/elsewhere/french/a.txt", ("en", "—")),
        ] {
            let settings = folder.of_file(Path::new(path));
            assert_eq!((settings.language.as_str(), settings.dash.as_str()), expected, "{path}");
        }
    }

    #[test]
    fn what_lies_above_wins_over_the_overrides() {
        let toml = "dash = '—'\n[[overrides]]\nfiles = ['*.txt']\nlanguage = 'fr'\ndash = ' – '\n\
            [[overrides]]\nfiles = ['a.*']\ndash = '---'\n";
        let file = Settings::from_toml(toml, &[]).0;
        let editor = Settings::from_toml("dash = '--'", &[]).0;
        let folder = FolderSettings::layered(Path::new("/archive"), file, editor);
        for (path, expected) in [("/archive/b", ("", "--")), ("/archive/a.txt", ("fr", "--"))] {
            let settings = folder.of_file(Path::new(path));
            assert_eq!((settings.language.as_str(), settings.dash.as_str()), expected, "{path}");
        }
    }
}
