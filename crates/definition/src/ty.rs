//! [`Type`]: the types of fields, inputs, parameters and expressions.

pub mod parse;

use crate::name::Name;

/// A type of the language. Written without a comma: `list of theme`, `int per stakeholder_group`,
/// `theme or country`, `matrix of country by theme`, `date or not stated`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// `bool`
    Bool,
    /// `int`: a 64-bit integer
    Int,
    /// `text`: prose; compared for equality only
    Text,
    /// `date`: a civil date
    Date,
    /// `partial date`: a year, a month or a date; shown as it is, never ordered
    PartialDate,
    /// A moment in UTC; the type of `now`
    Instant,
    /// A span of time; the type of `days(n)`
    Duration,
    /// `document`: equality is equality of hashes
    Document,
    /// A person; the type of `actor`
    Person,
    /// A member of one of the named vocabularies (`theme`, `theme or country`)
    Member(Vec<Name>),
    /// An instance of one of the named machines (`thematic_study or country_study`)
    Instance(Vec<Name>),
    /// A cell of the named matrix parameter
    Cell(Name),
    /// `matrix of <row> by <column>`: only as a parameter; in expressions it is a list of cells in scope
    Matrix {
        /// Vocabulary of the rows.
        row: Name,
        /// Vocabulary of the columns.
        column: Name,
    },
    /// `list of T`, in the order given
    List(Box<Type>),
    /// `set of T`
    Set(Box<Type>),
    /// `T per vocabulary`: a map from members to values
    Per {
        /// Vocabulary of the keys.
        vocabulary: Name,
        /// Type of the values.
        value: Box<Type>,
    },
    /// `T or not stated`: a value, or the statement that the source does not say it
    OrNotStated(Box<Type>),
}

impl Type {
    /// The type without `or not stated`.
    #[must_use]
    pub fn stated(&self) -> &Type {
        match self {
            Type::OrNotStated(inner) => inner,
            other => other,
        }
    }

    /// Whether values of the type are prose or documents, which never stand in an open section.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        match self {
            Type::Text | Type::Document => true,
            Type::List(inner) | Type::Set(inner) | Type::OrNotStated(inner) => inner.is_prose(),
            Type::Per { value, .. } => value.is_prose(),
            _ => false,
        }
    }
}
