//! The last sign-ins: whoever sees one that was not theirs signs out everywhere.

use jiff::Timestamp;
use maud::{Markup, html};
use store::access::AccessEntry;

use crate::{locale::Locale, part::moment};

/// How many are shown.
pub(super) const SHOWN: u32 = 10;

/// `sign_ins` begins with the newest, by which they are here most often.
pub(super) fn section(locale: &Locale, sign_ins: &[AccessEntry]) -> Markup {
    let at = |second| moment::moment(locale, Timestamp::from_second(second).unwrap_or_default());
    let device = |entry: &AccessEntry| match entry.device.as_str() {
        "" => locale.say("me-session-device-unknown"),
        known => known.to_owned(),
    };
    html! {
        @if !sign_ins.is_empty() {
            section.box id="sign-ins" {
                h2 { (locale.say("me-sign-ins")) }
                p.hint { (locale.say("me-sign-ins-hint")) }
                div.scroll role="region" tabindex="0" aria-label=(locale.say("me-sign-ins")) {
                    table.rows {
                        caption.visually-hidden { (locale.say("me-sign-ins")) }
                        thead { tr {
                            th scope="col" { (locale.say("access-when")) }
                            th scope="col" { (locale.say("me-session-device")) }
                            th scope="col" { (locale.say("access-way")) }
                        } }
                        tbody {
                            @for entry in sign_ins {
                                tr {
                                    th scope="row" { (at(entry.access.time)) }
                                    td { bdi { (device(entry)) } }
                                    td { (locale.say(way(&entry.access.action))) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The message that names the way of a sign-in.
fn way(what: &str) -> &'static str {
    match what {
        "openid" => "access-way-openid",
        "invitation" => "access-way-invitation",
        "offer" => "access-way-offer",
        "password changed" => "access-way-changed",
        _ => "access-way-password",
    }
}
