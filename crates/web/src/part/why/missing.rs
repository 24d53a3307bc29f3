//! Instances that do not exist yet, and what would create them.

use maud::{Markup, html};
use process::explain::{Creator, Missing};

use super::Why;

impl Why<'_> {
    pub(super) fn missing(&mut self, missing: &Missing) -> Markup {
        let reading = self.reading;
        html! {
            li {
                @if let Some(id) = &missing.instance {
                    (reading.said(id)) " " (reading.say("why-does-not-exist"))
                } @else {
                    (reading.said(&missing.machine.replace('_', " "))) " " (reading.say("why-does-not-exist"))
                }
                @if !missing.creators.is_empty() || missing.more > 0 {
                    ul {
                        @for creator in &missing.creators { (self.creator(creator)) }
                        @if missing.more > 0 { li { (reading.count("why-more-creators", missing.more)) } }
                    }
                }
                @if let Some(first) = &missing.first {
                    p { (reading.say("why-first")) }
                    ul { (self.missing(first)) }
                }
            }
        }
    }

    fn creator(&mut self, creator: &Creator) -> Markup {
        let reading = self.reading;
        let creates = if creator.certain {
            "why-creates"
        } else {
            "why-could-create"
        };
        html! {
            li {
                (reading.say(creates)) " " (self.subject(&creator.subject))
                @match (&creator.by, &creator.not_before) {
                    (Some(by), None) => { ": " (self.step(by)) (self.waits_for(by)) }
                    (by, Some(state)) => {
                        @if let Some(by) = by { ": " (reading.said(&by.title)) }
                        ", " (reading.say("why-once-it-is")) " " (reading.said(state))
                    }
                    (None, None) => {}
                }
                (self.moves(&creator.next))
            }
        }
    }
}
