//! [`lines`]: an explanation as plain lines for a terminal.

use crate::person::Person;

use super::answer::{
    Blocked, Creator, Explanation, Missing, Move, Op, Part, Turn, Verdict, Witness,
};
use crate::view::Who;

/// The digits of a person's id.
const PERSON_DIGITS: usize = 16;

/// An explanation in plain lines, without colour and without regard to the width of a terminal. `name` says what a person is called.
#[must_use]
pub fn lines(explanation: &Explanation, name: &dyn Fn(&Person) -> String) -> Vec<String> {
    let mut text = Lines {
        name,
        lines: Vec::new(),
        said: Vec::new(),
    };
    text.head(explanation);
    for blocked in &explanation.blockers {
        text.blocked(0, "- ", blocked);
    }
    for advice in &explanation.advice {
        text.blocked(0, "- Advice, to be confirmed: ", advice);
    }
    let listed = [
        ("Met:", &explanation.met),
        ("Depends on the form or on who acts:", &explanation.open),
    ];
    for (title, conditions) in listed {
        if !conditions.is_empty() {
            text.line(0, title);
        }
        for condition in conditions {
            text.line(0, &format!("- {}", condition.say));
        }
    }
    if !explanation.instead.is_empty() {
        text.line(0, "What can be done instead:");
        text.moves(0, "- ", &explanation.instead);
    }
    if !explanation.who_may_act.is_empty() {
        let turns: Vec<String> = explanation
            .who_may_act
            .iter()
            .map(|it| text.turn(it))
            .collect();
        text.line(0, &format!("Whose move it is: {}", turns.join("; ")));
    }
    text.lines
}

/// One thing that stands in the way, on one line.
#[must_use]
pub fn line(blocked: &Blocked, name: &dyn Fn(&Person) -> String) -> String {
    let mut text = blocked.say.trim_end_matches('.').to_owned();
    if let Some(first) = blocked.proof.iter().find(|part| !part.text.is_empty()) {
        text = format!("{text}: {}", first.text);
    } else {
        text.push('.');
    }
    named(&text, name)
}

struct Lines<'n> {
    name: &'n dyn Fn(&Person) -> String,
    lines: Vec<String>,
    /// What moves wait for, as far as it has been said: nothing is said twice.
    said: Vec<Blocked>,
}

