//! [`Why`]: an explanation as a list of reasons: what stands in the way, what is missing, whose move it is, and the way there.
//!
//! Nothing is decided here: an [`Explanation`] is shown as it is. What it says of several moves that wait for the same thing
//! is said once.

mod missing;
mod named;
mod word;

use std::collections::BTreeMap;

use definition::name::Name;
use jiff::Timestamp;
use maud::{Markup, html};
use process::{
    explain::{Blocked, Condition, Explanation, Move, Op, Part, Turn, Verdict, Witness},
    view::Subject,
};

use super::{
    moment,
    reading::Reading,
    tag::{Tag, tag},
};
use crate::request::address;

pub(crate) use named::Named;

/// The due times of the open instances that the reader may see, by id.
pub(crate) type Dues = BTreeMap<Name, Timestamp>;

/// Tells reasons on one page.
pub(crate) struct Why<'r> {
    reading: Reading<'r>,
    dues: &'r Dues,
    at: Timestamp,
    /// What moves wait for, as far as it has been said.
    said: Vec<Blocked>,
    /// The same reasons told further: their words and whose move it is are taken from there.
    further: &'r [Blocked],
    /// What reasons consist of stands open.
    is_unfolded: bool,
}

impl<'r> Why<'r> {
    /// Tells reasons to somebody. `at` decides what is overdue.
    pub(crate) fn new(reading: Reading<'r>, dues: &'r Dues, at: Timestamp) -> Self {
        Self {
            reading,
            dues,
            at,
            said: Vec::new(),
            further: &[],
            is_unfolded: false,
        }
    }

    /// Tells reasons that are known further than they are told.
    pub(crate) fn judged_by(self, further: &'r [Blocked]) -> Self {
        Self { further, ..self }
    }

    /// A reason as far as it is known.
    fn known<'b>(&'b self, blocked: &'b Blocked) -> &'b Blocked {
        let is_it = |it: &&Blocked| it.id == blocked.id && it.say == blocked.say;
        self.further.iter().find(is_it).unwrap_or(blocked)
    }

    /// A whole explanation, unfolded.
    pub(crate) fn explanation(&mut self, explanation: &Explanation) -> Markup {
        let reading = self.reading;
        self.is_unfolded = true;
        html! {
            @if let (true, Some(state)) = (explanation.available, &explanation.would_lead_to) {
                p { (reading.say("why-available")) " " (reading.say("why-leads-to")) " " (reading.said(state)) }
            } @else if explanation.available {
                p { (reading.say("why-available")) }
            }
            (self.reasons(&explanation.blockers, &explanation.met))
            @if !explanation.advice.is_empty() {
                p { (reading.say("why-advice")) }
                (self.reasons(&explanation.advice, &[]))
            }
            @if !explanation.open.is_empty() {
                p { (reading.say("why-open")) }
                ul { @for open in &explanation.open { li { (reading.said(&open.say)) } } }
            }
            @if !explanation.instead.is_empty() {
                p { (reading.say("why-instead")) }
                (self.moves(&explanation.instead))
            }
            (turns(reading, &explanation.who_may_act))
        }
    }

    /// Reasons; what holds is folded below what does not.
    pub(crate) fn reasons(&mut self, blocked: &[Blocked], met: &[Condition]) -> Markup {
        html! {
            @if !blocked.is_empty() {
                ul.why { @for blocked in blocked { (self.reason(blocked)) } }
            }
            @if !met.is_empty() {
                details {
                    summary { (self.reading.count("why-met", met.len())) }
                    ul.why { @for met in met { (self.holds(met)) } }
                }
            }
        }
    }

    fn holds(&self, met: &Condition) -> Markup {
        html! {
            li data-state="done" {
                (tag(self.reading.locale, Tag::Done)) " " div { (self.reading.said(&met.say)) }
            }
        }
    }

    /// One thing that stands in the way: what it is and whose move it is in a line, and what it consists of below.
    fn reason(&mut self, blocked: &Blocked) -> Markup {
        let state = self.word(blocked);
        let reading = self.reading;
        let first = blocked.proof.iter().find(|part| !part.text.is_empty());
        html! {
            li data-state=(state.id()) {
                (tag(reading.locale, state)) " "
                div {
                    (reading.told(&blocked.say))
                    @if blocked.verdict == Some(Verdict::Undetermined) {
                        " " span.quiet { (reading.say("why-undetermined")) }
                    }
                    @if let Some(part) = first.filter(|_| !self.is_unfolded) {
                        " " span.quiet { (reading.told(&part.text)) }
                    }
                    (self.whose_move(blocked))
                    @if !blocked.proof.is_empty() {
                        details open[self.is_unfolded] {
                            summary { (reading.say("why-details")) }
                            (self.proof(blocked))
                        }
                    } @else {
                        (self.proof(blocked))
                    }
                }
            }
        }
    }

    /// What could be done now, and by whom.
    fn whose_move(&self, blocked: &Blocked) -> Markup {
        let reading = self.reading;
        let named = Named::by(std::slice::from_ref(self.known(blocked)));
        let movers = named.movers();
        html! {
            @if let Some(next) = named.next() {
                p {
                    @if reading.past.is_none() {
                        (reading.link(&address::step(reading.review, &next.action, &next.instance), &reading.said(&next.title)))
                    } @else {
                        (reading.said(&next.title))
                    }
                    @if !movers.is_empty() { " · " (reading.who(&movers)) }
                }
            }
        }
    }

