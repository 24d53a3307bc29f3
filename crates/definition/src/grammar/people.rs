//! Roles, readers and access.

use super::{Key, Record, Shape, action::NEEDS, id::Ids, optional, record, required, scalar::Kind};

/// Roles by their ids.
pub(super) const ROLES: Shape = Shape::Map(Ids::Role, &Shape::Record(&ROLE));

static ROLE: Record = record(
    "role",
    "Who takes part, in the review as a whole or in instances of some machines.",
    &[
        required(
            "title",
            Shape::Text(Kind::Prose),
            "Its name for people",
            "Lead author",
        ),
        required(
            "scope",
            Shape::OneOrList(&Shape::Text(Kind::Id)),
            "`review`, a machine or a list of machines: what one assignment belongs to",
            "[chapter, annex]",
        ),
        optional(
            "min",
            Shape::Text(Kind::Count),
            "Least number of holders per scope; a review starts with fewer only if somebody is there who can give the role to more, \
             and it is taken from nobody without enough being left",
            "1",
        ),
        optional(
            "max",
            Shape::Text(Kind::Count),
            "Greatest number of holders per scope",
            "1",
        ),
        optional(
            "assigned_by",
            Shape::List(&Shape::Text(Kind::Id)),
            "Roles whose holders assign, revoke and delegate it",
            "[review_manager]",
        ),
        optional(
            "incompatible",
            Shape::List(&Shape::Text(Kind::Id)),
            "Roles that nobody may hold as well, anywhere in the review",
            "[editor]",
        ),
        optional(
            "needs",
            Shape::List(&NEEDS),
            "What must hold before somebody is assigned",
            "[{ id: independent, say: ..., that: ... }]",
        ),
    ],
);

/// Classes by their ids, lowest first.
pub(super) const CLASSES: Shape = Shape::Map(Ids::Class, &Shape::Record(&CLASS));

static CLASS: Record = record(
    "class",
    "A class of confidentiality. Classes are written lowest first.",
    READERS_KEY,
);

const READERS_KEY: &[Key] = &[required(
    "readers",
    Shape::Text(Kind::Word(&["anyone", "participants", "listed"])),
    "Who reads it: anyone, participants of the review, or only who is listed in `access.read`",
    "listed",
)];

/// Who sees and reads something.
pub(super) static ACCESS: Record = record(
    "access",
    "Who sees that something exists and in which state it is, and who reads its content.",
    &[
        optional(
            "see",
            Shape::OneOrList(&READER),
            "Who sees that it exists and in which state; all participants if left out",
            "[participants]",
        ),
        optional(
            "read",
            Shape::OneOrList(&READER),
            "Who reads its fields and documents; the readers of the class if left out",
            "[author, review_manager]",
        ),
    ],
);

static READER: Shape = Shape::TextOrRecord(Kind::RoleRef, &CONDITIONAL_READER);

static CONDITIONAL_READER: Record = record(
    "reader",
    "Who reads, as long as a condition holds. A reader without condition is written as a text.",
    &[
        required(
            "role",
            Shape::Text(Kind::RoleRef),
            "`anyone`, `participants`, `role` or `role of reference`",
            "editor",
        ),
        required(
            "when",
            Shape::Text(Kind::Expression),
            "Only while this holds",
            "this.was('submitted')",
        ),
    ],
);
