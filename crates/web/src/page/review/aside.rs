//! What stands beside a review: dates, people, what it is about.

use maud::{Markup, html};
use process::view::{InstanceView, Who};

use super::load::Standing;
use crate::part::{
    moment,
    reading::Reading,
    strip::gates,
    tag::{Tag, tag},
};

/// Dates shown; the others stand in the schedule.
const DATES_MAX: usize = 3;

/// The longest value of a parameter that is shown whole, in bytes.
const VALUE_MAX: usize = 400;

pub(super) fn aside(reading: Reading<'_>, standing: &Standing) -> Markup {
    html! {
        (dates(reading, standing))
        (milestones(reading, standing))
        (people(reading, &standing.review.roles))
        (about(reading, standing))
    }
}

fn dates(reading: Reading<'_>, standing: &Standing) -> Markup {
    let instances = standing.review.instances.iter();
    let mut due: Vec<&InstanceView> = instances.filter(|it| it.open && it.due.is_some()).collect();
    due.sort_by_key(|it| it.due);
    let more = due.len().saturating_sub(DATES_MAX);
    html! {
        @if !due.is_empty() {
            section {
                h2 { (reading.say("dates")) }
                dl.facts {
                    @for instance in due.iter().take(DATES_MAX) {
                        dt { @if let Some(due) = instance.due { (moment::day(reading.locale, due)) } }
                        dd {
                            (reading.instance(&instance.subject))
                            @if instance.overdue { " " (tag(reading.locale, Tag::Overdue)) }
                        }
                    }
                }
                @if more > 0 {
                    p { (reading.link(&reading.address("/schedule"), &html! { (reading.count("and-more-things", more)) })) }
                }
            }
        }
    }
}

fn milestones(reading: Reading<'_>, standing: &Standing) -> Markup {
    let strip = standing.strip.iter();
    let reached = strip.filter(|strip| !strip.gates.is_empty());
    html! {
        @for strip in reached {
            section {
                details {
                    summary { h2 { (reading.say("review-milestones")) } }
                    (gates(reading, &strip.gates))
                }
            }
        }
    }
}

/// The roles of the review as a whole, with who holds them; those of single instances stand on the page of people.
fn people(reading: Reading<'_>, roles: &[Who]) -> Markup {
    let (whole, single): (Vec<&Who>, Vec<&Who>) = roles.iter().partition(|who| who.of.is_none());
    let page = reading.address("/people");
    html! {
        @if !roles.is_empty() {
            section {
                details {
                    summary { h2 { (reading.say("people")) } }
                    @for who in whole {
                        p {
                            span.quiet { (reading.said(&who.title)) } " "
                            @for (index, person) in who.persons.iter().enumerate() {
                                @if index > 0 { ", " }
                                bdi { (reading.directory.name(person)) }
                            }
                        }
                    }
                    @if reading.leads(&page) {
                        p { a href=(page) {
                            @if single.is_empty() { (reading.say("all-people")) }
                            @else { (reading.count("more-roles", single.len())) }
                        } }
                    }
                }
            }
        }
    }
}

fn about(reading: Reading<'_>, standing: &Standing) -> Markup {
    let parameters = standing.review.parameters.iter();
    let (short, long): (Vec<_>, Vec<_>) =
        parameters.partition(|parameter| parameter.text.len() <= VALUE_MAX);
    let root = standing.review.instances.first();
    let root = root.filter(|root| root.parent.is_none() && !root.fields.is_empty());
    html! {
        @if let Some(root) = root { p { (reading.instance(&root.subject)) } }
        @if !standing.review.parameters.is_empty() {
            section {
                details {
                    summary { (reading.say("scope")) }
                    dl.facts {
                        @for parameter in short {
                            dt { (reading.said(&parameter.title)) }
                            dd { (reading.told(&parameter.text)) }
                        }
                    }
                    @for parameter in long {
                        details {
                            summary { (reading.said(&parameter.title)) }
                            p { (reading.told(&parameter.text)) }
                        }
                    }
                }
            }
        }
    }
}
