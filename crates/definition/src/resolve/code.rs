//! The codes of what is found while names are looked up (WF0101 to WF0130, WF0204; names inside expressions have
//! WF0131 to WF0136). A code never changes its meaning.

/// A state that its machine does not have.
pub const UNKNOWN_STATE: &str = "WF0101";
/// A machine that is not declared.
pub const UNKNOWN_MACHINE: &str = "WF0102";
/// A role that is not declared.
pub const UNKNOWN_ROLE: &str = "WF0103";
/// A field that its machine does not have.
pub const UNKNOWN_FIELD: &str = "WF0104";
/// A parameter that is not declared.
pub const UNKNOWN_PARAMETER: &str = "WF0105";
/// A type, vocabulary or machine of a type that is not declared.
pub const UNKNOWN_TYPE: &str = "WF0106";
/// A milestone that is not declared.
pub const UNKNOWN_MILESTONE: &str = "WF0107";
/// An action that its machine does not have.
pub const UNKNOWN_ACTION: &str = "WF0108";
/// A class that `classification` does not name.
pub const UNKNOWN_CLASS: &str = "WF0109";
/// `theme or report`: a vocabulary and a machine in one type.
pub const MIXED_TYPE: &str = "WF0110";
/// Two vocabularies that stand together in a type share a member.
pub const SHARED_MEMBER: &str = "WF0111";
/// A type where it cannot stand.
pub const MISPLACED_TYPE: &str = "WF0112";
/// One name for two things.
pub const SAME_NAME: &str = "WF0113";
/// An id that the record or the language needs for itself.
pub const TAKEN_NAME: &str = "WF0114";
/// No root, or two roots.
pub const ROOT: &str = "WF0115";
/// A first value that does not fit its field.
pub const INITIAL: &str = "WF0116";
/// Bounds that exclude everything or that the type does not have.
pub const BOUNDS: &str = "WF0117";
/// A calendar that cannot be used.
pub const CALENDAR: &str = "WF0118";
/// Braces of a phrase that do not match.
pub const PHRASE: &str = "WF0119";
/// A role that cannot be resolved where it stands.
pub const ROLE_SCOPE: &str = "WF0120";
/// A spawn that cannot give its instances a key of their own.
pub const SPAWN: &str = "WF0121";
/// An amendment of a parameter that has no members.
pub const AMENDMENT: &str = "WF0122";
/// One action with two different inputs of the same name.
pub const INPUT_DIFFERS: &str = "WF0123";
/// An initial state that is not directly inside.
pub const NO_INITIAL: &str = "WF0204";
