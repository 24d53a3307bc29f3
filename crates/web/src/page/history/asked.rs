//! [`Asked`]: what of a history somebody wants to see.

use axum::{
    extract::{FromRequestParts, Query},
    http::request::Parts,
};
use engine::timeline::Placed;
use jiff::civil::DateTime;
use process::{
    history::{Kind, Sentence},
    person::Person,
    record::event::subject,
};
use serde::Deserialize;

use crate::{
    answer::{fault::Fault, misread::Misread},
    request::address,
};

/// The kinds by which a history can be filtered, as they are written in an address.
pub(super) const KINDS: [(&str, Kind); 9] = [
    ("done", Kind::Done),
    ("followed", Kind::Followed),
    ("created", Kind::Created),
    ("cancelled", Kind::Cancelled),
    ("proposal", Kind::Proposal),
    ("role", Kind::Role),
    ("amended", Kind::Amended),
    ("ignored", Kind::Ignored),
    ("started", Kind::Started),
];

/// What of a history somebody wants to see; the event itself is in `?at=`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// With what the event is compared.
    pub(super) with: With,
    /// Which events are listed.
    pub(super) filter: Filter,
    /// A moment in the zone of the page, instead of `?at=`.
    pub(super) moment: Option<DateTime>,
}

/// With what an event is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum With {
    /// The event before it.
    #[default]
    Before,
    /// The last event before the stage began.
    Stage,
    /// What is now.
    Now,
    /// What the reader saw when they were here before, if they ever were; found out by the page.
    Visit(Option<u64>),
    /// An event.
    Revision(u64),
}

/// Which events are listed; without anything all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    /// Somebody did it or consented, or it was done for them.
    pub(super) by: Option<Person>,
    /// It is of this instance.
    pub(super) instance: Option<String>,
    /// It is of this kind.
    pub(super) kind: Option<Kind>,
}

#[derive(Deserialize)]
struct Written {
    with: Option<String>,
    by: Option<String>,
    instance: Option<String>,
    kind: Option<String>,
    moment: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        let Query(written) = Query::<Written>::try_from_uri(&parts.uri)
            .map_err(|error| Fault::BadRequest(error.into()))?;
        Ok(Self {
            with: match given(written.with).as_deref() {
                None | Some("before") => With::Before,
                Some("stage") => With::Stage,
                Some("now") => With::Now,
                Some("visit") => With::Visit(None),
                Some(number) => With::Revision(read(number, Misread::NoEvent)?),
            },
            filter: Filter {
                by: match given(written.by) {
                    None => None,
                    Some(id) => Some(person(&id)?),
                },
                instance: given(written.instance),
                kind: match given(written.kind) {
                    None => None,
                    Some(id) => Some(kind(&id)?),
                },
            },
            moment: match given(written.moment) {
                None => None,
                Some(moment) => Some(read(&moment, Misread::NoTime)?),
            },
        })
    }
}

/// What was filled in; an empty field was not.
fn given(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

fn read<T: std::str::FromStr>(text: &str, refused: fn(String) -> Misread) -> Result<T, Fault> {
    let bad = |_| Fault::BadRequest(refused(text.to_owned()));
    text.parse().map_err(bad)
}

fn kind(id: &str) -> Result<Kind, Fault> {
    let found = KINDS.iter().find(|(known, _)| *known == id);
    found.map(|(_, kind)| *kind).ok_or_else(|| {
        let (id, known) = (id.to_owned(), KINDS.map(|(known, _)| known).join(", "));
        Fault::BadRequest(Misread::NoKind { id, known })
    })
}

fn person(id: &str) -> Result<Person, Fault> {
    let bad = |_| Fault::BadRequest(Misread::NoPerson(id.to_owned()));
    Person::parse(id).map_err(bad)
}

impl With {
    /// As it is written in an address.
    pub(super) fn id(self) -> String {
        match self {
            Self::Before => "before".to_owned(),
            Self::Stage => "stage".to_owned(),
            Self::Now => "now".to_owned(),
            Self::Visit(_) => "visit".to_owned(),
            Self::Revision(revision) => revision.to_string(),
        }
    }
}

impl Filter {
    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an event may be wanted. What is wanted by a person is known only with its sentence.
    pub(super) fn may_want(&self, placed: &Placed) -> bool {
        let event = &placed.event;
        let of_kind = self.kind.is_none_or(|kind| kind == event.kind());
        let of_instance = self.instance.as_ref().is_none_or(|instance| {
            subject(&event.outcome).is_some_and(|subject| **subject == **instance)
        });
        of_kind && of_instance && self.by.as_ref().is_none_or(|by| event.involves(by))
    }

    /// Whether an event that can be told is wanted: somebody whom the viewer may not know finds nothing.
    pub(super) fn wants(&self, sentence: &Sentence) -> bool {
        let people = [&sentence.by, &sentence.on_behalf_of, &sentence.second];
        self.by.is_none() || people.contains(&&self.by)
    }

    /// What a link must carry so that the filter stays: `&by=…`.
    pub(super) fn query(&self) -> String {
        let mut query = String::new();
        for (name, value) in self.pairs() {
            query.push_str(&format!("&{name}={}", address::encoded(&value)));
        }
        query
    }

    /// The fields that a form must carry so that the filter stays.
    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        let by = self.by.as_ref().map(|by| ("by", by.to_string()));
        let instance = self.instance.as_ref();
        let instance = instance.map(|instance| ("instance", instance.clone()));
        let kind = KINDS.iter().find(|(_, kind)| Some(*kind) == self.kind);
        let kind = kind.map(|(id, _)| ("kind", (*id).to_owned()));
        by.into_iter().chain(instance).chain(kind).collect()
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn asked(query: &str) -> Result<Asked, Fault> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let request = Request::builder().uri(format!("/r/x/history?{query}"));
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        runtime.block_on(Asked::from_request_parts(&mut parts, &()))
    }

    #[test]
    fn empty_fields_of_a_form_ask_for_nothing() {
        let found = asked("at=3&with=&by=&instance=&kind=&moment=").unwrap();
        assert_eq!(found, Asked::default());
    }

    #[test]
    fn links_carry_the_filter_on() {
        let query = "by=u-0123456789abcdef&instance=study%2Fa%20b&kind=done";
        let found = asked(query).unwrap();
        assert_eq!(found.filter.query(), format!("&{query}"));
    }

    #[test]
    fn what_cannot_be_read_says_how_to_write_it() {
        for (query, mend) in [
            ("with=yesterday", "write it as 117"),
            ("kind=x", "choose one of done, followed"),
            ("by=ada", "`u-` and 16"),
            ("moment=noon", "write it as 2003-10-14T09:12"),
        ] {
            let Err(Fault::BadRequest(misread)) = asked(query) else {
                panic!("{query} was read")
            };
            let text = misread.to_string();
            assert!(text.contains(mend), "{text}");
        }
    }
}
