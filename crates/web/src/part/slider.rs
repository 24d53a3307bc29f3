//! [`slider()`]: a way through the events of a review, as a form that works without a script.

use definition::name::Name;
use maud::{Markup, html};

use super::reading::Reading;

/// Where the slider stands, and where it can go.
pub(crate) struct Slider<'s> {
    /// The event it stands at.
    pub(crate) revision: u64,
    /// The last one.
    pub(crate) last: u64,
    /// The event in words: what a screen reader says in the place of a number.
    pub(crate) words: &'s str,
    /// Marks: events with which a stage began, and its title.
    pub(crate) marks: &'s [(u64, Name)],
    /// The listed event before this one, and the one after it.
    pub(crate) neighbours: (Option<u64>, Option<u64>),
    /// Fields that go with it.
    pub(crate) carried: &'s [(&'static str, String)],
    /// What those add to a link.
    pub(crate) query: &'s str,
}

/// The slider with its buttons.
pub(crate) fn slider(reading: Reading<'_>, slider: &Slider<'_>) -> Markup {
    let (earlier, later) = slider.neighbours;
    html! {
        form.slider method="get" {
            @for (name, value) in slider.carried { input type="hidden" name=(name) value=(value); }
            (step(slider, earlier, "prev", &reading.say("slider-earlier")))
            label.visually-hidden for="at" { (reading.say("slider-event")) }
            input #at type="range" name="at" min="0" max=(slider.last) step="1" value=(slider.revision)
                list="marks" aria-valuetext=(slider.words);
            datalist #marks {
                @for (revision, stage) in slider.marks {
                    option value=(revision) label=(stage) {}
                }
            }
            (step(slider, later, "next", &reading.say("slider-later")))
            button { (reading.say("slider-show")) }
        }
    }
}

fn step(slider: &Slider<'_>, to: Option<u64>, relation: &str, words: &str) -> Markup {
    html! {
        @match to {
            Some(to) => a.button rel=(relation) href={ "?at=" (to) (slider.query) } { (words) },
            None => a.button role="link" aria-disabled="true" { (words) },
        }
    }
}
