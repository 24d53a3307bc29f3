//! Which documents and texts there are, in which versions.

use std::collections::BTreeMap;

use definition::{
    name::Name,
    ty::Type,
    value::{Document, Value},
};
use engine::{look::Look, timeline::Timeline};
use jiff::Timestamp;
use process::{
    event::{Event, Outcome},
    fold::fold,
    snapshot::Snapshot,
    state::State,
    view::{Subject, Viewed, Viewer},
};

use crate::answer::fault::Fault;

/// A field of an instance that holds documents, or a text that was changed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Holding {
    /// The instance.
    pub(super) subject: Subject,
    /// The field.
    pub(super) field: Name,
    /// Its title.
    pub(super) title: String,
    /// Its class.
    pub(super) class: Name,
    /// Its values, the first one first. Never empty.
    pub(super) versions: Vec<Version>,
}

/// A value that a field was given.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Version {
    /// The revision of the event that gave it.
    pub(super) revision: u64,
    /// When that was recorded.
    pub(super) at: Timestamp,
    /// What it was.
    pub(super) held: Held,
}

/// What a version holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Held {
    /// Documents.
    Documents(Vec<Document>),
    /// A text.
    Text(String),
}

impl Holding {
    /// Whether it holds documents, and not a text.
    pub(super) fn has_documents(&self) -> bool {
        matches!(
            self.versions.first().map(|it| &it.held),
            Some(Held::Documents(_))
        )
    }

    /// The version that was given at a revision.
    pub(super) fn version(&self, revision: u64) -> Option<&Version> {
        self.versions.iter().find(|it| it.revision == revision)
    }
}

/// All fields with documents, and all texts that were changed, that a viewer may read: each version by the rights of the
/// moment when it was given and by those of today; what stands at the moment that is looked at by those of that moment. In
/// the order in which the instances were created and the definition names the fields.
pub(super) fn of(look: &Look, viewer: &Viewer, timeline: &Timeline) -> Result<Vec<Holding>, Fault> {
    let last = look.snapshot().state.revision.unwrap_or_default();
    let mut given: BTreeMap<(usize, usize), Vec<Version>> = BTreeMap::new();
    let mut standing: BTreeMap<(usize, usize), Version> = BTreeMap::new();
    let mut state = State::default();
    for (revision, placed) in (0_u64..).zip(&timeline.events) {
        if revision > last {
            break;
        }
        fold(&mut state, &placed.event).map_err(Fault::unexpected)?;
        let Some((instance, set)) = touched(&placed.event) else {
            continue;
        };
        look.view(viewer, |today| {
            let then = Viewed::past(Snapshot::new(&timeline.definition, &state), today);
            let Some(&place) = state.index.get(instance) else {
                return;
            };
            let machine = &timeline.definition.machines[&state.instances[place].machine];
            for field in set {
                let Some((index, _, declared)) = machine.fields.get_full(field) else {
                    continue;
                };
                if !declared.ty.is_prose() {
                    continue;
                }
                let value = state.instances[place].fields.get(field);
                let Some(held) = value.and_then(|value| held(&declared.ty, value)) else {
                    standing.remove(&(place, index));
                    continue;
                };
                let version = Version {
                    revision,
                    at: placed.event.at,
                    held,
                };
                if then.reads(place, field) {
                    let versions = given.entry((place, index)).or_default();
                    add(versions, version.clone());
                }
                let stands = standing.entry((place, index)).or_insert(version.clone());
                if stands.held != version.held {
                    *stands = version;
                }
            }
        });
    }
    // What stands at the moment is shown to whoever may read it now, also if they could not when it was given.
    for (at, version) in standing {
        add(given.entry(at).or_default(), version);
    }
    Ok(look.view(viewer, |viewed| {
        let named = given.into_iter();
        let named = named.filter_map(|(at, versions)| holding(viewed, at, versions));
        named.collect()
    }))
}

/// Adds a version, unless it holds what the last one holds.
fn add(versions: &mut Vec<Version>, version: Version) {
    if versions.last().is_none_or(|last| last.held != version.held) {
        versions.push(version);
    }
}

/// The fields of an instance that an event gave values, each once.
fn touched(event: &Event) -> Option<(&Name, Vec<&Name>)> {
    let (instance, mut fields): (_, Vec<&Name>) = match &event.outcome {
        Outcome::Created(created) => {
            let fields = created.fields.iter().map(|(field, _)| field);
            (&created.instance, fields.collect())
        }
        Outcome::Moved(moved) => {
            let fields = moved.set.iter().map(|set| &set.field);
            (&moved.instance, fields.collect())
        }
        _ => return None,
    };
    fields.dedup();
    (!fields.is_empty()).then_some((instance, fields))
}

fn holding(
    viewed: &Viewed<'_>,
    (place, index): (usize, usize),
    versions: Vec<Version>,
) -> Option<Holding> {
    let subject = viewed.subject(place)?;
    let snapshot = viewed.snapshot();
    let machine = &snapshot.definition.machines[&snapshot.state.instances[place].machine];
    let (_, field) = machine.fields.get_index(index)?;
    let first = versions.first()?;
    let is_shown = matches!(first.held, Held::Documents(_)) || versions.len() > 1;
    let title = field.title.as_ref();
    (viewed.reads(place, &field.id) && is_shown).then(|| Holding {
        subject,
        title: title.map_or_else(|| field.id.replace('_', " "), ToString::to_string),
        field: field.id.clone(),
        class: field.class.clone(),
        versions,
    })
}

fn held(ty: &Type, value: &Value) -> Option<Held> {
    if let Value::Text(text) = value {
        return (*ty.stated() == Type::Text).then(|| Held::Text(text.to_string()));
    }
    let mut documents = Vec::new();
    collect(value, &mut documents);
    (!documents.is_empty()).then_some(Held::Documents(documents))
}

fn collect(value: &Value, documents: &mut Vec<Document>) {
    match value {
        Value::Document(document) => documents.push(document.clone()),
        Value::List(values) => values.iter().for_each(|value| collect(value, documents)),
        Value::Set(values) => values.iter().for_each(|value| collect(value, documents)),
        Value::Per(values) => values.values().for_each(|value| collect(value, documents)),
        _ => {}
    }
}
