//! The page of a fault: what is wrong, and what to do now.

use maud::html;

use super::{
    Html, Page,
    early::{self, Early},
    guest,
};
use crate::{answer::fault::Fault, locale::Locale, request::visitor::Visitor};

pub(crate) fn page(fault: &Fault, visitor: &Visitor, locale: &Locale) -> Html {
    // What is wrong is so now, whichever moment was asked for.
    let visitor = &Visitor {
        asks_for_past: false,
        ..visitor.clone()
    };
    let (title, mend) = match fault {
        Fault::NotFound if visitor.guest.is_some() => {
            ("fault-not-found", locale.say("guest-not-found-mend"))
        }
        Fault::NotFound => ("fault-not-found", locale.say("fault-not-found-mend")),
        Fault::SignIn(_) => ("sign-in", String::new()),
        Fault::Early(early) => return early_page(early, visitor, locale),
        Fault::Ended(ended) => return guest::ended(ended, visitor, locale),
        Fault::Forbidden => ("fault-forbidden", locale.say("fault-forbidden-mend")),
        Fault::Foreign => ("fault-foreign", locale.say("fault-foreign-mend")),
        Fault::TooMany(seconds) => {
            let minutes = [("minutes", ((seconds + 59) / 60).into())];
            (
                "fault-too-many",
                locale.say_with("fault-too-many-mend", &minutes),
            )
        }
        Fault::BadRequest(misread) => ("fault-bad-request", misread.said(locale)),
        Fault::TooLong => ("fault-too-long", locale.say("fault-too-long-mend")),
        Fault::Unexpected(reference) => {
            let reference = [("reference", (&**reference).into())];
            let mend = locale.say_with("fault-unexpected-mend", &reference);
            ("fault-unexpected", mend)
        }
    };
    Page {
        title: locale.say(title),
        visitor,
        locale,
        past: None,
        // The script of a form that was sent says it above that form, and does not replace it.
        content: html! {
            p data-fault { (mend) }
            @if visitor.guest.is_some() {
                p.actions { a.button href=(guest::home(visitor)) { (locale.say("guest-back")) } }
            }
        },
    }
    .html()
}

/// The page of a moment before anything of a review is shown.
fn early_page(early: &Early, visitor: &Visitor, locale: &Locale) -> Html {
    Page {
        title: locale.say("early"),
        visitor,
        locale,
        past: None,
        content: early::content(locale, early),
    }
    .html()
}
