//! Pages, one file each: what it loads, what it shows, and its routes. [`Page`] is what all have in common.

mod access;
mod admin;
mod definition;
mod definitions;
pub(crate) mod documents;
mod dossier;
pub(crate) mod early;
pub(crate) mod error;
mod frame;
mod guest;
mod help;
mod history;
mod instance;
pub(crate) mod invitation;
mod matrix;
mod me;
pub(crate) mod my_work;
mod people;
mod portfolio;
mod public;
pub(crate) mod review;
mod schedule;
mod search;
pub(crate) mod sign_in;
pub(crate) mod start;
pub(crate) mod step;

use axum::{
    Router,
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use maud::{DOCTYPE, Markup, html};

use crate::{
    answer::{
        asset::{ICON, SCRIPT, STYLE},
        fault::Fault,
    },
    house::House,
    live,
    locale::Locale,
    page::frame::Frame,
    part::{name, reading::Reading},
    request::visitor::Visitor,
};

/// The routes of all pages.
pub(crate) fn routes() -> Router<House> {
    Router::new()
        .merge(access::routes())
        .merge(admin::routes())
        .merge(dossier::routes())
        .merge(guest::routes())
        .merge(help::routes())
        .merge(history::routes())
        .merge(instance::routes())
        .merge(invitation::routes())
        .merge(matrix::routes())
        .merge(me::routes())
        .merge(my_work::routes())
        .merge(people::routes())
        .merge(portfolio::routes())
        .merge(schedule::routes())
        .merge(search::routes())
        .merge(definition::routes())
        .merge(definitions::routes())
        .merge(public::routes())
        .merge(review::routes())
        .merge(sign_in::routes())
        .merge(documents::routes())
        .merge(start::routes())
        .merge(step::routes())
}

/// The answer where there is no page.
pub(crate) async fn not_found() -> Fault {
    Fault::NotFound
}

/// A whole page: its own content with what stands around it.
pub(crate) struct Page<'p> {
    /// The title of the window and of the page.
    pub(crate) title: String,
    /// Who reads it.
    pub(crate) visitor: &'p Visitor,
    /// How they read it.
    pub(crate) locale: &'p Locale,
    /// The moment it shows, if that is in the past.
    pub(crate) past: Option<Past>,
    /// What the page says, below its title.
    pub(crate) content: Markup,
}

/// The moment in the past that a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Past {
    /// The revision of the review, and the last one there is; `None` on a page of many reviews.
    pub(crate) revisions: Option<(u64, u64)>,
    /// When it was.
    pub(crate) moment: Timestamp,
    /// The same page now.
    pub(crate) now: String,
}

impl Past {
    /// A moment of all reviews; `now` is the address of the same page now.
    pub(crate) fn of_all(moment: Timestamp, now: String) -> Self {
        Self {
            revisions: None,
            moment,
            now,
        }
    }

    /// The revision of the review that the page belongs to.
    pub(crate) fn revision(&self) -> Option<u64> {
        self.revisions.map(|(revision, _)| revision)
    }
}

/// Markup as an answer.
pub(crate) struct Html(pub(crate) Markup);

impl IntoResponse for Html {
    fn into_response(self) -> Response {
        axum::response::Html(self.0.into_string()).into_response()
    }
}

impl Page<'_> {
    /// The document.
    pub(crate) fn html(&self) -> Html {
        self.document(&self.title, &html! { (self.title) })
    }

    /// The document of a page that belongs to a review, which its title names.
    pub(crate) fn html_within(&self, frame: &Frame, reading: Reading<'_>) -> Html {
        let values = [
            ("page", self.title.as_str().into()),
            ("review", frame.title.as_str().into()),
        ];
        let heading = html! { bdi { (self.title) } " · " span.quiet { (frame.name(reading)) } };
        self.document(&reading.say_with("review-page-title", &values), &heading)
    }

    fn document(&self, title: &str, heading: &Markup) -> Html {
        let preferences = &self.visitor.preferences;
        Html(html! {
            (DOCTYPE)
            html lang=(self.locale.tag()) dir=(self.locale.direction())
                data-appearance=(preferences.appearance.as_str())
                data-density=(preferences.density.as_str())
                data-keys[preferences.single_keys]
            {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (title) " · Remit" }
                    link rel="icon" href=(ICON.address());
                    link rel="stylesheet" href=(STYLE.address());
                    script type="module" src=(SCRIPT.address()) {}
                }
                body class=[self.past.is_some().then_some("past")] {
                    a.skip href="#content" { (self.locale.say("skip-to-content")) }
                    (self.header())
                    @if let Some(visit) = &self.visitor.guest { (guest::banner(self.locale, visit)) }
                    (self.banner())
                    main id="content" tabindex="-1" {
                        h1 { (heading) }
                        (self.content)
                    }
                    (self.footer())
                }
            }
        })
    }

    fn header(&self) -> Markup {
        let say = |message| self.locale.say(message);
        html! {
            header {
                a.brand href=(guest::home(self.visitor)) { "Remit" }
                nav aria-label=(say("nav-main")) {
                    @if self.visitor.guest.is_some() || self.visitor.ended.is_some() {
                        a href="/help" { (say("nav-help")) }
                    } @else if self.visitor.person.is_some() {
                        a href="/" { (say("nav-my-work")) }
                        a href="/reviews" { (say("nav-portfolio")) }
                        a href="/definitions" { (say("nav-definitions")) }
                        a href="/search" { (say("nav-search")) }
                        @if self.visitor.audits { a href="/access" { (say("access")) } }
                        @if self.visitor.administers { a href="/admin" { (say("nav-admin")) } }
                        a href="/me" { (name::text(&self.visitor.name)) }
                        form method="post" action="/sign-out" { button { (say("nav-sign-out")) } }
                    } @else {
                        a href="/sign-in" { (say("nav-sign-in")) }
                    }
                }
            }
        }
    }

    /// Which moment the page shows, if one is asked for.
    fn banner(&self) -> Markup {
        let said = match &self.past {
            Some(past) => {
                let moment = ("moment", self.locale.moment(past.moment).into());
                match past.revisions {
                    Some((revision, last)) => {
                        let values = [("revision", revision.into()), ("last", last.into()), moment];
                        self.locale.say_with("past-banner", &values)
                    }
                    None => self.locale.say_with("past-banner-all", &[moment]),
                }
            }
            None if self.visitor.asks_for_past => self.locale.say("past-none"),
            None => return html! {},
        };
        html! {
            div.banner role="status" {
                (said)
                @if let Some(past) = &self.past { " " a href=(past.now) { (self.locale.say("past-return")) } }
            }
        }
    }

    fn footer(&self) -> Markup {
        let zone = [("zone", self.locale.zone_name().into())];
        html! {
            footer {
                span { (self.locale.say_with("times-in", &zone)) } " "
                a href="/help" { (self.locale.say("nav-help")) }
                (live::words(self.locale, self.visitor))
            }
        }
    }
}