impl Lines<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        let text = format!(
            "{:indent$}{}",
            "",
            named(text, self.name),
            indent = depth * 2
        );
        self.lines.push(text);
    }

    fn head(&mut self, explanation: &Explanation) {
        let what = match (&explanation.action, &explanation.subject) {
            (Some(action), Some(subject)) => {
                format!(
                    "{} ({}, “{}”)",
                    action.title, subject.title, subject.state_title
                )
            }
            (None, Some(subject)) => {
                format!("This with {} (“{}”)", subject.title, subject.state_title)
            }
            _ => "This".to_owned(),
        };
        let verdict = match (explanation.available, explanation.blockers.len()) {
            (true, _) => "can be done.".to_owned(),
            (false, 1) => "cannot be done; one thing stands in the way:".to_owned(),
            (false, count) => format!("cannot be done; {count} things stand in the way:"),
        };
        self.line(0, &format!("{what} {verdict}"));
        if let (true, Some(state)) = (explanation.available, &explanation.would_lead_to) {
            self.line(0, &format!("It leads to “{state}”."));
        }
    }

    fn blocked(&mut self, depth: usize, mark: &str, blocked: &Blocked) {
        let undecided = match blocked.verdict {
            Some(Verdict::Undetermined) => " (cannot be decided yet)",
            _ => "",
        };
        self.line(depth, &format!("{mark}{}{undecided}", blocked.say));
        for part in &blocked.proof {
            self.part(depth + 1, "", part);
        }
        if let Some(help) = &blocked.help {
            self.line(depth + 1, help);
        }
        if blocked.who.iter().any(|who| !who.persons.is_empty()) {
            let who = self.who(&blocked.who);
            self.line(depth + 1, &format!("Who may: {who}"));
        }
    }

    fn part(&mut self, depth: usize, mark: &str, part: &Part) {
        let text = part_text(part);
        if !text.is_empty() {
            self.line(depth, &format!("{mark}{text}"));
        }
        let is_indented = !mark.is_empty() || (!text.is_empty() && !part.parts.is_empty());
        self.inside(depth + usize::from(is_indented), part);
    }

    /// What a part consists of, without its own sentence.
    fn inside(&mut self, depth: usize, part: &Part) {
        let mark = if part.op == Op::OneOf { "- " } else { "" };
        for inner in &part.parts {
            self.part(depth, mark, inner);
        }
        self.moves(depth, "Next: ", &part.next);
        for witness in &part.witnesses {
            self.witness(depth, witness);
        }
        for missing in &part.missing {
            self.missing(depth, missing);
        }
        if part.more > 0 {
            self.line(depth, &format!("- and {} more", part.more));
        }
        match part.hidden {
            0 => {}
            1 => self.line(depth, "- 1 further one you may not see"),
            hidden => self.line(depth, &format!("- {hidden} further ones you may not see")),
        }
    }

    fn witness(&mut self, depth: usize, witness: &Witness) {
        let mut text = match (&witness.subject, &witness.value) {
            (Some(subject), _) => format!("{} (“{}”)", subject.title, subject.state_title),
            (None, Some(value)) => value.clone(),
            (None, None) => return,
        };
        if witness.stuck {
            text.push_str("; no way leads there any more");
        }
        if let [only] = &witness.next[..]
            && only.waits_for.is_empty()
        {
            self.line(depth, &format!("- {text}; next: {}", self.step(only)));
        } else if let (true, [only]) = (witness.next.is_empty(), &witness.because[..]) {
            self.line(
                depth,
                format!("- {text}: {}", part_text(only)).trim_end_matches(": "),
            );
            return self.inside(depth + 1, only);
        } else {
            self.line(depth, &format!("- {text}"));
            self.moves(depth + 1, "Next: ", &witness.next);
        }
        for part in &witness.because {
            self.part(depth + 1, "", part);
        }
    }

    fn missing(&mut self, depth: usize, missing: &Missing) {
        let inside = match &missing.instance {
            Some(id) => {
                self.line(depth, &format!("- {id} does not exist yet."));
                depth + 1
            }
            None => depth,
        };
        for creator in &missing.creators {
            self.creator(inside, creator);
        }
        if missing.more > 0 {
            self.line(
                inside,
                &format!("- and {} more could create it", missing.more),
            );
        }
        if let Some(first) = &missing.first {
            let machine = first.machine.replace('_', " ");
            self.line(inside, &format!("- Before that a {machine} must exist."));
            self.missing(inside + 1, first);
        }
    }

    fn creator(&mut self, depth: usize, creator: &Creator) {
        let subject = &creator.subject;
        let subject = format!("{} (“{}”)", subject.title, subject.state_title);
        let creates = if creator.certain {
            "creates it"
        } else {
            "could create it"
        };
        let once = creator
            .not_before
            .as_ref()
            .map(|state| format!("once it is “{state}”"));
        let text = match (&creator.by, once) {
            (Some(by), None) => format!("{creates}: {}", self.step(by)),
            (Some(by), Some(once)) => format!("{creates} by “{}” {once}", by.title),
            (None, once) => format!("{creates} {}", once.unwrap_or_default()),
        };
        self.line(depth, &format!("- {subject} {text}"));
        if let (Some(by), None) = (&creator.by, &creator.not_before) {
            self.waits_for(depth + 1, by);
        }
        self.moves(depth + 1, "Next: ", &creator.next);
    }

    fn moves(&mut self, depth: usize, mark: &str, moves: &[Move]) {
        for step in moves {
            self.line(depth, &format!("{mark}{}", self.step(step)));
            self.waits_for(depth + 1, step);
        }
    }

    fn waits_for(&mut self, depth: usize, step: &Move) {
        for blocked in &step.waits_for {
            if self.said.contains(blocked) {
                self.line(depth, &format!("waits for: {} (as above)", blocked.say));
            } else {
                self.blocked(depth, "waits for: ", blocked);
                self.said.push(blocked.clone());
            }
        }
    }

    /// `Accept the report, by Commissioning office (Anna)`
    fn step(&self, step: &Move) -> String {
        let blocked = if step.ready || !step.waits_for.is_empty() {
            ""
        } else {
            " (not yet possible)"
        };
        match (step.automatic, step.by.is_empty()) {
            (true, _) => format!("“{}” follows of itself{blocked}", step.title),
            (false, true) => format!("{}{blocked}", step.title),
            (false, false) => format!("{}, by {}{blocked}", step.title, self.who(&step.by)),
        }
    }

    fn turn(&self, turn: &Turn) -> String {
        let who = self.who(std::slice::from_ref(&turn.who));
        if turn.moves == 1 {
            who
        } else {
            format!("{who}, {} moves", turn.moves)
        }
    }

    fn who(&self, who: &[Who]) -> String {
        let one = |who: &Who| {
            let of = who
                .of_title
                .as_ref()
                .map_or(String::new(), |of| format!(" of {of}"));
            let persons: Vec<String> = who.persons.iter().map(self.name).collect();
            if persons.is_empty() {
                format!("{}{of}", who.title)
            } else {
                format!("{}{of} ({})", who.title, persons.join(", "))
            }
        };
        who.iter().map(one).collect::<Vec<_>>().join(" or ")
    }
}

/// The sentence of a part.
fn part_text(part: &Part) -> String {
    let text = match part.op {
        Op::OneOf if part.text.is_empty() => "One of these is needed:",
        Op::AllOf if part.text.is_empty() => "All of these are needed:",
        _ => &part.text,
    };
    let stuck = if part.stuck {
        " No way leads there any more."
    } else {
        ""
    };
    format!("{text}{stuck}")
}

/// A text with every person's id in it replaced by their name.
#[must_use]
pub fn named(text: &str, name: &dyn Fn(&Person) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("u-") {
        out.push_str(&rest[..at]);
        let id = rest
            .get(at..at + 2 + PERSON_DIGITS)
            .and_then(|id| Person::parse(id).ok());
        let length = id.as_ref().map_or(2, |_| 2 + PERSON_DIGITS);
        match id {
            Some(person) => out.push_str(&name(&person)),
            None => out.push_str("u-"),
        }
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}
