//! [`actions()`]: what can be done, and what cannot with the reason why.

use maud::{Markup, html};
use process::{
    explain::Blocked,
    worklist::{Proposal, Work},
};

use super::{
    moment,
    reading::Reading,
    tag::{Tag, tag},
};
use crate::request::address;

/// Steps of one person, those with one instance together. The first one is the primary action if `is_primary`; what cannot be done
/// stays visible and says why.
pub(crate) fn actions(reading: Reading<'_>, work: &[&Work], is_primary: bool) -> Markup {
    let together = |a: &&Work, b: &&Work| a.subject.instance == b.subject.instance;
    html! {
        ul.rows {
            @for (index, work) in work.chunk_by(together).enumerate() {
                li { (of_instance(reading, work, is_primary && index == 0)) }
            }
        }
    }
}

/// The steps with one instance, its due time, and what they wait for.
fn of_instance(reading: Reading<'_>, work: &[&Work], is_primary: bool) -> Markup {
    let Some(first) = work.first() else {
        return html! {};
    };
    html! {
        span.actions {
            @for (index, work) in work.iter().enumerate() {
                (button(reading, work, is_primary && index == 0)) " "
            }
        }
        (reading.instance(&first.subject))
        @if let Some(due) = first.due { " " (moment::day(reading.locale, due)) }
        @if first.overdue { " " (tag(reading.locale, Tag::Overdue)) }
        @if let Some(holder) = &first.on_behalf_of {
            " " span.quiet { (reading.say("in-place-of")) " " bdi { (reading.directory.name(holder)) } }
        }
        @for work in work { (because(reading, work)) }
    }
}

fn button(reading: Reading<'_>, work: &Work, is_primary: bool) -> Markup {
    let to = address_of(reading, work);
    let class = if is_primary {
        "button primary"
    } else {
        "button"
    };
    html! {
        @if work.waits_for.is_empty() {
            a class=(class) href=(to) data-cmd {
                @if work.consent { (reading.say("consent-to")) " " }
                (reading.said(&work.action.title))
            }
        } @else {
            // What cannot be done can still be reached: its page says why, and what would meet it.
            a.button href=(to) aria-disabled="true" { (reading.said(&work.action.title)) }
        }
    }
}

/// Where a step is done, and where somebody else's proposal is read and decided.
pub(crate) fn address_of(reading: Reading<'_>, work: &Work) -> String {
    reading.step_address(&work.action.id, &work.subject.instance)
}

/// Where one's own proposal is taken back.
pub(crate) fn withdrawn_at(reading: Reading<'_>, proposal: &Proposal) -> String {
    let (action, instance) = (&proposal.action.id, &proposal.subject.instance);
    address::step(reading.review, action, instance)
}

/// The way to the page that shows what would be taken back.
pub(crate) fn withdraw(reading: Reading<'_>, proposal: &Proposal) -> Markup {
    html! { a.button href=(withdrawn_at(reading, proposal)) { (reading.say("step-withdraw")) } }
}

fn because(reading: Reading<'_>, work: &Work) -> Markup {
    let more = work.waits_for.len().saturating_sub(1);
    html! {
        @if let Some(first) = work.waits_for.first() {
            p.quiet {
                (reading.say("waits-for")) " " (reason(reading, first))
                @if more > 0 { " · " (reading.count("and-more-things", more)) }
            }
        }
    }
}

/// One reason in a line.
pub(crate) fn reason(reading: Reading<'_>, blocked: &Blocked) -> Markup {
    let found = blocked.proof.iter().find(|part| !part.text.is_empty());
    html! {
        (reading.told(&blocked.say))
        @if let Some(part) = found { " – " (reading.told(&part.text)) }
    }
}
