//! [`At`]: the moment of a review that `?at=` names; [`When`]: the moment of everything.

use axum::{
    extract::{FromRequestParts, Query},
    http::request::Parts,
};
use engine::look::Place;
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use serde::Deserialize;

use crate::{
    answer::{fault::Fault, misread::Misread},
    house::House,
};

/// The moment that a page shows: `at=118` is the revision 118 of the review, `at=2003-10-14` the end of that day in UTC,
/// `at=2003-10-14T09:12:00Z` that second. Without it, or with an empty one, a page shows what is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At(pub(crate) Option<Place>);

#[derive(Deserialize)]
struct Asked {
    at: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for At {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        let Query(asked) = Query::<Asked>::try_from_uri(&parts.uri)
            .map_err(|error| Fault::BadRequest(error.into()))?;
        let text = asked.at.unwrap_or_default();
        if text.is_empty() {
            return Ok(Self(None));
        }
        place(&text)
            .map(|place| Self(Some(place)))
            .ok_or_else(|| no_moment(&text))
    }
}

/// The moment of all reviews together that a page shows: a date or a time that has passed. Nobody knows what will be, so a moment
/// to come is now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct When(pub(crate) Option<Timestamp>);

impl FromRequestParts<House> for When {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Fault> {
        Self::of(house, At::from_request_parts(parts, house).await?)
    }
}

impl When {
    /// The moment of all reviews that is asked for.
    pub(crate) fn of(house: &House, at: At) -> Result<Self, Fault> {
        match at {
            At(None) => Ok(Self(None)),
            At(Some(Place::Time(time))) => Ok(Self(Some(time).filter(|time| *time < house.now()))),
            At(Some(Place::Revision(place) | Place::Position(place))) => {
                let misread = Misread::OfOneReview(place.to_string());
                Err(Fault::BadRequest(misread))
            }
        }
    }
}

/// What is said of a text that is no moment.
pub(crate) fn no_moment(text: &str) -> Fault {
    Fault::BadRequest(Misread::NoMoment(text.to_owned()))
}

/// Reads a moment.
pub(crate) fn place(text: &str) -> Option<Place> {
    if let Ok(revision) = text.parse() {
        return Some(Place::Revision(revision));
    }
    if let Ok(time) = text.parse::<Timestamp>() {
        return Some(Place::Time(time));
    }
    let date: Date = text.parse().ok()?;
    // A text with more than a date would lose what stands behind it.
    if date.to_string() != text {
        return None;
    }
    let next = TimeZone::UTC.to_timestamp(
        date.tomorrow()
            .ok()?
            .to_datetime(jiff::civil::Time::midnight()),
    );
    Some(Place::Time(
        next.ok()?.checked_sub(SignedDuration::from_secs(1)).ok()?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_means_its_last_second() {
        let end = "2003-10-14T23:59:59Z".parse().unwrap();
        assert_eq!(place("2003-10-14"), Some(Place::Time(end)));
        assert_eq!(place("118"), Some(Place::Revision(118)));
        assert_eq!(place("yesterday"), None);
    }
}
