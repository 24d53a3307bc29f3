//! [`Frame`]: what the pages of a review have in common: its title, and the ways between them.
//!
//! Forms (of steps, roles and guest links) have the title and no ways: a form is one task, and what is typed there is not left by a slip.

use definition::name::Name;
use engine::look::Look;
use maud::{Markup, html};
use process::matrix::has_matrices;

use crate::part::reading::Reading;

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

/// What stands around the pages of a review.
pub(crate) struct Frame {
    /// The title of the review; its name if it has none.
    pub(crate) title: Name,
    /// Whether there is a matrix that the visitor may know of.
    has_matrix: bool,
}

impl Frame {
    /// The frame of a review that the visitor may know of.
    pub(crate) fn of(look: &Look, review: &str) -> Self {
        let title = &look.snapshot().state.title;
        Self {
            title: if title.is_empty() {
                review.into()
            } else {
                title.clone()
            },
            has_matrix: look.view(&look.viewer, has_matrices),
        }
    }

    /// The ways between the pages that the visitor may open; `here` is the one that is shown, if it is one of them. They stay at the
    /// moment that is shown.
    pub(crate) fn tabs(&self, reading: Reading<'_>, here: Option<Tab>) -> Markup {
        let address = |tab: Tab| reading.address(tab.path());
        let is_open =
            |tab: &Tab| (*tab != Tab::Matrix || self.has_matrix) && reading.leads(&address(*tab));
        let open: Vec<Tab> = Tab::ALL.into_iter().filter(is_open).collect();
        html! {
            @if !open.is_empty() {
                nav.tabs aria-label=(reading.say("review-pages")) {
                    @for tab in open {
                        a href=(address(tab)) aria-current=[(Some(tab) == here).then_some("page")] {
                            (reading.say(tab.message()))
                        }
                    }
                }
            }
        }
    }

    /// The title of the review, which leads to it if the visitor may go there.
    pub(crate) fn name(&self, reading: Reading<'_>) -> Markup {
        reading.link(&reading.address(""), &reading.said(&self.title))
    }
}

#[cfg(test)]
mod tests;