    /// What a reason consists of, and who could meet it.
    fn proof(&mut self, blocked: &Blocked) -> Markup {
        let reading = self.reading;
        html! {
            @if let Some(help) = &blocked.help { p.quiet { (reading.told(help)) } }
            @if !blocked.proof.is_empty() {
                ul { @for part in &blocked.proof { (self.part(part)) } }
            }
            @if blocked.who.iter().any(|who| !who.persons.is_empty()) {
                p { (reading.say("why-who")) " " (reading.who(&blocked.who)) }
            }
        }
    }

    fn part(&mut self, part: &Part) -> Markup {
        let reading = self.reading;
        let text = match part.op {
            Op::OneOf if part.text.is_empty() => html! { (reading.say("why-one-of")) },
            Op::AllOf if part.text.is_empty() => html! { (reading.say("why-all-of")) },
            _ => reading.told(&part.text),
        };
        html! {
            li {
                (text)
                @if part.stuck { " " (reading.say("why-stuck")) }
                (self.inside(part))
            }
        }
    }

    /// What a part consists of, without its own sentence.
    fn inside(&mut self, part: &Part) -> Markup {
        let reading = self.reading;
        let has_more = part.more > 0 || part.hidden > 0;
        let is_any = has_more
            || !(part.parts.is_empty() && part.witnesses.is_empty() && part.missing.is_empty());
        html! {
            (self.moves(&part.next))
            @if is_any {
                ul {
                    @for part in &part.parts { (self.part(part)) }
                    @for witness in &part.witnesses { (self.witness(witness)) }
                    @for missing in &part.missing { (self.missing(missing)) }
                    @if part.more > 0 { li { (reading.count("why-more", part.more)) } }
                    @if part.hidden > 0 { li.quiet { (reading.count("why-hidden", part.hidden)) } }
                }
            }
        }
    }

    fn witness(&mut self, witness: &Witness) -> Markup {
        let reading = self.reading;
        html! {
            li {
                @if let Some(subject) = &witness.subject {
                    (self.subject(subject))
                } @else if let Some(value) = &witness.value {
                    (reading.said(value))
                }
                @if witness.stuck { " " (reading.say("why-stuck")) }
                (self.moves(&witness.next))
                @if !witness.because.is_empty() {
                    ul { @for part in &witness.because { (self.part(part)) } }
                }
            }
        }
    }

    /// An instance with its state, and when it is due.
    fn subject(&self, subject: &Subject) -> Markup {
        let reading = self.reading;
        html! {
            (reading.instance(subject)) " "
            span.quiet { (reading.said(&subject.state_title)) }
            @if let Some(due) = self.dues.get(&subject.instance) {
                " " (due_on(reading, *due, self.at))
            }
        }
    }

    /// What can be done, each with a way there.
    pub(crate) fn moves(&mut self, moves: &[Move]) -> Markup {
        html! {
            @if !moves.is_empty() {
                ul { @for step in moves { li { (self.step(step)) (self.waits_for(step)) } } }
            }
        }
    }

    /// One move, with who may do it.
    pub(crate) fn step(&self, step: &Move) -> Markup {
        let reading = self.reading;
        let is_offered = step.ready && !step.automatic && reading.past.is_none();
        html! {
            @if is_offered {
                (reading.link(&address::step(reading.review, &step.action, &step.instance), &reading.said(&step.title)))
            } @else {
                (reading.said(&step.title))
            }
            @if step.automatic { " " span.quiet { (reading.say("why-automatic")) } }
            @if !step.ready && step.waits_for.is_empty() { " " span.quiet { (reading.say("why-not-yet")) } }
            @if !step.by.is_empty() { " · " (reading.who(&step.by)) }
        }
    }

    /// What a move waits for, within a reason.
    fn wait(&mut self, blocked: &Blocked) -> Markup {
        let reading = self.reading;
        html! {
            li {
                (tag(reading.locale, self.word(blocked))) " " (reading.told(&blocked.say))
                (self.proof(blocked))
            }
        }
    }

    fn waits_for(&mut self, step: &Move) -> Markup {
        let (mut fresh, mut again): (Vec<&Blocked>, Vec<&Blocked>) = (Vec::new(), Vec::new());
        for blocked in &step.waits_for {
            if self.said.contains(blocked) {
                again.push(blocked);
            } else {
                self.said.push(blocked.clone());
                fresh.push(blocked);
            }
        }
        html! {
            @if !step.waits_for.is_empty() {
                ul {
                    @for blocked in fresh { (self.wait(blocked)) }
                    @for blocked in again {
                        li { (self.reading.told(&blocked.say)) " " span.quiet { (self.reading.say("why-as-above")) } }
                    }
                }
            }
        }
    }
}

/// Whose move it is.
pub(crate) fn turns(reading: Reading<'_>, turns: &[Turn]) -> Markup {
    html! {
        @if !turns.is_empty() {
            p {
                (reading.say("why-whose-move"))
                @for (index, turn) in turns.iter().enumerate() {
                    @if index > 0 { ";" }
                    " " (reading.who(std::slice::from_ref(&turn.who)))
                    @if turn.moves > 1 { " " span.quiet { (reading.count("why-moves", turn.moves)) } }
                }
            }
        }
    }
}

/// A due time, and whether it has passed.
pub(crate) fn due_on(reading: Reading<'_>, due: Timestamp, at: Timestamp) -> Markup {
    html! {
        span.quiet { (reading.say("due")) " " (moment::day(reading.locale, due)) }
        @if due <= at { " " (tag(reading.locale, Tag::Overdue)) }
    }
}
