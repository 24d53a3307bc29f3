//! The root of a file with the parameters of a review.

use super::{File, Record, Shape, id::Ids, optional, record, required, scalar::Kind};

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
                "ohchr-2003",
            ),
            required(
                "workflow",
                Shape::Text(Kind::WorkflowRef),
                "The workflow and its version",
                "technical-cooperation-review@1.0.0",
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
                "{ commissioner: [amina], study_lead: { thematic_study/education: [boris] } }",
            ),
        ],
    )
};
