//! What forms have in common: what is wrong, above the form and at the field.

use maud::{Markup, html};

use crate::locale::Locale;

/// What is wrong with a form: the id of the field and a sentence each. Nothing, if nothing is.
pub(crate) fn list(locale: &Locale, errors: &[(&str, String)]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.error-summary role="alert" tabindex="-1" {
                h2 { (locale.say("form-errors")) }
                ul { @for (field, error) in errors { li { a href={ "#" (field) } { (error) } } } }
            }
        }
    }
}
