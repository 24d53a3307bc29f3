//! [`find`]: a plain look through everything that the reader may know of.

use std::collections::BTreeSet;

use engine::listing::{Listed, Text};

use crate::{
    answer::fault::Fault,
    house::House,
    page::definitions,
    request::{address, visitor::Visitor},
};

/// Letters that a question has at least.
pub(super) const LEAST: usize = 2;

/// Words of a question that count.
const WORDS_MAX: usize = 8;

/// Reviews whose texts are gathered for one answer, at most; those gathered before are searched too.
const GATHERED_MAX: usize = 100;

/// Letters of an excerpt before the first word that was found, and after it.
const BEFORE: usize = 40;
const AFTER: usize = 120;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// By kind, in the order of [`Kind::ALL`].
    pub(super) hits: Vec<Hit>,
    /// The words that were looked for, in lower case.
    pub(super) words: Vec<String>,
    /// Not everything was looked through, or not everything that was found is here.
    pub(super) stopped: bool,
    /// The reviews in which something was found that not everybody may know.
    pub(super) read: BTreeSet<String>,
}

/// What was found once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) kind: Kind,
    /// Its name.
    pub(super) title: String,
    /// The name of the review that it belongs to.
    pub(super) within: Option<String>,
    /// What it says around the words, after what that is.
    pub(super) excerpt: Option<(String, String)>,
    /// Its page.
    pub(super) address: String,
}

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Review,
    Instance,
    Person,
    Definition,
}

impl Kind {
    pub(super) const ALL: [Self; 4] =
        [Self::Review, Self::Instance, Self::Person, Self::Definition];

    /// Its name in messages.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Instance => "instance",
            Self::Person => "person",
            Self::Definition => "definition",
        }
    }
}

impl Found {
    fn has(&self, lower: &str) -> bool {
        self.words.iter().all(|word| lower.contains(word))
    }

    /// Adds a hit, unless there are enough of its kind; whether there was room.
    fn add(&mut self, hit: Hit, most: usize) -> bool {
        let count = self
            .hits
            .iter()
            .filter(|known| known.kind == hit.kind)
            .count();
        if count < most {
            self.hits.push(hit);
        } else {
            self.stopped = true;
        }
        count < most
    }
}

/// Looks for the words of a question; `most` is how many hits of each kind are wanted.
pub(super) async fn find(
    house: &House,
    visitor: &Visitor,
    question: &str,
    most: usize,
) -> Result<Found, Fault> {
    let words = question.split_whitespace().take(WORDS_MAX);
    let mut found = Found {
        words: words.map(str::to_lowercase).collect(),
        ..Found::default()
    };
    if question.trim().chars().count() < LEAST {
        return Ok(found);
    }
    let (engine, viewer) = (house.engine(), visitor.viewer());
    let directory = engine.directory().await?;
    let mut gathered = 0;
    let mut people = BTreeSet::new();
    for listed in engine.listed(&viewer, None).await? {
        reviews(&mut found, &listed, most);
        if !listed.has_texts() {
            gathered += 1;
            if gathered > GATHERED_MAX {
                found.stopped = true;
                continue;
            }
        }
        let texts = engine.texts(&viewer, &listed).await?;
        let count = found.hits.len();
        for text in &texts.texts {
            if found.has(&text.lower) {
                let hit = instance(&found, &listed, text, |text| directory.named(text));
                if !is_known(&found, &hit) && !found.add(hit, most) {
                    break;
                }
            }
        }
        for person in &texts.people {
            let name = directory.name(person);
            if found.has(&name.to_lowercase()) && people.insert(person.clone()) {
                found.add(of_person(name, &listed), most);
            }
        }
        if found.hits.len() > count && !texts.is_for_all {
            found.read.insert(listed.stream.clone());
        }
    }
    for definition in definitions::published(house).await? {
        let text = format!("{} {}", definition.title, definition.workflow);
        if found.has(&text.to_lowercase()) {
            let hit = Hit {
                kind: Kind::Definition,
                title: format!("{} {}", definition.title, definition.version),
                within: None,
                excerpt: None,
                address: definitions::to(&definition),
            };
            found.add(hit, most);
        }
    }
    found.hits.sort_by_key(|hit| hit.kind);
    Ok(found)
}

fn reviews(found: &mut Found, listed: &Listed, most: usize) {
    let outline = &listed.outline;
    let text = format!("{} {} {}", outline.name, outline.title, outline.workflow);
    if found.has(&text.to_lowercase()) {
        let hit = Hit {
            kind: Kind::Review,
            title: outline.title.to_string(),
            within: None,
            excerpt: None,
            address: address::review(&outline.name, ""),
        };
        if found.add(hit, most) && !listed.is_for_all {
            found.read.insert(listed.stream.clone());
        }
    }
}

fn instance(found: &Found, listed: &Listed, text: &Text, named: impl Fn(&str) -> String) -> Hit {
    let excerpt = text.field.as_ref();
    let excerpt = excerpt.map(|field| (field.clone(), named(&excerpt_of(text, &found.words))));
    Hit {
        kind: Kind::Instance,
        title: named(&text.title),
        within: Some(listed.outline.name.to_string()),
        excerpt,
        address: address::instance(&listed.outline.name, &text.instance),
    }
}

/// One hit for each instance is enough.
fn is_known(found: &Found, hit: &Hit) -> bool {
    found.hits.iter().any(|known| known.address == hit.address)
}

fn of_person(name: String, listed: &Listed) -> Hit {
    Hit {
        kind: Kind::Person,
        title: name,
        within: Some(listed.outline.name.to_string()),
        excerpt: None,
        address: address::review(&listed.outline.name, "/people"),
    }
}

/// The text around the first word that was found.
fn excerpt_of(text: &Text, words: &[String]) -> String {
    let places = words.iter().filter_map(|word| text.lower.find(word));
    // Lower case may have another length: the place is counted in letters, and need not be exact.
    let place = places
        .min()
        .map_or(0, |at| text.lower[..at].chars().count());
    let first = place.saturating_sub(BEFORE);
    let letters = text.text.chars().skip(first).take(BEFORE + AFTER);
    let excerpt: String = letters.collect();
    let begin = if first > 0 { "… " } else { "" };
    let is_cut = text.text.chars().count() > first + BEFORE + AFTER;
    format!(
        "{begin}{}{}",
        excerpt.trim(),
        if is_cut { " …" } else { "" }
    )
}
