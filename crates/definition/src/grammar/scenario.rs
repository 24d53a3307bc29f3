//! Scenarios, and parts of scenarios: which steps a review is played with, and what must come of them.

mod attempt;

use super::{
    File, Forms, Key, Record, Rule, Shape, id::Ids, optional, record, required, scalar::Kind,
};

use attempt::{AMEND, ASSIGN, CONSENT, DECLINE, DELEGATE, DO, REVOKE, WITHDRAW};

/// A scenario.
pub static SCENARIO: File = File {
    name: "scenario",
    root: &WHOLE,
};

/// Steps that several scenarios play.
pub static PART: File = File {
    name: "part of a scenario",
    root: &STEPS_ALONE,
};

/// A text that stands for itself, after what is in braces was filled in.
const FILLED: Shape = Shape::Text(Kind::Prose);

/// Not a constant: steps contain steps.
const fn steps() -> Key {
    required(
        "steps",
        Shape::List(&STEP),
        "The steps, in this order",
        "[{ do: terms submit, as: amina }]",
    )
}

static WHOLE: Record = record(
    "scenario",
    "A review played from its start, with what must come of it. No part of any digest.",
    &[
        required(
            "scenario",
            Shape::Text(Kind::Declared(Ids::Dashed)),
            "Its id",
            "sent-back-once",
        ),
        required(
            "say",
            Shape::Text(Kind::Prose),
            "What it shows, as a sentence",
            "A document is sent back once",
        ),
        required(
            "review",
            Shape::Text(Kind::Prose),
            "The file with the parameters of the review, beside this file",
            "../reviews/small.yaml",
        ),
        optional(
            "people",
            Shape::Map(Ids::Dashed, &Shape::Text(Kind::Prose)),
            "Accounts with their names; holders of roles in the parameters need not be named again",
            "{ amina: Amina of the demonstration }",
        ),
        steps(),
    ],
);

static STEPS_ALONE: Record = record(
    "part of a scenario",
    "Steps that scenarios play with `play`.",
    &[steps()],
);

static STEP: Shape = Shape::Forms(&STEP_FORMS);

static STEP_FORMS: Forms = Forms {
    name: "step",
    doc: "One step of a scenario.",
    forms: &[
        ("stage", &STAGE),
        ("play", &PLAY),
        ("for_each", &FOR_EACH),
        ("wait", &WAIT),
        ("expect", &EXPECT),
        ("do", &DO),
        ("consent", &CONSENT),
        ("decline", &DECLINE),
        ("withdraw", &WITHDRAW),
        ("assign", &ASSIGN),
        ("revoke", &REVOKE),
        ("delegate", &DELEGATE),
        ("amend", &AMEND),
    ],
};

static STAGE: Record = record(
    "stage",
    "A heading over the steps that follow.",
    &[required("stage", FILLED, "The heading", "Desk research")],
);

static PLAY: Record = record(
    "play",
    "Plays the steps of a part.",
    &[required(
        "play",
        Shape::Text(Kind::Prose),
        "The file, beside this file",
        "stages/commission.yaml",
    )],
);

static FOR_EACH: Record = record(
    "steps for each",
    "Plays steps once for every element; `{name}` in their texts stands for it.",
    &[
        required(
            "for_each",
            Shape::Map(Ids::Plain, &Shape::OneOrList(&Shape::Text(Kind::Prose))),
            "A name, and what it stands for: a list, `parameter:id`, `vocabulary:id`, or `cells:id` \
             with `{name.row}` and `{name.column}` called as their vocabularies",
            "{ t: parameter:topics }",
        ),
        steps(),
    ],
);

static WAIT: Record = record(
    "wait",
    "Time goes by.",
    &[required(
        "wait",
        Shape::Text(Kind::Length),
        "How much",
        "90 days",
    )],
);

static EXPECT: Record = record(
    "expect",
    "Looks at the review as it is then.",
    &[required(
        "expect",
        Shape::Record(&EXPECTATION),
        "What must be so",
        "{ say: Notes, count: size(notes), is: 17 }",
    )],
);

static EXPECTATION: Record = Record {
    rules: &[
        Rule::ExactlyOne(&["count", "that"]),
        Rule::Together("count", "is"),
    ],
    ..record(
        "expectation",
        "A number or a fact.",
        &[
            required("say", FILLED, "What it is called", "Notes"),
            optional(
                "count",
                Shape::Text(Kind::Expression),
                "An expression for a number",
                "size(notes)",
            ),
            optional("is", Shape::Text(Kind::Int), "The number", "17"),
            optional(
                "that",
                Shape::Text(Kind::Expression),
                "An expression that must hold",
                "notes.all(n, n.is('taken_up'))",
            ),
        ],
    )
};
