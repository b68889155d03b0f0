//! The examples of a chapter: fenced blocks, a transcript first and what is read from it behind.

/// What a fenced block behind a transcript expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The title, the sections and the turns.
    Outline,
    /// The notes.
    Notes,
    /// Events, editorial marks, times, quotations and the rest.
    Marks,
    /// The names of the glossary and the links.
    Names,
    /// What the rules report.
    Findings,
}

/// One expectation, and where it stands in its chapter.
#[derive(Debug)]
pub struct Expected {
    pub kind: Kind,
    /// The line of its fence, from 1.
    pub line: usize,
    /// Its lines, the space between their words evened out.
    pub lines: Vec<String>,
}

/// A transcript with what is expected of it.
#[derive(Debug, Default)]
pub struct Example {
    /// The line of its fence, from 1.
    pub line: usize,
    pub transcript: String,
    pub glossary: Option<String>,
    pub expected: Vec<Expected>,
}

/// The examples of a chapter, or what is wrong with it: `LINE: why`.
pub fn read(chapter: &str) -> Result<Vec<Example>, String> {
    let mut examples: Vec<Example> = Vec::new();
    let mut lines = chapter.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let (fence, info) = line.split_at(ticks);
        let body: Vec<&str> =
            lines.by_ref().map(|(_, line)| line).take_while(|line| *line != fence).collect();
        let mut words = info.split_whitespace();
        let kind = match words.next() {
            Some("transcript") => {
                examples.push(Example {
                    line: at + 1,
                    transcript: transcript(&body, words).map_err(|why| format!("{}: {why}", at + 1))?,
                    ..Example::default()
                });
                continue;
            }
            Some("outline") => Kind::Outline,
            Some("notes") => Kind::Notes,
            Some("marks") => Kind::Marks,
            Some("names") => Kind::Names,
            Some("findings") => Kind::Findings,
            Some("glossary") => {
                let example = examples.last_mut().ok_or(format!("{}: no transcript before", at + 1))?;
                example.glossary = Some(body.join("\n"));
                continue;
            }
            _ => return Err(format!("{}: a block of no known kind", at + 1)),
        };
        let example = examples.last_mut().ok_or(format!("{}: no transcript before", at + 1))?;
        example.expected.push(Expected {
            kind,
            line: at + 1,
            lines: body.iter().map(|line| even(line)).collect(),
        });
    }
    match examples.iter().find(|example| example.expected.is_empty()) {
        Some(example) => Err(format!("{}: nothing is expected of this transcript", example.line)),
        None => Ok(examples),
    }
}

/// A line with one space between its words.
pub fn even(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn transcript<'a>(body: &[&str], options: impl Iterator<Item = &'a str>) -> Result<String, String> {
    let mut text: String = body.iter().flat_map(|line| [line, "\n"]).collect();
    for option in options {
        match option {
            "crlf" => text = text.replace('\n', "\r\n"),
            "bom" => text.insert(0, '\u{feff}'),
            "unended" => text.truncate(text.trim_end().len()),
            _ => return Err(format!("`{option}` is no option of a transcript")),
        }
    }
    Ok(text)
}

#[test]
fn examples_are_read_with_their_places() {
    let chapter = "# A\n\n```transcript crlf\na\nb\n```\n```outline\n1  x   y\n```\n\n````transcript unended\n```\n````\n````notes\n````\n";
    let examples = read(chapter).expect("it is well made");
    assert_eq!(examples[0].transcript, "a\r\nb\r\n");
    assert_eq!((examples[0].line, examples[0].expected[0].line), (3, 7));
    assert_eq!(examples[0].expected[0].lines, ["1 x y"]);
    assert_eq!(examples[1].transcript, "```");
    for (chapter, problem) in [
        ("```transcript\n```\n", "1: nothing is expected of this transcript"),
        ("\n```outline\n```\n", "2: no transcript before"),
        ("```outlines\n```\n", "1: a block of no known kind"),
        ("```transcript dos\n```\n", "1: `dos` is no option of a transcript"),
    ] {
        assert_eq!(read(chapter).err().as_deref(), Some(problem));
    }
}
