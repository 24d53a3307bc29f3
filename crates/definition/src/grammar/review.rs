//! The root of a file with the parameters of a review.

use super::{File, Record, Rule, Shape, id::Ids, optional, record, required, scalar::Kind};

/// The parameters of a review.
pub static REVIEW: File = File {
    name: "review",
    root: &PARAMETERS,
};

static PARAMETERS: Record = Record {
    open: true,
    ..record(
        "review",
        "What one review is about. Beside these keys stand the parameters of its workflow.",
        &[
            required(
                "review",
                Shape::Text(Kind::Declared(Ids::Dashed)),
                "Its name, unique in a record",
                "spring-2003",
            ),
            required(
                "workflow",
                Shape::Text(Kind::WorkflowRef),
                "The workflow and its version",
                "paper-sign-off@1.0.0",
            ),
            required(
                "title",
                Shape::Text(Kind::Prose),
                "Its title",
                "Global review",
            ),
            optional(
                "roles",
                Shape::Map(Ids::Plain, &Shape::Literal),
                "First holders of roles: accounts, or accounts for each instance",
                "{ editor: [amina], author: { chapter/first: [boris] } }",
            ),
        ],
    )
};

/// The value of a matrix parameter.
pub static MATRIX: File = File {
    name: "matrix",
    root: &MATRIX_RECORD,
};

static MATRIX_RECORD: Record = record(
    "matrix",
    "The value of a matrix parameter: every cell is in scope, unless it is a written exception.",
    &[
        required(
            "default",
            Shape::Text(Kind::Word(&["covered"])),
            "Every cell that is no exception is in scope",
            "covered",
        ),
        optional(
            "except",
            Shape::List(&Shape::Record(&EXCEPTION)),
            "The written exceptions",
            "[{ city: oslo, only: [fees], reason: not stated, authority: not stated }]",
        ),
    ],
);

static EXCEPTION: Record = Record {
    name: "exception",
    doc: "Cells of one row that are out of scope. The row is named by its vocabulary: `city: oslo`.",
    open: true,
    rules: &[Rule::ExactlyOne(&["only", "not"])],
    keys: &[
        optional(
            "only",
            Shape::List(&Shape::Text(Kind::Id)),
            "The columns that stay in scope",
            "[fees]",
        ),
        optional(
            "not",
            Shape::List(&Shape::Text(Kind::Id)),
            "The columns that are out of scope",
            "[fees]",
        ),
        required(
            "reason",
            Shape::Text(Kind::Prose),
            "Why, or `not stated`",
            "Only education was reviewed there",
        ),
        required(
            "authority",
            Shape::Text(Kind::Prose),
            "By whose decision, or `not stated`",
            "not stated",
        ),
    ],
};
