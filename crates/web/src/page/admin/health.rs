//! How the house is: what is recorded, and whether what is shown keeps up with it.

use maud::{Markup, html};

use crate::{answer::fault::Fault, house::House, locale::Locale};

/// How the house is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Health {
    /// Leaves in the record.
    size: u64,
    /// Leaves that the lists do not know yet.
    behind: u64,
    /// Browsers that are told what moves.
    streams: usize,
}

impl Health {
    pub(super) async fn of(house: &House) -> Result<Self, Fault> {
        let store = house.engine().store();
        // First what follows, then what it follows: otherwise an event between the two would look like a lag below zero.
        let folded = store.models().checkpoint().await?;
        let size = store.size();
        Ok(Self {
            size,
            behind: size.saturating_sub(folded.size),
            streams: house.seats().count(),
        })
    }

    pub(super) fn section(self, locale: &Locale) -> Markup {
        html! {
            section.box id="health" data-live="health" {
                h2 { (locale.say("admin-health")) }
                dl.facts {
                    dt { (locale.say("admin-size")) }
                    dd { (locale.say_with("admin-leaves", &[("count", self.size.into())])) }
                    dt { (locale.say("admin-behind")) }
                    dd { (locale.say_with("admin-leaves", &[("count", self.behind.into())])) }
                    dt { (locale.say("admin-streams")) }
                    dd { (self.streams) }
                }
            }
        }
    }
}
