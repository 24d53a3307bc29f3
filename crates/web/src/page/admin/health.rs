//! How the house is: what is recorded, and whether what is shown keeps up with it.

use jiff::Timestamp;
use maud::{Markup, html};
use store::Store;

use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    part::{
        moment,
        tag::{Tag, tag},
    },
};

/// Seconds that lists may be behind the record before somebody must look: a processor reads on every few seconds.
const LAG_MAX: i64 = 60;

/// How the house is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Health {
    /// Leaves in the record.
    size: u64,
    /// When the last of them was recorded.
    last: Option<Timestamp>,
    /// Leaves that the lists do not know yet.
    behind: u64,
    /// When the first of those was recorded.
    behind_since: Option<Timestamp>,
    /// Browsers that are told what moves.
    streams: usize,
    /// Now.
    now: Timestamp,
}

impl Health {
    pub(super) async fn of(house: &House) -> Result<Self, Fault> {
        let store = house.engine().store();
        // First what follows, then what it follows: otherwise an event between the two would look like a lag below zero.
        let folded = store.models().checkpoint().await?;
        let size = store.size();
        Ok(Self {
            size,
            last: match size.checked_sub(1) {
                Some(position) => recorded(store, position).await?,
                None => None,
            },
            behind: size.saturating_sub(folded.size),
            behind_since: recorded(store, folded.size).await?,
            streams: house.seats().count(),
            now: house.now(),
        })
    }

    /// Whether nobody has to look.
    fn is_well(&self) -> bool {
        let waited = |since: Timestamp| self.now.as_second() - since.as_second();
        self.behind_since
            .is_none_or(|since| waited(since) <= LAG_MAX)
    }

    pub(super) fn section(&self, locale: &Locale) -> Markup {
        let leaves = |count: u64| locale.say_with("admin-leaves", &[("count", count.into())]);
        html! {
            section.box id="health" data-live="health" {
                h2 { (locale.say("admin-health")) }
                @if self.is_well() {
                    p { (locale.say("admin-well")) }
                } @else {
                    p { (tag(locale, Tag::Faulty)) " " (locale.say("admin-behind-mend")) }
                }
                dl.facts {
                    dt { (locale.say("admin-size")) }
                    dd { (leaves(self.size)) }
                    @if let Some(last) = self.last {
                        dt { (locale.say("admin-last")) }
                        dd { (moment::moment(locale, last)) }
                    }
                    dt { (locale.say("admin-behind")) }
                    dd {
                        (leaves(self.behind))
                        @if let Some(since) = self.behind_since {
                            ", " (locale.say("admin-since")) " " (moment::moment(locale, since))
                        }
                    }
                    dt { (locale.say("admin-streams")) }
                    dd { (self.streams) }
                    dt { (locale.say("admin-version")) }
                    dd { bdi { (env!("CARGO_PKG_VERSION")) } }
                }
            }
        }
    }
}

/// When a leaf was recorded.
async fn recorded(store: &Store, position: u64) -> Result<Option<Timestamp>, Fault> {
    let found = store.read_leaves(position, 1).await?;
    let Some(recorded) = found.first() else {
        return Ok(None);
    };
    let leaf = recorded.parse().map_err(Fault::unexpected)?;
    Timestamp::from_second(leaf.time.unix_seconds())
        .map(Some)
        .map_err(Fault::unexpected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_may_be_behind_for_a_minute_and_no_longer() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let health = |behind_since| Health {
            size: 3,
            last: Some(at(900)),
            behind: 1,
            behind_since,
            streams: 0,
            now: at(1000),
        };
        assert!(health(None).is_well());
        assert!(health(Some(at(940))).is_well());
        assert!(!health(Some(at(939))).is_well());
    }
}
