//! The root of a workflow, with what stands directly in it.

use super::{
    File, Forms, Key, Record, Shape,
    action::{EFFECTS, EMPTY, NEEDS},
    id::Ids,
    machine::MACHINES,
    optional,
    people::{CLASSES, ROLES},
    record, required,
    scalar::Kind,
    time::CALENDAR,
};

/// A workflow.
pub static WORKFLOW: File = File {
    name: "workflow",
    root: &PACKAGE,
};

static PACKAGE: Record = record(
    "workflow",
    "A process: what its reviews consist of and what people may do in them.",
    &[
        required(
            "language",
            Shape::Text(Kind::Language),
            "The version of the language",
            "1",
        ),
        required(
            "workflow",
            Shape::Text(Kind::Declared(Ids::Dashed)),
            "Its id",
            "paper-sign-off",
        ),
        required(
            "version",
            Shape::Text(Kind::Version),
            "Its version; a published version never changes",
            "1.0.0",
        ),
        required(
            "title",
            Shape::Text(Kind::Prose),
            "Its name for people",
            "Programme review",
        ),
        optional(
            "backdating",
            Shape::Text(Kind::Length),
            "How far back something may be said to have happened without a reason",
            "14 days",
        ),
        optional(
            "parameters",
            Shape::Map(Ids::Plain, &Shape::Record(&PARAMETER)),
            "What is given when a review starts",
            "{ topics: { type: list of topic, title: Topics } }",
        ),
        optional(
            "vocabularies",
            Shape::Map(
                Ids::Vocabulary,
                &Shape::Map(Ids::Plain, &Shape::Text(Kind::Prose)),
            ),
            "Closed lists: members with their titles",
            "{ direction: { desk_to_field: Desk informs field } }",
        ),
        required(
            "roles",
            ROLES,
            "Who takes part",
            "{ editor: { title: Editor, scope: review } }",
        ),
        optional(
            "classification",
            CLASSES,
            "The classes of confidentiality, lowest first; public, restricted and confidential if left out",
            "{ public: { readers: anyone }, secret: { readers: listed } }",
        ),
        optional(
            "calendar",
            Shape::Record(&CALENDAR),
            "How working days are counted",
            "{ working_days: [mon, tue], ... }",
        ),
        optional(
            "milestones",
            Shape::Map(Ids::Plain, &Shape::Record(&MILESTONE)),
            "Named facts, for conditions, progress and forecasts",
            "{ sessions_held: { say: All sessions were held, that: ... } }",
        ),
        optional(
            "amend",
            Shape::Map(Ids::Plain, &Shape::Record(&AMENDMENT)),
            "Which parameters may change in a running review, and what follows",
            "{ cities: { by: [editor] } }",
        ),
        required(
            "machines",
            MACHINES,
            "The lifecycles of its artefacts",
            "{ review: { root: true, ... } }",
        ),
        optional(
            "properties",
            Shape::List(&Shape::Forms(&PROPERTY)),
            "What must hold of every run; explored, not enforced step by step",
            "[{ id: finishes, say: ..., can_always_reach: \"review.is('closed')\" }]",
        ),
        optional(
            "explore",
            Shape::Free,
            "Scopes and limits of exploration; no part of the digest",
            "{ scopes: ... }",
        ),
    ],
);

static PARAMETER: Record = record(
    "parameter",
    "A value given when a review starts.",
    &[
        required(
            "type",
            Shape::Text(Kind::Type),
            "Its type; `list of v` also defines the vocabulary `v` unless it is written",
            "matrix of city by topic",
        ),
        required(
            "title",
            Shape::Text(Kind::Prose),
            "Its name for people",
            "Cities visited",
        ),
        optional(
            "help",
            Shape::Text(Kind::Prose),
            "A sentence of help",
            "In the order of travel",
        ),
        optional(
            "required",
            Shape::Text(Kind::Bool),
            "Whether it must be given; `true` if left out",
            "false",
        ),
        optional(
            "min",
            Shape::Text(Kind::Int),
            "Least number of members, or least value",
            "1",
        ),
        optional(
            "max",
            Shape::Text(Kind::Int),
            "Greatest number of members, or greatest value",
            "9",
        ),
        optional(
            "classification",
            Shape::Text(Kind::Id),
            "The class of its prose; the lowest if left out",
            "restricted",
        ),
        optional(
            "default",
            Shape::Text(Kind::Word(&["covered"])),
            "Of a matrix: every cell is in scope unless it is a written exception",
            "covered",
        ),
    ],
);

static MILESTONE: Record = record(
    "milestone",
    "A named fact.",
    &[
        required(
            "say",
            Shape::Text(Kind::Prose),
            "The fact as a sentence",
            "All sessions were held",
        ),
        required(
            "that",
            Shape::Text(Kind::Expression),
            "The fact as an expression",
            "sessions.all(s, s.was('held'))",
        ),
        EMPTY,
    ],
);

