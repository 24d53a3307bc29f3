//! [`expected()`]: when something that waits is expected to go on, and from what that is known.

use jiff::SignedDuration;
use maud::{Markup, html};
use process::stages::{Expected, Source};

use super::moment;
use crate::locale::Locale;

/// `12 Nov 2003 (usually 5 days, from 8 past cases)`
pub(crate) fn expected(locale: &Locale, expected: Expected) -> Markup {
    html! {
        (moment::day(locale, expected.at))
        @if let Some(source) = source(locale, expected.by) { " " span.quiet { "(" (source) ")" } }
    }
}

/// From what it is known; a due time speaks for itself.
fn source(locale: &Locale, source: Source) -> Option<String> {
    Some(match source {
        Source::Due => return None,
        Source::Estimate => locale.say("expected-estimate"),
        Source::Past { usual, cases } => {
            let values = [("days", days(usual).into()), ("cases", cases.into())];
            locale.say_with("expected-usual", &values)
        }
        Source::Nothing => locale.say("expected-nothing"),
    })
}

/// Days of a length, of which begun ones count.
fn days(length: SignedDuration) -> i64 {
    (length.as_secs() + 86_399) / 86_400
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{locale::Locales, request::visitor::Visitor};

    #[test]
    fn from_what_it_is_known_is_said_in_words() {
        let locale = Locales::load().of(&Visitor::default());
        let told = |by| source(&locale, by).map(|it| it.replace(['\u{2068}', '\u{2069}'], ""));
        let past = |hours, cases| Source::Past {
            usual: SignedDuration::from_hours(hours),
            cases,
        };
        let usual = told(past(5 * 24, 8)).unwrap();
        assert_eq!(usual, "usually 5 days, from 8 past cases");
        assert_eq!(
            told(past(24, 3)).unwrap(),
            "usually 1 day, from 3 past cases"
        );
        assert_eq!(told(Source::Due), None);
        assert!(told(Source::Estimate).is_some() && told(Source::Nothing).is_some());
    }
}
