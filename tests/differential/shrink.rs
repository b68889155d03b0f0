//! Makes a failing script as short as it will go.

use std::ops::Range;

use super::script::{Script, Step, clamped};

/// A script is played again so often at most.
const MOST_TRIED: usize = 20_000;

/// The shortest script found that `fails` as `script` does.
pub fn shrunk(script: Script, fails: impl Fn(&Script) -> bool) -> Script {
    let mut tried = 0;
    let mut fails = |script: &Script| {
        tried += 1;
        tried < MOST_TRIED && fails(script)
    };
    let mut script = begun_later(script, &mut fails);
    loop {
        let size = (script.steps.len(), script.start.len(), written(&script));
        script.steps = fewer(script.steps, |steps| fails(&Script { start: script.start.clone(), steps }));
        script = begun_later(script, &mut fails);
        script = shorter_start(script, &mut fails);
        script = shorter_edits(script, &mut fails);
        if size == (script.steps.len(), script.start.len(), written(&script)) {
            return script;
        }
    }
}

/// How much the edits write.
fn written(script: &Script) -> usize {
    let written = |step: &Step| if let Step::Edit(_, text) = step { text.len() } else { 0 };
    script.steps.iter().map(written).sum()
}

/// Those of the steps that it takes: longer stretches are dropped first, then shorter ones.
pub fn fewer<S: Clone>(mut steps: Vec<S>, mut fails: impl FnMut(Vec<S>) -> bool) -> Vec<S> {
    let mut length = steps.len() / 2;
    while length > 0 {
        let mut at = 0;
        while at < steps.len() {
            let end = (at + length).min(steps.len());
            let rest = [&steps[..at], &steps[end..]].concat();
            if fails(rest.clone()) {
                steps = rest;
            } else {
                at = end;
            }
        }
        length /= 2;
    }
    steps
}

/// The script from a later step on, with the text of that time to begin with.
fn begun_later(script: Script, fails: &mut impl FnMut(&Script) -> bool) -> Script {
    let mut text = script.start.clone();
    let mut starts = Vec::new();
    for (at, step) in script.steps.iter().enumerate() {
        if let Step::Edit(range, new) = step {
            text.replace_range(clamped(&text, range), new);
            let stays = |step: &&Step| matches!(step, Step::House(_) | Step::Context(_));
            let before = script.steps[..at].iter().filter(stays);
            let steps = before.chain(&script.steps[at + 1..]).cloned().collect();
            starts.push(Script { start: text.clone(), steps });
        }
    }
    // The later the better; halving finds one without trying them all.
    while let Some(last) = starts.pop() {
        if fails(&last) {
            return last;
        }
        starts.truncate(starts.len() - starts.len() / 8);
    }
    script
}

/// The script without parts of the text that it begins with.
fn shorter_start(mut script: Script, fails: &mut impl FnMut(&Script) -> bool) -> Script {
    let mut length = script.start.len().next_power_of_two() / 2;
    while length > 0 {
        let mut at = 0;
        while at < script.start.len() {
            let gone = clamped(&script.start, &(at..at + length));
            let step = gone.len().max(1);
            match without(&script, gone).filter(|less| fails(less)) {
                Some(less) => script = less,
                None => at += step,
            }
        }
        length /= 2;
    }
    script
}

/// The script without some bytes of its first text, unless an edit touches them.
fn without(script: &Script, gone: Range<usize>) -> Option<Script> {
    if gone.is_empty() {
        return None;
    }
    let mut start = script.start.clone();
    start.replace_range(gone.clone(), "");
    let mut text = script.start.clone();
    let mut gone = gone;
    let mut steps = Vec::new();
    for step in &script.steps {
        let Step::Edit(range, new) = step else {
            steps.push(step.clone());
            continue;
        };
        let range = clamped(&text, range);
        text.replace_range(range.clone(), new);
        if range.end <= gone.start {
            steps.push(Step::Edit(range.clone(), new.clone()));
            gone = gone.start - range.len() + new.len()..gone.end - range.len() + new.len();
        } else if range.start >= gone.end {
            steps.push(Step::Edit(range.start - gone.len()..range.end - gone.len(), new.clone()));
        } else {
            return None;
        }
    }
    Some(Script { start, steps })
}

/// The script with less in what its edits write, and with edits that take less away.
fn shorter_edits(mut script: Script, fails: &mut impl FnMut(&Script) -> bool) -> Script {
    for at in 0..script.steps.len() {
        let Step::Edit(range, new) = script.steps[at].clone() else { continue };
        let keys: Vec<char> = new.chars().collect();
        let with = |keys: Vec<char>| {
            let mut less = script.clone();
            less.steps[at] = Step::Edit(range.clone(), keys.into_iter().collect());
            less
        };
        let kept = fewer(keys, |keys| fails(&with(keys)));
        script = with(kept);
    }
    script
}