static AMENDMENT: Record = record(
    "amendment",
    "Who may change a parameter of a running review, and what follows.",
    &[
        required(
            "by",
            Shape::List(&Shape::Text(Kind::Id)),
            "The roles that may",
            "[editor]",
        ),
        optional(
            "needs",
            Shape::List(&NEEDS),
            "What must hold",
            "[{ id: early, say: ..., that: ... }]",
        ),
        optional(
            "added",
            Shape::Record(&AMENDED),
            "What follows for each added `member`, or `cell` that comes into scope",
            "{ do: [{ spawn: annex, key: \"{member}\" }] }",
        ),
        optional(
            "removed",
            Shape::Record(&AMENDED),
            "What follows for each removed `member` or `cell`",
            "{ do: [{ cancel: \"annex[member]\" }] }",
        ),
    ],
);

static AMENDED: Record = record(
    "effects of an amendment",
    "What follows from one added or removed member or cell.",
    &[required(
        "do",
        EFFECTS,
        "What it causes, in this order",
        "[{ spawn: ... }]",
    )],
);

static PROPERTY: Forms = Forms {
    name: "property",
    doc: "What must hold of every run.",
    forms: &[
        ("never", &NEVER),
        ("always", &ALWAYS),
        ("can_always_reach", &CAN_ALWAYS_REACH),
        ("precedence", &PRECEDENCE),
        ("response", &RESPONSE),
        ("absence", &ABSENCE),
        ("existence", &EXISTENCE),
        ("not_coexistence", &NOT_COEXISTENCE),
    ],
};

const PROPERTY_ID: Key = required(
    "id",
    Shape::Text(Kind::Declared(Ids::Dashed)),
    "Its id",
    "reports-first",
);

const SAY: Key = required(
    "say",
    Shape::Text(Kind::Prose),
    "It as a sentence",
    "The summary never starts before the reports are accepted",
);

static NEVER: Record = record(
    "never",
    "An expression that holds in no reachable state.",
    &[
        PROPERTY_ID,
        SAY,
        required(
            "never",
            Shape::Text(Kind::Expression),
            "The expression",
            "size(reports) > 9",
        ),
    ],
);

static ALWAYS: Record = record(
    "always",
    "An expression that holds in every reachable state.",
    &[
        PROPERTY_ID,
        SAY,
        required(
            "always",
            Shape::Text(Kind::Expression),
            "The expression",
            "size(reports) <= 9",
        ),
    ],
);

static CAN_ALWAYS_REACH: Record = record(
    "can always reach",
    "From every reachable state, a state can be reached in which an expression holds.",
    &[
        PROPERTY_ID,
        SAY,
        required(
            "can_always_reach",
            Shape::Text(Kind::Expression),
            "The expression",
            "review.is('closed')",
        ),
        optional(
            "unless",
            Shape::Text(Kind::Expression),
            "States that are exempt",
            "review.is('abandoned')",
        ),
    ],
);

static PRECEDENCE: Record = record(
    "precedence",
    "One action only after another.",
    &[
        PROPERTY_ID,
        SAY,
        required(
            "precedence",
            Shape::Record(&TWO_ACTIONS),
            "`then` only after `first`",
            "{ first: adoption.adopt, then: adoption.forward }",
        ),
    ],
);

static RESPONSE: Record = record(
    "response",
    "After one action, some time another.",
    &[
        PROPERTY_ID,
        SAY,
        required(
            "response",
            Shape::Record(&TWO_ACTIONS),
            "After `first`, some time `then`",
            "{ first: report.hand_in, then: report.accept }",
        ),
    ],
);

static NOT_COEXISTENCE: Record = record(
    "not coexistence",
    "Never both of two actions.",
    &[
        PROPERTY_ID,
        SAY,
        required(
            "not_coexistence",
            Shape::Record(&TWO_ACTIONS),
            "Never both",
            "{ first: adoption.adopt, then: adoption.decline }",
        ),
    ],
);

static ABSENCE: Record = record(
    "absence",
    "An action that is never done.",
    &[
        PROPERTY_ID,
        SAY,
        required(
            "absence",
            Shape::Text(Kind::ActionRef),
            "The action",
            "review.abandon",
        ),
    ],
);

static EXISTENCE: Record = record(
    "existence",
    "An action that is done in every finished run.",
    &[
        PROPERTY_ID,
        SAY,
        required(
            "existence",
            Shape::Text(Kind::ActionRef),
            "The action",
            "adoption.forward",
        ),
    ],
);

static TWO_ACTIONS: Record = record(
    "two actions",
    "Two actions of machines or of single instances.",
    &[
        required(
            "first",
            Shape::Text(Kind::ActionRef),
            "The first",
            "adoption.adopt",
        ),
        required(
            "then",
            Shape::Text(Kind::ActionRef),
            "The second",
            "feedback_session[fund_board].hold",
        ),
    ],
);
