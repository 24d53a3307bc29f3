//! What moved: review by review since one last looked at it, and the newest events of all.

use engine::directory::Directory;
use maud::{Markup, html};

use super::Desk;
use crate::{
    locale::Locale,
    memory::Told,
    part::{name, reading::Reading, timeline},
    request::address,
};

/// The newest events shown.
const NEWEST_MAX: usize = 8;

/// The section: of a review that one has looked at before, only what is new.
pub(super) fn moved(locale: &Locale, directory: &Directory, desks: &[Desk]) -> Markup {
    let newest = newest(desks);
    let seen = || desks.iter().filter(|desk| desk.moved.is_some());
    let is_seen = seen().next().is_some();
    let is_news = seen().any(|desk| desk.moved.as_ref().is_some_and(|it| !it.told.is_empty()));
    let title = if is_seen { "work-moved" } else { "work-newest" };
    let reading = |desk| reading(locale, directory, desk);
    html! {
        @if is_seen || !newest.is_empty() {
            section {
                h2 { (locale.say(title)) }
                @if is_seen && !is_news { p { (locale.say("moved-none")) } }
                @for desk in seen() {
                    @if let Some(moved) = desk.moved.as_ref().filter(|it| !it.told.is_empty()) {
                        p {
                            a href=(address::review(&desk.review, "")) { (name::text(&desk.review)) } ": "
                            (moved.line(reading(desk)))
                        }
                    }
                }
                @if !newest.is_empty() {
                    ol.timeline {
                        @for (desk, told) in newest {
                            li {
                                @if desks.len() > 1 {
                                    a href=(address::review(&desk.review, "")) { (name::text(&desk.review)) } ": "
                                }
                                (timeline::event(reading(desk), told))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn reading<'d>(locale: &'d Locale, directory: &'d Directory, desk: &'d Desk) -> Reading<'d> {
    Reading {
        locale,
        directory,
        review: &desk.review,
        past: None,
    }
}

/// The newest events of all reviews, the newest first.
fn newest(desks: &[Desk]) -> Vec<(&Desk, &Told)> {
    let of_desk = |desk| told(desk).iter().map(move |told| (desk, told));
    let mut told: Vec<(&Desk, &Told)> = desks.iter().flat_map(of_desk).collect();
    told.sort_by_key(|(_, told)| std::cmp::Reverse((told.sentence.at, told.revision)));
    told.truncate(NEWEST_MAX);
    told
}

fn told(desk: &Desk) -> &[Told] {
    match &desk.moved {
        Some(moved) => &moved.told,
        None => &desk.newest,
    }
}
