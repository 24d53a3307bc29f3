//! The codes of what is found in scenarios (WF0921 to WF0939). A code never changes its meaning.

/// A file that cannot be read, or a path that is none.
pub const FILE: &str = "WF0921";
/// A part that plays itself.
pub const CIRCLE: &str = "WF0922";
/// Something in braces that nothing is bound to, or what is bound to it is used in the wrong way.
pub const UNBOUND: &str = "WF0923";
/// A text of a step that has not the form it must have.
pub const FORM: &str = "WF0924";
/// Something to run over that there is not.
pub const NOTHING_TO_RUN_OVER: &str = "WF0925";
/// A person whom neither the scenario nor the parameters of the review name.
pub const PERSON: &str = "WF0926";
/// A machine, an action, a role or a parameter that the definition does not know.
pub const UNKNOWN: &str = "WF0927";
/// A form with a field that the action does not ask for, or with a value of another type.
pub const VALUE: &str = "WF0928";
/// More steps than can be played.
pub const TOO_MANY: &str = "WF0929";
