//! [`Frame`]: what the pages of a review have in common: its title, and the ways between them.
//!
//! Forms (of steps, roles and guest links) have the title and no ways: a form is one task, and what is typed there is not left by a slip.

use definition::name::Name;
use engine::look::Look;
use maud::{Markup, html};
use process::matrix::has_matrices;

use crate::{
    part::reading::Reading,
    request::{address, reach::reaches, visitor::Visitor},
};

/// A page of a review that has a way to it from all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tab {
    Review,
    History,
    Schedule,
    Matrix,
    People,
    Documents,
    Dossier,
}

impl Tab {
    const ALL: [Self; 7] = [
        Self::Review,
        Self::History,
        Self::Schedule,
        Self::Matrix,
        Self::People,
        Self::Documents,
        Self::Dossier,
    ];

    /// Its name, as a message.
    fn message(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::History => "history",
            Self::Schedule => "schedule",
            Self::Matrix => "matrix",
            Self::People => "people",
            Self::Documents => "documents",
            Self::Dossier => "dossier",
        }
    }

    /// Its address below that of the review.
    fn path(self) -> &'static str {
        match self {
            Self::Review => "",
            Self::History => "/history",
            Self::Schedule => "/schedule",
            Self::Matrix => "/matrix",
            Self::People => "/people",
            Self::Documents => "/documents",
            Self::Dossier => "/dossier",
        }
    }
}

/// What stands around the pages of a review, for one visitor.
pub(crate) struct Frame {
    /// The title of the review; its name if it has none.
    pub(crate) title: Name,
    /// The pages that the visitor may open.
    open: Vec<Tab>,
}

impl Frame {
    /// The frame of a review that the visitor may know of.
    pub(crate) fn of(look: &Look, visitor: &Visitor, review: &str) -> Self {
        let title = &look.snapshot().state.title;
        let has_matrix = look.view(&look.viewer, has_matrices);
        let guest = visitor.guest.as_ref();
        let is_open = |tab: &Tab| {
            let path = address::review(review, tab.path());
            (*tab != Tab::Matrix || has_matrix)
                && guest.is_none_or(|guest| reaches(guest, true, &path))
        };
        Self {
            title: if title.is_empty() {
                review.into()
            } else {
                title.clone()
            },
            open: Tab::ALL.into_iter().filter(is_open).collect(),
        }
    }

    /// The ways between the pages; `here` is the one that is shown, if it is one of them. They stay at the moment that is shown.
    pub(crate) fn tabs(&self, reading: Reading<'_>, here: Option<Tab>) -> Markup {
        html! {
            @if !self.open.is_empty() {
                nav.tabs aria-label=(reading.say("review-pages")) {
                    @for tab in &self.open {
                        a href=(reading.address(tab.path())) aria-current=[(Some(*tab) == here).then_some("page")] {
                            (reading.say(tab.message()))
                        }
                    }
                }
            }
        }
    }

    /// The title of the review, which leads to it if the visitor may go there.
    pub(crate) fn name(&self, reading: Reading<'_>) -> Markup {
        html! {
            @if self.open.contains(&Tab::Review) {
                a.quiet href=(reading.address("")) { (reading.said(&self.title)) }
            } @else {
                span.quiet { (reading.said(&self.title)) }
            }
        }
    }
}

#[cfg(test)]
mod tests;
