//! [`Query`]: which reviews a list shows, in which order, and when. It stands in the address, so that a list can be kept.

use std::cmp::Reverse;

use axum::{
    extract::{FromRequestParts, Query as Pairs},
    http::request::Parts,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    answer::{fault::Fault, misread::Misread},
    house::House,
    part::table::Order,
    request::{address::encoded, at::When},
};

/// Letters of a text that is looked for, at most.
const TEXT_MAX: usize = 200;

/// What a list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(super) struct Query {
    /// Which reviews.
    #[serde(default)]
    pub(super) view: View,
    /// What their names contain.
    #[serde(default)]
    pub(super) q: String,
    /// By which column they are sorted.
    #[serde(default)]
    pub(super) sort: Sort,
    /// Whether the greatest comes first.
    #[serde(default)]
    pub(super) order: Direction,
    /// Which page, from 1.
    #[serde(default)]
    pub(super) page: usize,
    /// The moment, as it was asked for.
    #[serde(default)]
    pub(super) at: String,
    /// The moment.
    #[serde(skip)]
    pub(super) moment: Option<Timestamp>,
}

/// A view that is often wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum View {
    /// Every review.
    #[default]
    All,
    /// Those in which the reader holds a role.
    Mine,
    /// Those that are blocked or overdue.
    Blocked,
    /// Those with something due in the next days.
    Due,
}

impl View {
    /// All of them.
    pub(super) const ALL: [Self; 4] = [Self::All, Self::Mine, Self::Blocked, Self::Due];

    /// Its name in addresses and messages.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
            Self::Blocked => "blocked",
            Self::Due => "due",
        }
    }
}

/// A column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Sort {
    /// How it stands: what is blocked first.
    #[default]
    State,
    /// Its title.
    Review,
    /// Its stage.
    Stage,
    /// How long something waits.
    Waiting,
    /// What is due next.
    Due,
    /// When it will end.
    Forecast,
    /// How late it is.
    Slip,
    /// How much time is left.
    Slack,
}

impl Sort {
    /// The columns from the first to the last.
    pub(super) const ALL: [Self; 8] = [
        Self::Review,
        Self::Stage,
        Self::State,
        Self::Waiting,
        Self::Due,
        Self::Forecast,
        Self::Slip,
        Self::Slack,
    ];

    /// Its name in addresses and messages.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Review => "review",
            Self::Stage => "stage",
            Self::Waiting => "waiting",
            Self::Due => "due",
            Self::Forecast => "forecast",
            Self::Slip => "slip",
            Self::Slack => "slack",
        }
    }
}

/// Whether a list runs up or down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Direction {
    /// The least first.
    #[default]
    Up,
    /// The greatest first.
    Down,
}

impl Query {
    /// The order of the table by a column, if it is sorted by it.
    pub(super) fn order_by(&self, sort: Sort) -> Option<Order> {
        (self.sort == sort).then_some(match self.order {
            Direction::Up => Order::Ascending,
            Direction::Down => Order::Descending,
        })
    }

    /// The same list, sorted by a column; turned over, if it is sorted by it already.
    pub(super) fn sorted(&self, sort: Sort) -> Self {
        let turns = self.sort == sort && self.order == Direction::Up;
        Self {
            sort,
            order: if turns {
                Direction::Down
            } else {
                Direction::Up
            },
            page: 0,
            ..self.clone()
        }
    }

    /// The same list as it is now.
    pub(super) fn now(&self) -> Self {
        Self {
            at: String::new(),
            moment: None,
            page: 0,
            ..self.clone()
        }
    }

    /// Sorts by a key.
    pub(super) fn sort_by<T, K: Ord>(&self, rows: &mut [T], key: impl Fn(&T) -> K) {
        match self.order {
            Direction::Up => rows.sort_by_key(key),
            Direction::Down => rows.sort_by_key(|row| Reverse(key(row))),
        }
    }

    /// Its address below a path. What is not said is as always.
    pub(super) fn address(&self, path: &str) -> String {
        let usual = Self::default();
        let page = self.page.to_string();
        let order = (self.order == Direction::Down).then_some("down");
        let pairs = [
            (
                "view",
                Some(self.view.id()).filter(|_| self.view != usual.view),
            ),
            ("q", Some(self.q.as_str()).filter(|text| !text.is_empty())),
            (
                "sort",
                Some(self.sort.id()).filter(|_| self.sort != usual.sort),
            ),
            ("order", order),
            ("page", Some(page.as_str()).filter(|_| self.page > 1)),
            ("at", Some(self.at.as_str()).filter(|at| !at.is_empty())),
        ];
        let pairs = pairs
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        let pairs: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        if pairs.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{}", pairs.join("&"))
        }
    }
}

impl FromRequestParts<House> for Query {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Fault> {
        let Pairs(mut query) = Pairs::<Self>::try_from_uri(&parts.uri)
            .map_err(|error| Fault::BadRequest(error.into()))?;
        When(query.moment) = When::from_request_parts(parts, house).await?;
        if query.q.chars().count() > TEXT_MAX {
            return Err(Fault::BadRequest(Misread::Question(TEXT_MAX)));
        }
        Ok(query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_its_address() {
        let plain = Query::default();
        assert_eq!(plain.address("/reviews"), "/reviews");
        let query = Query {
            view: View::Blocked,
            q: "a&b".to_owned(),
            page: 2,
            ..plain
        };
        let sorted = query.sorted(Sort::Due).sorted(Sort::Due);
        assert_eq!(
            sorted.address("/reviews.csv"),
            "/reviews.csv?view=blocked&q=a%26b&sort=due&order=down"
        );
    }
}
