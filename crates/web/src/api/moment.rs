//! [`Moment`]: the moment of the past that `?at=` names, and a review as it was then; [`When`]: the same of all reviews.

use axum::{extract::FromRequestParts, http::request::Parts};
use engine::look::{Look, Place};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::{
    IntoParams, PartialSchema, ToSchema,
    openapi::{
        RefOr, Schema,
        schema::{AnyOfBuilder, KnownFormat, ObjectBuilder, SchemaFormat, Type},
    },
};

use super::{caller::Reader, written::Asked};
use crate::{
    answer::{
        fault::Fault,
        problem::{Kind, Problem},
    },
    house::House,
    request::{
        at::{self, At, no_moment, place},
        visitor::Visitor,
    },
};

/// The greatest revision that every reader of JSON reads alike (RFC 8785, section 3.2.2.3).
const REVISION_MAX: u64 = (1 << 53) - 1;

/// The moment that is asked for; `None` is now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment(pub(super) Option<Place>);

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct AtQuery {
    /// A revision, a date (its end, in UTC) or a time; now if it is left out.
    #[param(value_type = Option<AtSchema>, inline, example = "2003-10-14")]
    at: Option<String>,
    /// A position of the record, for auditors: as it was after the last event up to there. `at` goes before it.
    #[param(minimum = 0, maximum = 9007199254740991_u64)]
    position: Option<u64>,
}

impl FromRequestParts<House> for Moment {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let Asked(AtQuery { at, position }) = Asked::from_request_parts(parts, house).await?;
        match at {
            // How much happened elsewhere between two events of a review is nobody else's business.
            None if position.is_some()
                && !Visitor::from_request_parts(parts, house).await?.audits =>
            {
                let detail =
                    "A position of the record is for auditors: give a revision or a time as `at`.";
                Err(Problem::new(Kind::Forbidden, detail))
            }
            None => Ok(Self(position.map(Place::Position))),
            Some(text) => match place(&text) {
                Some(place) => Ok(Self(Some(place))),
                None => Err(no_moment(&text).into()),
            },
        }
    }
}

/// The moment of all reviews together that is asked for; `None` is now.
#[derive(Clone, Copy, Debug)]
pub(super) struct When(pub(super) Option<Timestamp>);

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct WhenQuery {
    /// A date (its end, in UTC) or a time that has passed; now if it is left out.
    #[param(value_type = Option<WhenSchema>, inline, example = "2003-10-14")]
    at: Option<String>,
}

impl FromRequestParts<House> for When {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let Asked(WhenQuery { at }) = Asked::from_request_parts(parts, house).await?;
        let place = at.map(|text| place(&text).ok_or_else(|| no_moment(&text)));
        let at::When(when) = at::When::of(house, At(place.transpose()?))?;
        Ok(Self(when))
    }
}

/// A review by its name, as the caller may see it.
pub(super) async fn look(
    house: &House,
    reader: &Reader,
    review: &str,
    Moment(at): Moment,
) -> Result<Look, Problem> {
    match house.look(&reader.visitor, review, at).await {
        // The moment has the right form, but the review has no such one.
        Err(Fault::BadRequest(misread)) => Err(Problem::new(Kind::NotFound, misread.to_string())),
        looked => Ok(looked?),
    }
}

fn text(format: KnownFormat) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::KnownFormat(format)))
}

/// How a moment of all reviews is written.
pub(super) struct WhenSchema;

impl PartialSchema for WhenSchema {
    fn schema() -> RefOr<Schema> {
        AnyOfBuilder::new()
            .item(text(KnownFormat::Date))
            .item(text(KnownFormat::DateTime))
            .into()
    }
}

impl ToSchema for WhenSchema {}

/// How a moment is written.
pub(super) struct AtSchema;

impl PartialSchema for AtSchema {
    fn schema() -> RefOr<Schema> {
        let revision = ObjectBuilder::new()
            .schema_type(Type::Integer)
            .minimum(Some(0_usize))
            .maximum(Some(REVISION_MAX as f64));
        AnyOfBuilder::new()
            .item(revision)
            .item(text(KnownFormat::Date))
            .item(text(KnownFormat::DateTime))
            .into()
    }
}

impl ToSchema for AtSchema {}
