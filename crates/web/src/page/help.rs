//! Help: what the words and signs mean, the keys, working without a network, and who can see what.

use axum::{Router, extract::State, routing::get};
use maud::{Markup, html};

use super::{Html, Page};
use crate::{
    house::House,
    locale::Locale,
    part::tag::{Tag, tag},
    request::visitor::Visitor,
};

/// The words of the house, in the order of the glossary.
const WORDS: [&str; 14] = [
    "definition",
    "review",
    "machine",
    "instance",
    "stage",
    "milestone",
    "action",
    "step",
    "condition",
    "refusal",
    "event",
    "revision",
    "deadline",
    "role",
];

/// The keys, and the messages that say what they do.
const KEYS: [(&[&str], &str); 11] = [
    (&["Ctrl", "K"], "palette"),
    (&["/"], "palette"),
    (&["?"], "help"),
    (&["g", "h"], "home"),
    (&["g", "r"], "reviews"),
    (&["g", "d"], "definitions"),
    (&["g", "s"], "search"),
    (&["j"], "down"),
    (&["k"], "up"),
    (&["["], "earlier"),
    (&["]"], "later"),
];

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/help", get(show))
}

async fn show(State(house): State<House>, visitor: Visitor) -> Html {
    let locale = house.locales().of(&visitor);
    Page {
        title: locale.say("help"),
        visitor: &visitor,
        locale: &locale,
        past: None,
        content: content(&locale),
    }
    .html()
}

fn content(locale: &Locale) -> Markup {
    let say = |message: &str| locale.say(message);
    html! {
        p { (say("help-lead")) }
        section id="states" {
            h2 { (say("help-states")) }
            p { (say("help-states-lead")) }
            dl.facts {
                @for state in Tag::ALL {
                    dt { (tag(locale, state)) }
                    dd { (say(&format!("help-state-{}", state.id()))) }
                }
            }
        }
        section id="past" {
            h2 { (say("help-past")) }
            p { (say("help-past-text")) }
        }
        section id="glossary" {
            h2 { (say("help-words")) }
            dl.facts {
                @for word in WORDS {
                    dt { (say(&format!("word-{word}"))) }
                    dd { (say(&format!("word-{word}-means"))) }
                }
            }
        }
        section id="keys" {
            h2 { (say("help-keys")) }
            p { (say("help-keys-lead")) }
            dl.facts {
                @for (keys, what) in KEYS {
                    dt { @for (index, key) in keys.iter().enumerate() { @if index > 0 { " " } kbd { (key) } } }
                    dd { (say(&format!("key-{what}"))) }
                }
            }
        }
        section id="offline" {
            h2 { (say("help-offline")) }
            p { (say("help-offline-text")) }
        }
        section id="privacy" {
            h2 { (say("help-privacy")) }
            p { (say("help-privacy-sees")) }
            p { (say("help-privacy-reads")) }
            p { (say("help-privacy-cookies")) }
        }
        section id="wrong" {
            h2 { (say("help-wrong")) }
            p { (say("help-wrong-text")) }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::Fixture;

    #[test]
    fn every_word_is_explained_in_every_language() {
        let fixture = Fixture::empty();
        for language in ["en", "fr", "ar"] {
            let request = fixture.request("", axum::http::Method::GET, "/help");
            let request = request.header(axum::http::header::ACCEPT_LANGUAGE, language);
            let page = fixture.send(request.body(axum::body::Body::empty()).unwrap());
            assert_eq!(page.status, 200);
            assert!(page.body.contains(&format!("lang=\"{language}\"")));
            for missing in ["help-", "word-", "key-", "state-"] {
                assert!(
                    !page.body.contains(&format!(">{missing}")),
                    "{language}: {missing}"
                );
            }
        }
    }
}
