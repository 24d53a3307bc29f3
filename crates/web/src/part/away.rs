//! [`person()`]: somebody whose move it is, until when they are away, and who acts in their place.

use engine::directory::Directory;
use maud::{Markup, html};
use process::{person::Person, view::Who};

use super::moment;
use crate::locale::Locale;

/// A holder of a role: `L. Haddad (away until 12 Nov 2003; substitute A. Bayar until 13 Nov 2003)`. Not for a page of the past: who is away
/// today says nothing about then.
pub(crate) fn person(locale: &Locale, directory: &Directory, who: &Who, person: &Person) -> Markup {
    let until = directory.away_until(person, locale.zone());
    let lent = who.lent.iter();
    let lent: Vec<_> = lent.filter(|it| it.holder == *person).collect();
    html! {
        bdi { (directory.name(person)) }
        @if until.is_some() || !lent.is_empty() {
            " " span.quiet {
                "("
                @if let Some(until) = until {
                    (locale.say_with("away-until", &[("day", locale.date(until).into())]))
                    @if !lent.is_empty() { "; " }
                }
                @for (index, lent) in lent.iter().enumerate() {
                    @if index == 0 { (locale.say("away-substitute")) " " } @else { ", " }
                    bdi { (directory.name(&lent.to)) } " "
                    (locale.say("until")) " " (moment::day(locale, lent.until))
                }
                ")"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{Fixture, before};

    #[test]
    fn beside_whose_move_it_is_stands_who_is_away_and_who_acts_for_them() {
        let fixture = Fixture::sign_off(before("round/2", "countersign"));
        let page = |fixture: &Fixture| fixture.get("writer", "/r/travel-policy").body;
        assert!(!page(&fixture).contains("away until"));
        let days = [("first", "2000-01-01"), ("last", "2190-12-14")];
        let saved = fixture.post("first-signatory", "/me/absence", &days);
        assert_eq!(saved.status, 303);
        let now = page(&fixture);
        assert!(
            now.contains("away until \u{2068}14 Dec 2190\u{2069}"),
            "{now}"
        );
        let then = fixture.get("writer", "/r/travel-policy?at=5").body;
        assert!(!then.contains("away until"), "{then}");
        let everybody = fixture.get("", "/r/travel-policy").body;
        assert!(!everybody.contains("away until"), "{everybody}");
    }
}
