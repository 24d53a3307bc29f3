//! What the page shows.

use jiff::Timestamp;
use maud::{Markup, html};
use store::access::AccessKind;

use super::{Asked, Row};
use crate::{locale::Locale, part::moment, request::address};

pub(super) fn content(locale: &Locale, asked: &Asked, rows: &[Row], next: Option<u64>) -> Markup {
    html! {
        p { (locale.say("access-hint")) }
        (filters(locale, asked))
        @if rows.is_empty() {
            p { (locale.say("access-none")) }
        } @else {
            (table(locale, rows))
        }
        @if asked.before.is_some() || next.is_some() {
            nav.pager aria-label=(locale.say("access-pages")) {
                @if asked.before.is_some() {
                    a href=(asked.address("/access", None)) { (locale.say("access-newest")) }
                }
                @if let Some(next) = next {
                    " " a rel="next" href=(asked.address("/access", Some(next))) { (locale.say("access-older")) }
                }
            }
        }
    }
}

fn filters(locale: &Locale, asked: &Asked) -> Markup {
    html! {
        form.filters method="get" action="/access" {
            label {
                (locale.say("access-kind"))
                select name="kind" {
                    option value="" { (locale.say("access-every-kind")) }
                    @for kind in AccessKind::ALL {
                        option value=(kind.as_str()) selected[asked.kind() == Some(kind)] { (locale.say(kind_word(kind))) }
                    }
                }
            }
            label {
                (locale.say("access-person"))
                input type="search" name="person" value=(asked.person) maxlength="100" dir="ltr"
                    autocapitalize="none" autocomplete="off" spellcheck="false" placeholder=(locale.say("access-person-hint"));
            }
            label {
                (locale.say("access-review"))
                input type="search" name="review" value=(asked.review) maxlength="200" dir="auto"
                    autocapitalize="none" autocomplete="off" spellcheck="false";
            }
            button { (locale.say("portfolio-show")) }
            a.button href=(asked.address("/access.csv", None)) { (locale.say("portfolio-csv")) }
        }
    }
}

fn table(locale: &Locale, rows: &[Row]) -> Markup {
    html! {
        div.scroll role="region" tabindex="0" aria-label=(locale.say("access")) {
            table.rows {
                caption.visually-hidden { (locale.say("access")) }
                thead { tr {
                    th scope="col" { (locale.say("access-number")) }
                    th scope="col" { (locale.say("access-when")) }
                    th scope="col" { (locale.say("access-kind")) }
                    th scope="col" { (locale.say("access-person")) }
                    th scope="col" { (locale.say("access-review")) }
                    th scope="col" { (locale.say("access-what")) }
                    th scope="col" { (locale.say("access-way")) }
                } }
                tbody { @for row in rows { (line(locale, row)) } }
            }
        }
    }
}

fn line(locale: &Locale, row: &Row) -> Markup {
    let at = Timestamp::from_second(row.time).unwrap_or_default();
    html! {
        tr {
            th scope="row" { (row.seq) }
            td { (moment::moment(locale, at)) }
            td { (locale.say(kind_word(row.kind))) }
            td {
                @if row.person.is_empty() {
                    (locale.say("access-nobody"))
                } @else {
                    bdi { (row.person) }
                }
                @if !row.of.is_empty() { " → " bdi { (row.of) } }
            }
            td { @if let Some(review) = &row.review { a href=(address::review(review, "")) { bdi { (review) } } } }
            td {
                @match &row.what {
                    Some(what) => code dir="ltr" { (what) },
                    None => span.quiet { (locale.say("access-hidden")) },
                }
                @if !row.clauses.is_empty() { " " span.quiet { (locale.say("access-clauses")) " " code dir="ltr" { (row.clauses.join(" ")) } } }
            }
            td { code dir="ltr" { (row.via) } @if !row.device.is_empty() { " " bdi { (row.device) } } }
        }
    }
}

/// The message that names a kind.
fn kind_word(kind: AccessKind) -> &'static str {
    match kind {
        AccessKind::Refusal => "access-kind-refusal",
        AccessKind::Read => "access-kind-read",
        AccessKind::SignIn => "access-kind-sign-in",
        AccessKind::SignInFailed => "access-kind-sign-in-failed",
        AccessKind::SignOut => "access-kind-sign-out",
        AccessKind::Password => "access-kind-password",
        AccessKind::Token => "access-kind-token",
        AccessKind::GuestLink => "access-kind-guest-link",
        AccessKind::Invitation => "access-kind-invitation",
        AccessKind::Identity => "access-kind-identity",
    }
}
