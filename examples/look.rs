use transcript_ls::syntax::{inline::*, lexicon::Lexicon};
fn blocks(text: &str) -> Vec<(usize, &str)> {
    let mut out = vec![];
    let mut start = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            if let Some(s) = start.take() {
                out.push((s, &text[s..at]));
            }
        } else if start.is_none() {
            start = Some(at);
        }
        at += line.len();
    }
    if let Some(s) = start {
        out.push((s, &text[s..]));
    }
    out
}
fn main() {
    let lex = Lexicon::default();
    let mode = std::env::args().nth(1).unwrap();
    for f in std::env::args().skip(2) {
        let Ok(text) = std::fs::read_to_string(&f) else {
            continue;
        };
        let name = f.rsplit('/').next().unwrap().to_owned();
        let bs = if mode.contains('l') {
            text.split_inclusive('\n')
                .scan(0, |a, l| {
                    let s = *a;
                    *a += l.len();
                    Some((s, l))
                })
                .collect()
        } else {
            blocks(&text)
        };
        if mode.contains('t') {
            let t = std::time::Instant::now();
            let mut n = 0;
            let reps = (200_000_000 / text.len().max(1)).clamp(1, 2000);
            for _ in 0..reps {
                for (_, b) in &bs {
                    n += parse(b, &lex).brackets.len();
                }
            }
            println!(
                "{name}: {:.0} MB/s ({n})",
                (text.len() * reps) as f64 / t.elapsed().as_secs_f64() / 1e6
            );
            let t = std::time::Instant::now();
            let mut n = 0;
            let ins: Vec<_> = bs.iter().map(|(_, b)| parse(b, &lex)).collect();
            for _ in 0..reps {
                for ((_, b), i) in bs.iter().zip(&ins) {
                    n += glued_sentences(b, i).len();
                }
            }
            println!(
                "   glued {:.0} MB/s ({n})",
                (text.len() * reps) as f64 / t.elapsed().as_secs_f64() / 1e6
            );
            continue;
        }
        let ins: Vec<_> = bs.iter().map(|(_, b)| parse(b, &lex)).collect();
        let standing = standing_faults(&ins);
        for (k, ((at, b), i)) in bs.iter().zip(&ins).enumerate() {
            let line = |o: usize| text[..at + o].matches('\n').count() + 1;
            let ctx = |s: usize, e: usize| {
                let a = (s.saturating_sub(60)..=s)
                    .find(|x| b.is_char_boundary(*x))
                    .unwrap();
                let z = (e..=(e + 60))
                    .rev()
                    .find(|x| *x <= b.len() && b.is_char_boundary(*x))
                    .unwrap();
                format!("{}⟦{}⟧{}", &b[a..s], &b[s..e], &b[e..z]).replace('\n', "⏎")
            };
            if mode.contains('f') {
                for (n, fa) in i.faults.iter().enumerate() {
                    if !standing.contains(&(k, n)) {
                        continue;
                    }
                    let r = fa.span.range();
                    println!(
                        "{name}:{} {:?} sure={} {} {:?}",
                        line(r.start),
                        fa.kind,
                        fa.sure,
                        ctx(r.start, r.end),
                        fa.edits
                            .iter()
                            .map(|e| (e.span.start, e.text))
                            .collect::<Vec<_>>()
                    );
                }
                for g in glued_sentences(b, i) {
                    println!(
                        "{name}:{} GLUED {}",
                        line(g.at as usize),
                        ctx(g.words.range().start, g.words.range().end)
                    );
                }
            }
            if mode.contains('b') {
                for br in &i.brackets {
                    let k = format!("{:?}", br.kind);
                    let k = k.split_whitespace().next().unwrap().to_owned();
                    let extra = match &br.kind {
                        BracketKind::Note(n) => format!(
                            "{:?} attr={:?} text={:?} mal={:?}",
                            n.kind,
                            &b[n.attribution.range()],
                            &b[n.text.range()],
                            n.malformed
                        ),
                        BracketKind::Event(e) => format!("{} {:?}", e.name, e.time),
                        BracketKind::Acronym { short, words } => {
                            format!("{} = {}", &b[short.range()], &b[words.range()])
                        }
                        BracketKind::Editorial(e) => format!("{e:?}"),
                        _ => String::new(),
                    };
                    let sh: String = b[br.span().range()].chars().take(100).collect();
                    println!(
                        "{name}:{} {k} {} | {extra}",
                        line(br.open.start as usize),
                        sh.replace('\n', "⏎")
                    );
                }
            }
            if mode.contains('q') {
                for q in &i.quotations {
                    let e = q.close.map_or(b.len(), |c| c.end as usize);
                    println!(
                        "{name}:{} {:?} lead={} {}",
                        line(q.open.start as usize),
                        q.style,
                        q.leads_block,
                        b[q.open.start as usize..e]
                            .chars()
                            .take(160)
                            .collect::<String>()
                            .replace('\n', "⏎")
                    );
                }
            }
        }
    }
}
