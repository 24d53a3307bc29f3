//! [`Asked`]: which part of my work is wanted: the beginnings of all sections, or more of one. It stands in the address.

use axum::{
    extract::{FromRequestParts, Query},
    http::request::Parts,
};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    part::table::pager,
    request::{address, at::When},
};

/// Rows of each page after the first.
const MORE_ROWS: usize = 25;

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub(super) struct Asked {
    /// The section of which there shall be more; all of them begin on the first page.
    #[serde(default)]
    pub(super) more: Option<Section>,
    /// Which page of it, from 1.
    #[serde(default)]
    pub(super) page: usize,
    /// The moment of the past that is shown.
    #[serde(skip)]
    pub(super) when: Option<Timestamp>,
}

impl Asked {
    /// The first page of all sections, at the same moment.
    pub(super) fn whole(self) -> String {
        address::at("/", self.when)
    }
}

impl FromRequestParts<House> for Asked {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Fault> {
        let asked = Query::<Self>::try_from_uri(&parts.uri);
        let Query(asked) = asked.map_err(|error| Fault::BadRequest(error.into()))?;
        let When(when) = When::from_request_parts(parts, house).await?;
        Ok(Self { when, ..asked })
    }
}

/// A section of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Section {
    /// What can be done and is late.
    Overdue,
    /// What can be done and is due in the next days.
    Soon,
    /// What can be done besides.
    Later,
    /// What waits for others.
    Waiting,
    /// What was proposed and can be taken back.
    Proposed,
    /// Reviews in which something moved.
    Moved,
    /// What is possible and nobody expects.
    Possible,
}

impl Section {
    /// Its name in addresses and messages.
    fn id(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Soon => "soon",
            Self::Later => "later",
            Self::Waiting => "waiting",
            Self::Proposed => "proposed",
            Self::Moved => "moved",
            Self::Possible => "possible",
        }
    }

    /// The message with its title.
    pub(super) fn title(self) -> String {
        match self {
            Self::Possible => "work-possible-caption".to_owned(),
            other => format!("work-{}", other.id()),
        }
    }

    /// Rows on the first page: together less than a person reads in a minute, and what is late is most of them.
    fn first(self) -> usize {
        match self {
            Self::Overdue => 12,
            Self::Soon | Self::Later => 10,
            Self::Waiting | Self::Possible => 8,
            Self::Moved | Self::Proposed => 6,
        }
    }
}

/// The part of a section that a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part<T> {
    pub(super) section: Section,
    /// How much there is altogether.
    pub(super) count: usize,
    /// What is shown; nothing if more of another section is asked for.
    pub(super) shown: Vec<T>,
    pages: usize,
    asked: Asked,
    /// Whether it is the only section on the page.
    pub(super) is_alone: bool,
}

impl<T> Part<T> {
    /// Takes out of a whole section what is asked for.
    pub(super) fn new(section: Section, mut all: Vec<T>, asked: Asked) -> Self {
        let (count, first) = (all.len(), section.first());
        let pages = 1 + count.saturating_sub(first).div_ceil(MORE_ROWS);
        let is_alone = asked.more == Some(section);
        let page = if is_alone {
            asked.page.clamp(1, pages)
        } else {
            1
        };
        let (from, most) = match page {
            1 => (0, first),
            page => (first + (page - 2) * MORE_ROWS, MORE_ROWS),
        };
        all.drain(..from.min(count));
        all.truncate(if is_alone || asked.more.is_none() {
            most
        } else {
            0
        });
        Self {
            section,
            count,
            shown: all,
            pages,
            asked: Asked { page, ..asked },
            is_alone,
        }
    }

    /// The heading, with how much there is.
    pub(super) fn heading(&self, locale: &Locale) -> Markup {
        html! {
            h2 { (locale.say(&self.section.title())) " " span.count { "(" (self.count) ")" } }
        }
    }

    /// The way to the rest.
    pub(super) fn rest(&self, locale: &Locale) -> Markup {
        let left = self.count - self.shown.len();
        html! {
            @if self.is_alone {
                (pager(locale, self.asked.page, self.pages, |page| self.address(page)))
            } @else if left > 0 {
                p {
                    a rel="next" href=(self.address(2)) {
                        (locale.say_with("and-more-rows", &[("count", left.into())]))
                        span.visually-hidden { ": " (locale.say(&self.section.title())) }
                    }
                }
            }
        }
    }

    /// The first page is that of all sections.
    fn address(&self, page: usize) -> String {
        let whole = self.asked.whole();
        if page == 1 {
            return whole;
        }
        let begin = if self.asked.when.is_some() { '&' } else { '?' };
        format!("{whole}{begin}more={}&page={page}", self.section.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_of_a_section_follow_each_other_without_gap_or_repeat() {
        for count in 0..3 * MORE_ROWS {
            let all: Vec<usize> = (0..count).collect();
            let part = |more, page| {
                Part::new(
                    Section::Waiting,
                    all.clone(),
                    Asked {
                        more,
                        page,
                        when: None,
                    },
                )
            };
            let first = part(None, 0);
            let mut read = first.shown.clone();
            for page in 2..=first.pages {
                let part = part(Some(Section::Waiting), page);
                assert!((1..=MORE_ROWS).contains(&part.shown.len()));
                assert_eq!(part.count, count);
                read.extend(part.shown);
            }
            assert_eq!(read, all);
            // A page that is no longer there is the last one.
            let last = part(Some(Section::Waiting), first.pages);
            assert_eq!(part(Some(Section::Waiting), usize::MAX), last);
            assert!(part(Some(Section::Overdue), 2).shown.is_empty());
        }
    }
}
