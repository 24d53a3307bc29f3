//! The codes of everything that is found before names are looked up (WF0001 to WF0019), and in files that belong to
//! a review (WF0901 to WF0919). A code never changes its meaning.

/// Not UTF-8, or characters that a text must not contain.
pub const ENCODING: &str = "WF0001";
/// No document, or more than one.
pub const DOCUMENTS: &str = "WF0002";
/// A construct of YAML that the dialect leaves out: anchor, alias, tag, merge key, directive, complex key.
pub const CONSTRUCT: &str = "WF0003";
/// A key stands twice in one map.
pub const DUPLICATE_KEY: &str = "WF0004";
/// A tab.
pub const TAB: &str = "WF0005";
/// A key that the language does not know.
pub const UNKNOWN_KEY: &str = "WF0006";
/// A word that other YAML tools turn into a boolean or nothing, or that the language needs for itself.
pub const RESERVED: &str = "WF0007";
/// An id that is not made of lower-case letters, digits and `_`.
pub const BAD_ID: &str = "WF0008";
/// Not YAML.
pub const SYNTAX: &str = "WF0009";
/// Too large, too long a line, nested too deeply.
pub const LIMIT: &str = "WF0010";
/// A key that must be there is not.
pub const MISSING_KEY: &str = "WF0011";
/// A list where a text should be, and the like.
pub const WRONG_KIND: &str = "WF0012";
/// A text that is not a number, a length, a date, one of the allowed words.
pub const BAD_SCALAR: &str = "WF0013";
/// Keys that exclude or need each other.
pub const COMBINATION: &str = "WF0014";
/// Not a type.
pub const BAD_TYPE: &str = "WF0015";
/// A version of the language that this program does not speak.
pub const LANGUAGE: &str = "WF0016";

/// The file names another workflow or another version.
pub const OTHER_WORKFLOW: &str = "WF0901";
/// A parameter that the definition does not know.
pub const UNKNOWN_PARAMETER: &str = "WF0902";
/// A parameter that must be given is not.
pub const MISSING_PARAMETER: &str = "WF0903";
/// A value that does not fit its type or its bounds.
pub const BAD_VALUE: &str = "WF0904";
/// A role that the definition does not know, or a holder that does not fit its scope.
pub const BAD_HOLDER: &str = "WF0905";
/// An exception of a matrix that names no cell, or a cell twice.
pub const BAD_EXCEPTION: &str = "WF0906";
/// Two vocabularies that stand together in a type share an id.
pub const SHARED_MEMBER: &str = "WF0907";
