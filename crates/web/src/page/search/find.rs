//! [`find`]: a plain look through everything that the reader may know of.

use std::collections::BTreeSet;

use engine::listing::{Listed, Text};
use jiff::Timestamp;

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
    /// By kind, in the order of [`Kind::ALL`]; of each the best first.
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
    /// How well it answers.
    rank: Rank,
    /// The stream of the review that it is from, if not everybody may know it.
    stream: Option<String>,
}

/// How well a text answers, the best first: what begins with each word is meant more likely than what has them inside of its own words, and
/// a title more likely than what stands below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    is_inside: bool,
    is_below: bool,
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

    /// How well a title answers that has the words.
    fn rank(&self, lower: &str) -> Rank {
        Rank {
            is_inside: !self.words.iter().all(|word| begins(lower, word)),
            is_below: false,
        }
    }

    /// Adds a hit. If there are enough of its kind, the last of the worst makes room for one that is better.
    fn add(&mut self, hit: Hit, most: usize) {
        let of_kind = |known: &&(usize, &Hit)| known.1.kind == hit.kind;
        let known: Vec<(usize, &Hit)> = self.hits.iter().enumerate().collect();
        if known.iter().filter(of_kind).count() < most {
            self.hits.push(hit);
            return;
        }
        self.stopped = true;
        let worst = known.iter().filter(of_kind).max_by_key(|it| it.1.rank);
        if let Some((place, worst)) = worst
            && hit.rank < worst.rank
        {
            self.hits.remove(*place);
            self.hits.push(hit);
        }
    }
}

/// Looks for the words of a question in what is now, or was at a moment; `most` is how many hits of each kind are wanted.
pub(super) async fn find(
    house: &House,
    visitor: &Visitor,
    question: &str,
    when: Option<Timestamp>,
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
    for listed in engine.listed(&viewer, when).await? {
        reviews(&mut found, &listed, most);
        if !listed.has_texts() {
            gathered += 1;
            if gathered > GATHERED_MAX {
                found.stopped = true;
                continue;
            }
        }
        let texts = engine.texts(&viewer, &listed).await?;
        let stream = (!texts.is_for_all).then(|| listed.stream.clone());
        // The texts of an instance follow each other.
        for texts in texts
            .texts
            .chunk_by(|one, other| one.instance == other.instance)
        {
            if let Some(text) = best(&found, texts) {
                let named = |text: &str| directory.named(text);
                found.add(instance(&found, &listed, (text, &stream), named), most);
            }
        }
        for person in &texts.people {
            let name = directory.name(person);
            let lower = name.to_lowercase();
            if found.has(&lower) && people.insert(person.clone()) {
                let rank = found.rank(&lower);
                found.add(of_person(name, rank, &listed, &stream), most);
            }
        }
    }
    for definition in definitions::published(house, when).await? {
        let text = format!("{} {}", definition.title, definition.workflow);
        if found.has(&text.to_lowercase()) {
            let hit = Hit {
                kind: Kind::Definition,
                title: format!("{} {}", definition.title, definition.version),
                within: None,
                excerpt: None,
                address: definitions::to(&definition),
                rank: found.rank(&text.to_lowercase()),
                stream: None,
            };
            found.add(hit, most);
        }
    }
    found.hits.sort_by_key(|hit| (hit.kind, hit.rank));
    for hit in &mut found.hits {
        hit.address = address::at(&hit.address, when);
    }
    let read = found.hits.iter().filter_map(|hit| hit.stream.clone());
    found.read = read.collect();
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
            rank: found.rank(&text.to_lowercase()),
            stream: (!listed.is_for_all).then(|| listed.stream.clone()),
        };
        found.add(hit, most);
    }
}

/// How well a text of an instance answers that has the words.
fn rank_of(found: &Found, text: &Text) -> Rank {
    Rank {
        is_below: text.field.is_some(),
        ..found.rank(&text.lower)
    }
}

/// Of the texts of an instance the one that answers best: one hit for each instance is enough.
fn best<'t>(found: &Found, texts: &'t [Text]) -> Option<&'t Text> {
    let texts = texts.iter().filter(|text| found.has(&text.lower));
    texts.min_by_key(|text| rank_of(found, text))
}

/// Whether a word of a text begins with some letters.
fn begins(text: &str, letters: &str) -> bool {
    let mut places = text.match_indices(letters);
    places.any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

fn instance(
    found: &Found,
    listed: &Listed,
    (text, stream): (&Text, &Option<String>),
    named: impl Fn(&str) -> String,
) -> Hit {
    let excerpt = text.field.as_ref();
    let excerpt = excerpt.map(|field| (field.clone(), named(&excerpt_of(text, &found.words))));
    Hit {
        rank: rank_of(found, text),
        stream: stream.clone(),
        kind: Kind::Instance,
        title: named(&text.title),
        within: Some(listed.outline.name.to_string()),
        excerpt,
        address: address::instance(&listed.outline.name, &text.instance),
    }
}

fn of_person(name: String, rank: Rank, listed: &Listed, stream: &Option<String>) -> Hit {
    Hit {
        rank,
        stream: stream.clone(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    /// The titles of what the palette is offered for a question.
    fn offered(fixture: &Fixture, question: &str) -> Vec<String> {
        let answer = fixture.get("review-manager", &format!("/search.json?q={question}"));
        let answer: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        let results = answer["results"].as_array().unwrap().iter();
        results
            .map(|hit| hit["title"].as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn words_that_begin_with_the_letters_come_before_those_that_have_them_inside() {
        let fixture = Fixture::mid_course();
        let found = offered(&fixture, "mala");
        let place = |word: &str| found.iter().position(|title| title.contains(word));
        assert!(
            place("Malawi") < place("Guatemala").or(Some(found.len())),
            "{found:?}"
        );
        assert_eq!(place("Malawi"), Some(0), "{found:?}");
        // Each word counts.
        let found = offered(&fixture, "temala%20mission");
        assert!(
            !found.is_empty() && found.iter().all(|title| title.contains("Guatemala")),
            "{found:?}"
        );
    }

    #[test]
    fn a_word_begins_where_no_letter_stands_before() {
        assert!(begins("country mission: malawi", "mala"));
        assert!(begins("guatemala, malawi", "mala"));
        assert!(begins("l’éducation", "éduc"));
        assert!(!begins("guatemala", "mala"));
    }
}
