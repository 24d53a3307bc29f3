//! Machines, their fields and their states.

use super::{
    Record, Rule, Shape,
    action::{ACTIONS, AUTOMATICS, EFFECTS, SIGNALS},
    id::Ids,
    optional,
    people::ACCESS,
    record, required,
    scalar::Kind,
    time::{DEADLINES, ESTIMATE},
};

/// Machines by their ids.
pub(super) const MACHINES: Shape = Shape::Map(Ids::Machine, &Shape::Record(&MACHINE));

static MACHINE: Record = Record {
    name: "machine",
    doc: "The lifecycle of one kind of artefact; its instances live in a review.",
    open: false,
    rules: &[Rule::ExactlyOne(&["root", "child_of"])],
    keys: &[
        optional(
            "root",
            Shape::Text(Kind::Flag),
            "It is the review itself",
            "true",
        ),
        optional(
            "child_of",
            Shape::Text(Kind::Ids),
            "The machines an instance may belong to",
            "chapter or annex",
        ),
        required(
            "title",
            Shape::Text(Kind::Phrase),
            "The title of an instance; `{field}` is its field",
            "Report on {subject}",
        ),
        optional(
            "plural",
            Shape::Text(Kind::Declared(Ids::Plain)),
            "The name of all its instances together",
            "reports",
        ),
        optional(
            "fields",
            Shape::Map(Ids::Plain, &Shape::Record(&FIELD)),
            "Its data",
            "{ draft: { type: document } }",
        ),
        optional(
            "classification",
            Shape::Text(Kind::Id),
            "Its class; `restricted` if left out and there is one, else the highest",
            "confidential",
        ),
        optional(
            "access",
            Shape::Record(&ACCESS),
            "Who sees and reads it",
            "{ read: [author] }",
        ),
        optional(
            "publish",
            Shape::Text(Kind::Word(&["never"])),
            "It can never be seen or read by more people",
            "never",
        ),
        optional(
            "discreet",
            Shape::Text(Kind::Flag),
            "Its events tell neither their kind nor their time",
            "true",
        ),
        required(
            "initial",
            Shape::Text(Kind::Id),
            "The state in which it begins",
            "drafting",
        ),
        required(
            "states",
            Shape::Map(Ids::Plain, &STATE),
            "Its states",
            "{ drafting: ..., accepted: { final: true } }",
        ),
    ],
};

static FIELD: Record = record(
    "field",
    "Typed data of an instance. Optional unless `initial` or set when the instance is created.",
    &[
        required(
            "type",
            Shape::Text(Kind::Type),
            "Its type",
            "int per audience",
        ),
        optional(
            "title",
            Shape::Text(Kind::Prose),
            "Its name for people",
            "Counts",
        ),
        optional(
            "initial",
            Shape::Literal,
            "Its value at the beginning",
            "{}",
        ),
        optional(
            "min",
            Shape::Text(Kind::Int),
            "Least value, or least length",
            "0",
        ),
        optional(
            "max",
            Shape::Text(Kind::Int),
            "Greatest value, or greatest length",
            "9",
        ),
        optional(
            "classification",
            Shape::Text(Kind::Id),
            "Its class; the machine's if left out",
            "restricted",
        ),
    ],
);

static STATE: Shape = Shape::Record(&STATE_RECORD);

static STATE_RECORD: Record = Record {
    name: "state",
    doc: "A state, or a state with states inside. Ids of states are unique in the whole machine.",
    open: false,
    rules: &[Rule::Together("initial", "states")],
    keys: &[
        optional(
            "title",
            Shape::Text(Kind::Prose),
            "Its name for people; the id with spaces if left out",
            "In quality review",
        ),
        optional(
            "final",
            Shape::Text(Kind::Flag),
            "There is no way out",
            "true",
        ),
        optional(
            "settled",
            Shape::Text(Kind::Flag),
            "Counts as done unless it is reopened",
            "true",
        ),
        optional(
            "outcome",
            Shape::Text(Kind::Word(&["failure"])),
            "It ended without reaching its goal",
            "failure",
        ),
        optional(
            "initial",
            Shape::Text(Kind::Id),
            "The state inside that is entered with it",
            "planned",
        ),
        optional(
            "states",
            Shape::Map(Ids::Plain, &STATE),
            "The states inside",
            "{ planned: ..., under_way: ... }",
        ),
        optional(
            "deadline",
            DEADLINES,
            "When it should be left",
            "{ due: 20 working days after entering }",
        ),
        optional(
            "estimate",
            Shape::Record(&ESTIMATE),
            "How long it is expected to take",
            "{ low: 5 days, likely: 7 days, high: 20 days }",
        ),
        optional(
            "access",
            Shape::Record(&ACCESS),
            "Who sees and reads the instance while in this state",
            "{ see: [anyone] }",
        ),
        optional("actions", ACTIONS, "What people may do", "{ submit: ... }"),
        optional(
            "automatic",
            AUTOMATICS,
            "Transitions without a person",
            "{ begin: ... }",
        ),
        optional(
            "signals",
            SIGNALS,
            "Signals it answers",
            "{ reopen: { from: adoption, to: drafting } }",
        ),
        optional(
            "enter",
            EFFECTS,
            "What entering it causes",
            "[{ notify: [editor], say: ... }]",
        ),
    ],
};
