//! Actions, automatic transitions, signals, clauses and effects.

use super::{Forms, Key, Record, Rule, Shape, id::Ids, optional, record, required, scalar::Kind};

/// Actions by their ids.
pub(super) const ACTIONS: Shape = Shape::Map(Ids::Plain, &Shape::Record(&ACTION));

static ACTION: Record = Record {
    name: "action",
    doc: "What a person may do.",
    open: false,
    rules: TARGET_RULES,
    keys: &[
        required(
            "title",
            Shape::Text(Kind::Prose),
            "Begins with a verb",
            "Submit the report",
        ),
        optional(
            "help",
            Shape::Text(Kind::Prose),
            "A sentence of help",
            "Attach the final draft",
        ),
        DONE,
        EVENT,
        required(
            "by",
            Shape::List(&Shape::Text(Kind::RoleRef)),
            "Who may do it",
            "[author]",
        ),
        optional(
            "not_by",
            Shape::List(&Shape::Text(Kind::Id)),
            "Nobody who ever did one of these actions on the instance",
            "[submit]",
        ),
        optional(
            "only_by",
            Shape::List(&Shape::Text(Kind::Id)),
            "Only somebody who did each of these actions on the instance",
            "[submit]",
        ),
        optional(
            "not_role",
            Shape::List(&Shape::Text(Kind::RoleRef)),
            "Nobody who holds one of these roles",
            "[author of subject]",
        ),
        optional(
            "second",
            Shape::List(&Shape::Text(Kind::RoleRef)),
            "Roles of which a second person must consent before the step counts",
            "[editor]",
        ),
        optional(
            "input",
            Shape::Map(Ids::Plain, &INPUT_FIELD),
            "Its form",
            "{ text: { type: document, required: true } }",
        ),
        NEEDS_KEY,
        SET,
        TO,
        optional(
            "resume",
            Shape::Text(Kind::Word(&["last"])),
            "Goes back to where that state was left",
            "last",
        ),
        STAY,
        DO,
        optional(
            "confirm",
            Shape::Text(Kind::Prose),
            "A sentence that the actor must confirm",
            "I have read the draft",
        ),
    ],
};

const TARGET_RULES: &[Rule] = &[
    Rule::ExactlyOne(&["to", "stay"]),
    Rule::Needs("resume", "to"),
];

const DONE: Key = optional(
    "done",
    Shape::Text(Kind::Phrase),
    "What happened, in the past tense, for histories",
    "submitted the report on {subject}",
);

const EVENT: Key = optional(
    "event",
    Shape::Text(Kind::Declared(Ids::Plain)),
    "The name of the event in the past tense; the id if left out",
    "submitted",
);

const NEEDS_KEY: Key = optional(
    "needs",
    Shape::List(&NEEDS),
    "What must hold",
    "[{ id: terms, say: The terms are approved, that: ... }]",
);

const SET: Key = optional(
    "set",
    Shape::Map(Ids::Target, &Shape::Text(Kind::Expression)),
    "The fields it changes, `field` or `field[expression]`",
    "{ text: input.text }",
);

const TO: Key = optional(
    "to",
    Shape::Text(Kind::Id),
    "The state it leads to",
    "submitted",
);

const STAY: Key = optional(
    "stay",
    Shape::Text(Kind::Flag),
    "The state stays; only data changes",
    "true",
);

const DO: Key = optional(
    "do",
    EFFECTS,
    "What it causes, in this order",
    "[{ spawn: summary }]",
);

static INPUT_FIELD: Shape = Shape::Record(&INPUT_RECORD);

