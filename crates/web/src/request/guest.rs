//! [`Guest`]: somebody who came by a guest link; and what has become of a link.

use engine::timeline::Timeline;
use jiff::Timestamp;
use process::{
    event::{Cause, Outcome},
    person::Person,
    view::Viewer,
};
use store::accounts::guest_link::{GuestLink, Purpose};

use crate::{answer::fault::Fault, house::House};

/// Somebody who came by a guest link: they act as the person it was made for, in what it was made for alone.
#[derive(Clone, Debug)]
pub(crate) struct Guest {
    /// The link.
    pub(crate) link: GuestLink,
    /// The name of the review it opens.
    pub(crate) review: String,
    /// The name of the person they act as.
    pub(crate) name: String,
    /// The last revision of the step that it was made for, once that was accepted: from then on it opens the receipt alone.
    pub(crate) done: Option<u64>,
}

/// A guest link that opens nothing any more.
#[derive(Clone, Debug)]
pub(crate) struct Ended {
    /// When it expired; `None` if it was withdrawn.
    pub(crate) expired: Option<Timestamp>,
    /// The name of who made it, if the person it was made for may know who takes part.
    pub(crate) maker: Option<String>,
    /// Whether the browser also keeps a session of somebody who has signed in.
    pub(crate) has_session: bool,
}

/// What a secret opens.
pub(crate) enum Opened {
    /// What its link was made for.
    Link(Box<Guest>),
    /// Nothing any more.
    Ended(Ended),
    /// Nothing: there never was such a link, as far as anybody is told.
    Nothing,
}

/// What the secret of a link opens. That it was used stands in the access record before anything is shown.
pub(crate) async fn open(house: &House, secret: &str) -> Result<Opened, Fault> {
    let link = house.engine().open_guest_link(secret).await;
    let accounts = house.engine().store().accounts();
    let Some(link) = link.map_err(Fault::unexpected)? else {
        return Ok(match accounts.guest_link_of(secret).await? {
            Some(link) => Opened::Ended(ended(house, &link).await?),
            None => Opened::Nothing,
        });
    };
    let review = house.engine().store().models().review(&link.stream).await?;
    let person = accounts.by_id(&link.person).await?;
    let Some((review, person)) = review.zip(person) else {
        return Ok(Opened::Nothing);
    };
    Ok(Opened::Link(Box::new(Guest {
        done: done(house, &link).await?,
        link,
        review: review.name,
        name: person.display,
    })))
}

/// The last revision of the step that a link was made for, if its person has done it since, by the link or otherwise.
pub(crate) async fn done(house: &House, link: &GuestLink) -> Result<Option<u64>, Fault> {
    Ok(match &link.purpose {
        Purpose::ViewReview | Purpose::View { .. } => None,
        Purpose::Act { .. } => done_in(&*house.engine().timeline(&link.stream).await?, link),
    })
}

/// The same in the events of its review.
pub(crate) fn done_in(timeline: &Timeline, link: &GuestLink) -> Option<u64> {
    let Purpose::Act { instance, action } = &link.purpose else {
        return None;
    };
    let names = |person: &Person| **person.name() == *link.person;
    let is_it = |outcome: &Outcome| match outcome {
        Outcome::Moved(moved) => match &moved.cause {
            Cause::Action {
                action: done,
                by,
                second,
                ..
            } => {
                *moved.instance == **instance
                    && **done == **action
                    && (names(by) || second.as_ref().is_some_and(names))
            }
            _ => false,
        },
        Outcome::Proposed(made) => {
            *made.instance == **instance && *made.action == **action && names(&made.by)
        }
        Outcome::Declined {
            instance: of,
            action: declined,
            by,
            ..
        } => **of == **instance && **declined == **action && names(by),
        _ => false,
    };
    let mut events = timeline.events.iter();
    let first = events.position(|placed| {
        placed.event.at.as_second() >= link.created && is_it(&placed.event.outcome)
    })?;
    let command = &timeline.events[first].command;
    let of_step = events.take_while(|placed| command.is_some() && placed.command == *command);
    Some((first + of_step.count()) as u64)
}

async fn ended(house: &House, link: &GuestLink) -> Result<Ended, Fault> {
    let expired = link.revoked.is_none().then_some(link.expires);
    Ok(Ended {
        expired: expired.and_then(|at| Timestamp::from_second(at).ok()),
        maker: maker(house, link).await?,
        has_session: false,
    })
}

/// Whoever has the secret was told the name of its person, and could read what that person may.
async fn maker(house: &House, link: &GuestLink) -> Result<Option<String>, Fault> {
    if link.made_by != link.person {
        let person = Person::parse(&link.person).map_err(Fault::unexpected)?;
        let engine = house.engine();
        let look = engine.look(&link.stream, Viewer::Person(person), None);
        let look = look.await?;
        let roles = look.view(&look.viewer, |viewed| viewed.review(look.moment()).roles);
        let mut known = roles.iter().flat_map(|who| &who.persons);
        if !look.is_known() || !known.any(|person| **person.name() == *link.made_by) {
            return Ok(None);
        }
    }
    let accounts = house.engine().store().accounts();
    let maker = accounts.by_id(&link.made_by).await?;
    Ok(maker.map(|maker| maker.display))
}
