//! Steps of a scenario in which somebody tries something.

use crate::grammar::{Key, Record, Rule, Shape, id::Ids, optional, record, required, scalar::Kind};

use super::FILLED;

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

/// An action.
pub(super) static DO: Record = Record {
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

/// A second person's yes.
pub(super) static CONSENT: Record = Record {
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

/// A second person's no.
pub(super) static DECLINE: Record = Record {
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

/// A proposal taken back.
pub(super) static WITHDRAW: Record = Record {
    rules: REFUSAL,
    ..record(
        "withdraw",
        "Who proposed an action withdraws it.",
        &[
            required(
                "withdraw",
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

/// A role given.
pub(super) static ASSIGN: Record = Record {
    rules: REFUSAL,
    ..record(
        "assign",
        "Gives a role.",
        &[
            required("assign", FILLED, "The role", "author"),
            OF,
            required("to", FILLED, "To whom", "boris"),
            optional(
                "instead_of",
                FILLED,
                "The holder in whose place, who loses the role in the same step",
                "amina",
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

/// A role taken back.
pub(super) static REVOKE: Record = Record {
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

/// A role lent.
pub(super) static DELEGATE: Record = Record {
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

/// A parameter changed.
pub(super) static AMEND: Record = Record {
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