static INPUT_RECORD: Record = record(
    "input",
    "A field of an action's form.",
    &[
        required(
            "type",
            Shape::Text(Kind::Type),
            "Its type",
            "date or not stated",
        ),
        optional(
            "title",
            Shape::Text(Kind::Prose),
            "Its name for people",
            "Held on",
        ),
        optional(
            "help",
            Shape::Text(Kind::Prose),
            "A sentence of help",
            "The first day",
        ),
        optional(
            "required",
            Shape::Text(Kind::Bool),
            "Whether it must be given; `false` if left out",
            "true",
        ),
        optional(
            "min",
            Shape::Text(Kind::Int),
            "Least value, or least length",
            "1",
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

/// Automatic transitions by their ids.
pub(super) const AUTOMATICS: Shape = Shape::Map(Ids::Plain, &Shape::Record(&AUTOMATIC));

static AUTOMATIC: Record = record(
    "automatic transition",
    "A transition without a person, taken as soon as its clauses hold.",
    &[
        DONE,
        EVENT,
        required(
            "needs",
            Shape::List(&NEEDS),
            "What must hold",
            "[{ id: held, use: sessions_held }]",
        ),
        SET,
        required(
            "to",
            Shape::Text(Kind::Id),
            "The state it leads to",
            "closed",
        ),
        DO,
    ],
);

/// Signal handlers by the ids of their signals.
pub(super) const SIGNALS: Shape = Shape::Map(Ids::Plain, &Shape::Record(&SIGNAL_HANDLER));

static SIGNAL_HANDLER: Record = Record {
    name: "signal",
    doc: "What a state does when a signal arrives.",
    open: false,
    rules: &[Rule::ExactlyOne(&["to", "stay"])],
    keys: &[
        optional(
            "from",
            Shape::Text(Kind::Id),
            "Only from this machine",
            "adoption",
        ),
        DONE,
        EVENT,
        NEEDS_KEY,
        SET,
        TO,
        STAY,
        DO,
    ],
};

/// A clause.
pub(super) static NEEDS: Shape = Shape::Forms(&Forms {
    name: "clause",
    doc: "A named condition: an expression with a sentence, or a milestone.",
    forms: &[("that", &CLAUSE_THAT), ("use", &CLAUSE_USE)],
});

const CLAUSE_ID: Key = required(
    "id",
    Shape::Text(Kind::Declared(Ids::Dashed)),
    "Its id, unique in its list",
    "reports-accepted",
);

const LEVEL: Key = optional(
    "level",
    Shape::Text(Kind::Word(&["must", "advice"])),
    "`advice` never blocks; the actor confirms it",
    "advice",
);

static CLAUSE_THAT: Record = record(
    "clause",
    "A condition with its sentence.",
    &[
        CLAUSE_ID,
        required(
            "say",
            Shape::Text(Kind::Prose),
            "A sentence that is true exactly when the condition is",
            "All reports are accepted",
        ),
        required(
            "that",
            Shape::Text(Kind::Expression),
            "The condition",
            "reports.all(r, r.is('accepted'))",
        ),
        LEVEL,
        EMPTY,
    ],
);

/// `empty: allowed`.
pub(super) const EMPTY: Key = optional(
    "empty",
    Shape::Text(Kind::Word(&["allowed"])),
    "It is meant to hold when there is nothing to look at",
    "allowed",
);

static CLAUSE_USE: Record = record(
    "clause by milestone",
    "A milestone as a condition.",
    &[
        CLAUSE_ID,
        required(
            "use",
            Shape::Text(Kind::Id),
            "The milestone",
            "sessions_held",
        ),
        LEVEL,
    ],
);

/// A list of effects.
pub(super) const EFFECTS: Shape = Shape::List(&Shape::Forms(&EFFECT));

static EFFECT: Forms = Forms {
    name: "effect",
    doc: "What a transition causes besides its own change.",
    forms: &[
        ("spawn", &SPAWN),
        ("signal", &SIGNAL),
        ("cancel", &CANCEL),
        ("notify", &NOTIFY),
    ],
};

const FOR_EACH: Key = optional(
    "for_each",
    Shape::Map(Ids::Plain, &Shape::Text(Kind::Expression)),
    "Once for each element; also binds `<variable>_index`, from 0",
    "{ t: topics }",
);

const IF: Key = optional(
    "if",
    Shape::Text(Kind::Expression),
    "Only where this holds",
    "this.rounds > 2",
);

static SPAWN: Record = record(
    "spawn",
    "Creates an instance.",
    &[
        required("spawn", Shape::Text(Kind::Id), "The machine", "report"),
        optional(
            "key",
            Shape::Text(Kind::PhraseOr("next")),
            "Its key: the id becomes `machine/key`; `next` numbers them; without a key there is only one",
            "city/{c}",
        ),
        FOR_EACH,
        IF,
        optional(
            "with",
            Shape::Map(Ids::Plain, &Shape::Text(Kind::Expression)),
            "Its first data",
            "{ subject: c }",
        ),
        optional(
            "if_absent",
            Shape::Text(Kind::Flag),
            "Do nothing if it exists already",
            "true",
        ),
    ],
);

static SIGNAL: Record = record(
    "send a signal",
    "Sends a signal. It is not remembered.",
    &[
        required("signal", Shape::Text(Kind::Id), "The signal", "reopen"),
        required(
            "to",
            Shape::Text(Kind::Expression),
            "A machine or an expression",
            "summary",
        ),
        FOR_EACH,
        IF,
    ],
);

static CANCEL: Record = record(
    "cancel",
    "Cancels instances.",
    &[
        required(
            "cancel",
            Shape::Text(Kind::ExpressionOr("everything")),
            "Which; `everything` is every other open instance",
            "everything",
        ),
        IF,
    ],
);

static NOTIFY: Record = record(
    "notify",
    "Tells the holders of roles.",
    &[
        required(
            "notify",
            Shape::List(&Shape::Text(Kind::RoleRef)),
            "Whom",
            "[editor]",
        ),
        required(
            "say",
            Shape::Text(Kind::Phrase),
            "What",
            "The draft of {subject} is in",
        ),
        IF,
    ],
);
