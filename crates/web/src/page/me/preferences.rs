//! How somebody wants to see the pages.

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use jiff::tz::TimeZone;
use maud::{Markup, html};
use serde::Deserialize;
use store::accounts::preferences::{Appearance, Density, Preferences, PreferencesError};

use super::{SAVED, Sent, choice, described, error, page};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    request::{fields::Fields, visitor::SignedIn},
};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/me/preferences", post(save))
}

/// Preferences as they were typed; an empty text follows the browser or the review.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    language: String,
    zone: String,
    density: String,
    appearance: String,
    single_keys: Option<String>,
}

impl Typed {
    fn of(kept: &Preferences) -> Self {
        Self {
            language: kept.language.clone().unwrap_or_default(),
            zone: kept.zone.clone().unwrap_or_default(),
            density: kept.density.as_str().to_owned(),
            appearance: kept.appearance.as_str().to_owned(),
            single_keys: kept.single_keys.then(|| "on".to_owned()),
        }
    }

    fn read(&self) -> Preferences {
        let stated = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Preferences {
            language: stated(&self.language),
            zone: stated(&self.zone),
            density: Density::parse(&self.density).unwrap_or_default(),
            appearance: Appearance::parse(&self.appearance).unwrap_or_default(),
            single_keys: self.single_keys.is_some(),
        }
    }
}

async fn save(
    State(house): State<House>,
    signed_in: SignedIn,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Fault> {
    let chosen = typed.read();
    let locale = house.locales().of(&signed_in.visitor);
    let has_zone = chosen
        .zone
        .as_ref()
        .is_none_or(|zone| TimeZone::get(zone).is_ok());
    let has_language = chosen.language.as_ref().is_none_or(|language| {
        let mut languages = house.locales().list();
        languages.any(|(tag, _)| tag == *language)
    });
    let problem = match (has_language, has_zone) {
        (false, _) => Some(("language", locale.say("me-language-unknown"))),
        (true, false) => Some(("zone", locale.say("me-zone-unknown"))),
        (true, true) => {
            let accounts = house.engine().store().accounts();
            let saved = accounts
                .set_preferences(signed_in.person.name(), &chosen)
                .await;
            match saved {
                Ok(()) => None,
                Err(PreferencesError::Language) => {
                    Some(("language", locale.say("me-language-unknown")))
                }
                Err(PreferencesError::Zone) => Some(("zone", locale.say("me-zone-unknown"))),
                Err(PreferencesError::Accounts(error)) => return Err(error.into()),
            }
        }
    };
    let Some((field, problem)) = problem else {
        return Ok(Redirect::to(SAVED).into_response());
    };
    let sent = Sent {
        preferences: Some(typed),
        ..Sent::problem(field, problem)
    };
    page(&house, &signed_in, &sent).await
}

pub(super) fn section(
    locale: &Locale,
    languages: &[(String, &str)],
    kept: &Preferences,
    sent: &Sent,
) -> Markup {
    let shown = sent.preferences.clone().unwrap_or_else(|| Typed::of(kept));
    let mut tags = vec![(String::new(), locale.say("me-language-browser"))];
    tags.extend(
        languages
            .iter()
            .map(|(tag, name)| (tag.clone(), (*name).to_owned())),
    );
    let named = |prefix: &str, id: &str| (id.to_owned(), locale.say(&format!("{prefix}-{id}")));
    let densities = [Density::Comfortable, Density::Compact].map(Density::as_str);
    let densities = densities.map(|id| named("me-density", id));
    let appearances = [Appearance::System, Appearance::Light, Appearance::Dark];
    let appearances = appearances.map(|it| named("me-appearance", it.as_str()));
    html! {
        section.box {
            h2 { (locale.say("me-preferences")) }
            form method="post" action="/me/preferences" novalidate {
                (choice(locale, "language", "me-language", &tags, &shown.language))
                (error("language", sent))
                div.field {
                    label for="zone" { (locale.say("me-zone")) }
                    p.hint id="zone-hint" { (locale.say("me-zone-hint")) }
                    (error("zone", sent))
                    input id="zone" name="zone" value=(shown.zone) list="zones" dir="ltr" spellcheck="false"
                        autocomplete="off" aria-describedby=(described("zone", sent));
                    datalist id="zones" {
                        @for zone in jiff::tz::db().available() {
                            @if zone.as_str().contains('/') { option value=(zone) {} }
                        }
                    }
                }
                (choice(locale, "density", "me-density", &densities, &shown.density))
                (choice(locale, "appearance", "me-appearance", &appearances, &shown.appearance))
                div.field {
                    label {
                        input type="checkbox" name="single_keys" checked[shown.single_keys.is_some()];
                        " " (locale.say("me-single-keys"))
                    }
                    p.hint { (locale.say("me-single-keys-hint")) }
                }
                p.actions { button.primary { (locale.say("form-save")) } }
            }
        }
    }
}
