//! [`Locale`]: the language, the direction and the zone in which somebody reads a page.
//!
//! What Remit itself says stands in `locales/<language>/*.ftl`; a message that a language lacks is said in English. Every
//! value put into a message is isolated (Unicode TR 9), so that a name or a code keeps its own direction. What a definition
//! says is shown as written.

use std::{borrow::Cow, sync::Arc};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use unic_langid::LanguageIdentifier;

use crate::request::visitor::Visitor;

/// The texts of a language: a macro, since the paths of what is built in are literals.
macro_rules! texts {
    ($language:literal) => {
        [
            include_str!(concat!("../locales/", $language, "/pages.ftl")),
            include_str!(concat!("../locales/", $language, "/misread.ftl")),
            include_str!(concat!("../locales/", $language, "/said.ftl")),
            include_str!(concat!("../locales/", $language, "/portfolio.ftl")),
            include_str!(concat!("../locales/", $language, "/step.ftl")),
            include_str!(concat!("../locales/", $language, "/people.ftl")),
            include_str!(concat!("../locales/", $language, "/guest.ftl")),
            include_str!(concat!("../locales/", $language, "/history.ftl")),
            include_str!(concat!("../locales/", $language, "/review.ftl")),
            include_str!(concat!("../locales/", $language, "/live.ftl")),
            include_str!(concat!("../locales/", $language, "/openid.ftl")),
            include_str!(concat!("../locales/", $language, "/waiting.ftl")),
        ]
    };
}

/// The texts of one language, in the order in which they are tried.
struct Language {
    tag: LanguageIdentifier,
    /// The name of the language in itself.
    name: &'static str,
    is_right_to_left: bool,
    bundle: FluentBundle<FluentResource>,
}

/// The languages that pages are written in. English is the first.
pub(crate) struct Locales(Vec<Arc<Language>>);

impl Locales {
    /// Reads the built-in texts.
    pub(crate) fn load() -> Self {
        Self(vec![
            language("en", "English", false, &texts!("en")),
            language("fr", "Français", false, &texts!("fr")),
            language("ar", "العربية", true, &texts!("ar")),
        ])
    }

    /// The tag and the own name of each language.
    pub(crate) fn list(&self) -> impl Iterator<Item = (String, &'static str)> {
        let languages = self.0.iter();
        languages.map(|language| (language.tag.to_string(), language.name))
    }

    /// How a visitor reads: by their own choice, else by the first language of the browser that there is.
    pub(crate) fn of(&self, visitor: &Visitor) -> Locale {
        let chosen = visitor.preferences.language.iter().map(String::as_str);
        let accepted = visitor.accepts.split(',');
        let accepted = accepted.map(|range| range.split(';').next().unwrap_or_default().trim());
        let known = |tag: &str| {
            let wanted: LanguageIdentifier = tag.parse().ok()?;
            let mut languages = self.0.iter();
            languages.find(|language| language.tag.language == wanted.language)
        };
        let found = chosen.chain(accepted).find_map(known);
        let zone = visitor.preferences.zone.as_deref();
        Locale {
            language: Arc::clone(found.unwrap_or(&self.0[0])),
            english: Arc::clone(&self.0[0]),
            zone: zone
                .and_then(|zone| TimeZone::get(zone).ok())
                .unwrap_or(TimeZone::UTC),
        }
    }
}

fn language(
    tag: &str,
    name: &'static str,
    is_right_to_left: bool,
    texts: &[&str],
) -> Arc<Language> {
    let tag: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag.clone()]);
    for text in texts {
        // What cannot be read is missing, and said in English; a test demands that every text can be read.
        let text = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(text);
    }
    Arc::new(Language {
        tag,
        name,
        is_right_to_left,
        bundle,
    })
}

/// How somebody reads a page.
#[derive(Clone)]
pub(crate) struct Locale {
    language: Arc<Language>,
    english: Arc<Language>,
    zone: TimeZone,
}

impl Locale {
    /// The language tag for `lang`.
    pub(crate) fn tag(&self) -> String {
        self.language.tag.to_string()
    }

    /// Whether it is the language in which definitions are written.
    pub(crate) fn is_english(&self) -> bool {
        self.language.tag == self.english.tag
    }

    /// The direction for `dir`.
    pub(crate) fn direction(&self) -> &'static str {
        if self.language.is_right_to_left {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// The zone of all times on the page.
    pub(crate) fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The name of the zone, for people.
    pub(crate) fn zone_name(&self) -> String {
        self.zone.iana_name().unwrap_or("UTC").to_owned()
    }

    /// A message without values.
    pub(crate) fn say(&self, message: &str) -> String {
        self.say_with(message, &[])
    }

    /// A message with values: texts, or numbers that choose the plural.
    pub(crate) fn say_with(&self, message: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(Cow::Owned((*name).to_owned()), value.clone());
        }
        let said = said(&self.language, message, &args);
        let said = said.or_else(|| self::said(&self.english, message, &args));
        said.unwrap_or_else(|| message.to_owned())
    }

    /// A moment, as `4 Nov 2003, 09:12` in the zone of the page.
    pub(crate) fn moment(&self, at: Timestamp) -> String {
        let at = at.to_zoned_datetime(self.zone.clone());
        let day = self.date(at.date());
        format!("{day}, {:02}:{:02}", at.hour(), at.minute())
    }

    /// The day of a moment, as `4 Nov 2003` in the zone of the page.
    pub(crate) fn day(&self, at: Timestamp) -> String {
        self.date(at.to_zoned_datetime(self.zone.clone()).date())
    }

    /// A day of the calendar.
    pub(crate) fn date(&self, day: Date) -> String {
        let month = self.say(&format!("month-{}", day.month()));
        format!("{} {month} {}", day.day(), day.year())
    }
}

fn said(language: &Language, message: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = language.bundle.get_message(message)?.value()?;
    let mut problems = Vec::new();
    let said = language
        .bundle
        .format_pattern(pattern, Some(args), &mut problems);
    Some(said.into_owned())
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    #[test]
    fn every_message_of_the_folder_is_built_in_and_can_be_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
        for language in Locales::load().0 {
            for entry in fs::read_dir(folder.join(language.tag.to_string())).unwrap() {
                let path = entry.unwrap().path();
                let text = fs::read_to_string(&path).unwrap();
                let begun = text.lines().filter_map(|line| line.split_once(" ="));
                let keys = begun.map(|(key, _)| key);
                for key in keys.filter(|key| key.starts_with(|one: char| one.is_alphabetic())) {
                    let is_there = language.bundle.has_message(key);
                    assert!(is_there, "{}: {key}", path.display());
                }
            }
        }
    }
}
