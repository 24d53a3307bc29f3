//! Scenarios, and parts of scenarios: which steps a review is played with, and what must come of them.

use super::{
    File, Forms, Key, Record, Rule, Shape, id::Ids, optional, record, required, scalar::Kind,
};

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

const AS: Key = required("as", FILLED, "Who sends it", "amina");
const FOR: Key = optional(
    "for",
    FILLED,
    "For whom they act, under a delegation",
    "boris",
);
const COMMAND: Key = optional(
    "command",
    FILLED,
    "A label; steps with the same label have the same command id",
    "first-note",
);
const REFUSED: Key = optional(
    "refused",
    FILLED,
    "It must be refused: what is tried, as a sentence",
    "Signing twice",
);
const BECAUSE: Key = optional(
    "because",
    Shape::List(&FILLED),
    "The ids of exactly the reasons of the refusal",
    "[not_by]",
);
const OCCURRED: Key = optional(
    "occurred",
    Shape::Record(&WHEN),
    "When it really happened",
    "{ at: 60 days ago, reason: The letter was found only now. }",
);
const OF: Key = optional(
    "of",
    FILLED,
    "The instance it is held in; the review if left out",
    "report/city/oslo",
);
const REFUSAL: &[Rule] = &[Rule::Together("refused", "because")];

static WHEN: Record = record(
    "occurrence",
    "When something really happened.",
    &[
        required(
            "at",
            FILLED,
            "A date or a part of one, `5 days ago` or `in 2 days`",
            "60 days ago",
        ),
        optional(
            "reason",
            FILLED,
            "Why it is recorded late",
            "The letter was found only now.",
        ),
    ],
);

static DO: Record = Record {
    rules: REFUSAL,
    ..record(
        "do",
        "Somebody does an action.",
        &[
            required(
                "do",
                FILLED,
                "The instance and the action",
                "report/city/oslo submit",
            ),
            AS,
            FOR,
            COMMAND,
            optional(
                "with",
                Shape::Map(Ids::Plain, &Shape::Literal),
                "The form; a document is `text:` with its content or `file:` with a path beside this file",
                "{ draft: \"text:A first version.\" }",
            ),
            optional(
                "confirm",
                Shape::List(&FILLED),
                "What the actor confirms: ids of clauses, `confirm` for the action's own question",
                "[confirm]",
            ),
            OCCURRED,
            REFUSED,
            BECAUSE,
        ],
    )
};

static CONSENT: Record = Record {
    rules: REFUSAL,
    ..record(
        "consent",
        "A second person agrees to a proposed action.",
        &[
            required(
                "consent",
                FILLED,
                "The instance and the action",
                "adoption/1 forward",
            ),
            AS,
            FOR,
            COMMAND,
            OCCURRED,
            REFUSED,
            BECAUSE,
        ],
    )
};

static DECLINE: Record = Record {
    rules: REFUSAL,
    ..record(
        "decline",
        "A second person declines a proposed action.",
        &[
            required(
                "decline",
                FILLED,
                "The instance and the action",
                "adoption/1 forward",
            ),
            AS,
            FOR,
            COMMAND,
            OCCURRED,
            REFUSED,
            BECAUSE,
        ],
    )
};

static ASSIGN: Record = Record {
    rules: REFUSAL,
    ..record(
        "assign",
        "Gives a role.",
        &[
            required("assign", FILLED, "The role", "author"),
            OF,
            required("to", FILLED, "To whom", "boris"),
            AS,
            FOR,
            COMMAND,
            OCCURRED,
            REFUSED,
            BECAUSE,
        ],
    )
};

static REVOKE: Record = Record {
    rules: REFUSAL,
    ..record(
        "revoke",
        "Takes a role back.",
        &[
            required("revoke", FILLED, "The role", "author"),
            OF,
            required("from", FILLED, "From whom", "boris"),
            AS,
            FOR,
            COMMAND,
            OCCURRED,
            REFUSED,
            BECAUSE,
        ],
    )
};

static DELEGATE: Record = Record {
    rules: REFUSAL,
    ..record(
        "delegate",
        "Lends a role for a time, from now on.",
        &[
            required("delegate", FILLED, "The role", "author"),
            OF,
            optional(
                "holder",
                FILLED,
                "Whose role it is; the sender's if left out",
                "boris",
            ),
            required("to", FILLED, "Who acts in their place", "chloe"),
            required(
                "lasting",
                Shape::Text(Kind::Length),
                "For how long",
                "14 days",
            ),
            AS,
            FOR,
            COMMAND,
            OCCURRED,
            REFUSED,
            BECAUSE,
        ],
    )
};

const CELLS: Shape = Shape::List(&Shape::Map(Ids::Plain, &FILLED));

static AMEND: Record = Record {
    rules: &[
        Rule::ExactlyOne(&["add", "remove", "include", "exclude"]),
        Rule::Together("refused", "because"),
    ],
    ..record(
        "amend",
        "Changes a parameter of the running review.",
        &[
            required("amend", FILLED, "The parameter", "cities"),
            optional(
                "add",
                Shape::Map(Ids::Plain, &FILLED),
                "New members with their titles",
                "{ peru: Peru }",
            ),
            optional(
                "remove",
                Shape::List(&FILLED),
                "Members that leave",
                "[peru]",
            ),
            optional(
                "include",
                CELLS,
                "Cells that come into scope",
                "[{ city: oslo, topic: fees }]",
            ),
            optional(
                "exclude",
                CELLS,
                "Cells that leave the scope",
                "[{ city: oslo, topic: fees }]",
            ),
            required(
                "reason",
                FILLED,
                "Why, or `not stated`",
                "The archive was closed.",
            ),
            required(
                "authority",
                FILLED,
                "By whose authority, or `not stated`",
                "not stated",
            ),
            AS,
            FOR,
            COMMAND,
            OCCURRED,
            REFUSED,
            BECAUSE,
        ],
    )
};
