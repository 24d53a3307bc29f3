//! The codes of the static checks. A code never changes its meaning.

/// Something is declared and never used.
pub const UNUSED: &str = "WF0139";
/// A state that can never be left and is not final.
pub const NO_WAY_OUT: &str = "WF0201";
/// A state that can never be entered.
pub const UNREACHABLE: &str = "WF0202";
/// An action declared both in a state and in a state inside it.
pub const DECLARED_TWICE: &str = "WF0203";
/// `resume` of a state without states inside.
pub const RESUME: &str = "WF0205";
/// A transition into the inside of another state.
pub const INTO_INSIDE: &str = "WF0206";
/// States nested too deeply.
pub const DEPTH: &str = "WF0207";
/// A final state that is not final.
pub const FINAL: &str = "WF0208";

/// A clause that is true when there are no instances at all.
pub const VACUOUS: &str = "WF0310";
/// A `for_each` over something that can be empty, although a guard relies on the instances it spawns.
pub const EMPTY_LOOP: &str = "WF0311";
/// A clause that says the same whatever happens.
pub const CONSTANT: &str = "WF0326";
/// Two clauses of one list with the same id.
pub const SAME_CLAUSE: &str = "WF0327";
/// A sentence that people cannot read well.
pub const SENTENCE: &str = "WF0328";

/// Automatic transitions that wait for each other.
pub const CIRCLE: &str = "WF0420";
/// Two automatic transitions that could be possible at once.
pub const NOT_EXCLUSIVE: &str = "WF0421";
/// A spawn from where no parent can be found.
pub const NO_PARENT: &str = "WF0422";
/// A machine that nothing spawns.
pub const NEVER_SPAWNED: &str = "WF0423";
/// Instances that spawn each other without end as soon as they are there.
pub const ENDLESS_SPAWN: &str = "WF0424";
/// A spawn that can come again with the same key.
pub const SAME_KEY: &str = "WF0425";
/// A signal that nobody answers.
pub const UNANSWERED: &str = "WF0426";
/// An answer to a signal that nobody sends.
pub const UNSENT: &str = "WF0427";
/// Instances that nobody waits for.
pub const UNAWAITED: &str = "WF0428";
/// The root can close while work is open.
pub const CLOSES_EARLY: &str = "WF0431";

/// Working days or dates without a calendar.
pub const NO_CALENDAR: &str = "WF0501";
/// A reminder before the state is even entered.
pub const EARLY_REMINDER: &str = "WF0502";
/// An escalation to a role that nobody needs to hold.
pub const EMPTY_ROLE: &str = "WF0503";
/// An action that a deadline cannot do.
pub const CANNOT_EXPIRE: &str = "WF0504";
/// An estimate whose points are not in order.
pub const ESTIMATE: &str = "WF0505";

/// A classification is lowered.
pub const LOWERED: &str = "WF0601";
/// Content that nobody may read.
pub const NO_READERS: &str = "WF0603";
/// Somebody is told what they may not read.
pub const REVEALED: &str = "WF0604";
/// Separation of duties that nobody can satisfy.
pub const UNSATISFIABLE: &str = "WF0609";
