//! [`Words`]: everything that this crate says of its own, in English.

/// The ids and the English of all words, side by side.
macro_rules! words {
    ($($name:ident = $id:literal: $english:literal;)*) => {
        /// Words of ours: a sentence or a part of one, with names in braces where values stand.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Words {
            $(#[doc = $english] $name,)*
        }

        impl Words {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// By which other languages know them.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// In English.
            #[must_use]
            pub fn english(self) -> &'static str {
                match self { $(Self::$name => $english,)* }
            }
        }
    };
}

words! {
    // What stands in the way: the offer.
    It = "it": "It";
    Quoted = "quoted": "“{it}”";
    Stated = "stated": "{it}.";
    Cancelled = "cancelled": "{title} was cancelled.";
    CancelledHelp = "cancelled-help": "Nothing can be done with it any more; its history stays on record.";
    NeverPublished = "never-published": "{title} is never published.";
    NeverPublishedHelp = "never-published-help": "The definition forbids it for good, whatever its state; nobody can allow it.";
    NoSuchAction = "no-such-action": "{title} has no such action, in no state.";
    ListedBelow = "listed-below": "What can be done with it now is listed below.";
    NotInState = "not-in-state": "{title} is “{state}”; this can be done in {states}.";
    NothingProposed = "nothing-proposed": "Nobody has proposed this, or it was done, declined or withdrawn meanwhile.";
    NothingProposedHelp = "nothing-proposed-help": "Somebody who may do the action must propose it first.";
    NotStartable = "not-startable": "The review has started already, has not started yet, or runs under another definition.";
    NotStartableHelp = "not-startable-help": "A review is started once, and runs under one version of its definition.";
    Unknown = "unknown": "There is nothing of this name that you may see.";
    UnknownHelp = "unknown-help": "Check the name; if it is right, ask the manager of the review whether it is for you.";
    DoesNotExist = "does-not-exist": "{what} does not exist.";
    DoesNotExistYet = "does-not-exist-yet": "{what} does not exist yet.";

    // Persons.
    OnlyRoles = "only-roles": "Only {roles} may do this.";
    AskOne = "ask-one": "Ask one of them, or act for one of them who has lent you the role.";
    NobodyHolds = "nobody-holds": "Nobody holds it.";
    NobodyHoldsBy = "nobody-holds-by": "Nobody holds it; it is assigned by {roles}.";
    RoleNamed = "role-named": "the role “{role}”";
    RoleNamedOf = "role-named-of": "the role “{role}” of {of}";
    NoRole = "no-role": "a role that nobody can hold here";
    RoleShort = "role-short": "“{role}” needs {holders} and has {there}.";
    OneHolder = "one-holder": "at least one holder";
    Holders = "holders": "at least {min} holders";
    NoHolder = "no-holder": "none";
    NotBy = "not-by": "Whoever did “{action}” may not do this as well.";
    NotByHelp = "not-by-help": "Another person must do it.";
    OnlyBy = "only-by": "Only somebody who did “{action}” may do this.";
    OnlyByHelp = "only-by-help": "One of those who did it must do it.";
    NotRole = "not-role": "Whoever holds {roles} may not do this.";
    NotRoleHelp = "not-role-help": "Another person must do it, who does not hold it.";
    NobodyElse = "nobody-else": "Nobody else may so far: another person needs {roles}.";
    NotProposer = "not-proposer": "Only who proposed it may withdraw it.";
    NotProposerHelp = "not-proposer-help": "Somebody who may consent to it can decline it.";
    SamePerson = "same-person": "The two persons must not be the same.";
    SamePersonHelp = "same-person-help": "Another person must be the second one.";

    // Data.
    InputWrong = "input-wrong": "“{field}” in the form {problem}.";
    InputHelp = "input-help": "Correct the form and send it again; nothing has changed.";
    FormWrong = "form-wrong": "The form is not right.";
    Unconfirmed = "unconfirmed": "Not confirmed: {say}";
    UnconfirmedHelp = "unconfirmed-help": "Confirm it, if you want to go on; the confirmation is recorded.";
    FieldWrong = "field-wrong": "“{field}” {problem}.";
    FieldOfWrong = "field-of-wrong": "“{field}” of {of} {problem}.";
    OutOfBounds = "out-of-bounds": "“{field}” would be out of its bounds.";
    BoundsHelp = "bounds-help": "Choose values that keep it within its bounds.";
    ParameterHelp = "parameter-help": "Correct the parameter and send it again; nothing has changed.";

    // What would follow.
    Undetermined = "undetermined": "It cannot be determined: {what}.";
    UndeterminedHelp = "undetermined-help": "Something that the step refers to is missing; fill in the form, or what it reads.";
    ExistsAlready = "exists-already": "{title} exists already.";
    SomethingExists = "something-exists": "It would create something that exists already.";
    ExistsHelp = "exists-help": "Use what exists, or give the new one another key.";
    WorkIsOpen = "work-is-open": "The review cannot close while work is open.";
    WorkIsOpenHelp = "work-is-open-help": "Finish or cancel what is open.";
    Unending = "unending": "What follows of itself from this step does not come to an end.";
    UnendingHelp = "unending-help": "This is a fault of the definition; tell its author. Nothing has changed.";

    // Time.
    Stale = "stale": "It has changed since you looked: you saw revision {seen}, it is at {touched}.";
    StaleHelp = "stale-help": "Look at it again and decide anew.";
    OccurredLater = "occurred-later": "It cannot have happened later than it is recorded.";
    OccurredLaterHelp = "occurred-later-help": "Give the date on which it happened, today at the latest.";
    OccurredLongAgo = "occurred-long-ago": "What happened before {limit} can only be recorded with a reason.";
    OccurredLongAgoHelp = "occurred-long-ago-help": "Say why it is recorded so late; the reason is recorded with it.";
    Period = "period": "The period ends at {until}, before it begins or before now.";
    PeriodHelp = "period-help": "Choose an end that lies after the beginning and in the future.";
    TimeWrong = "time-wrong": "The time is not possible.";

    // Giving and taking roles.
    NoSuchRoleHelp = "no-such-role-help": "Name a role of the definition, and where it is held.";
    Incompatible = "incompatible": "The person is {role}, which excludes this role.";
    IncompatibleHelp = "incompatible-help": "Choose another person, or take the other role from this one first.";
    FullOne = "full-one": "The role has its one holder.";
    Full = "full": "The role has its {max} holders.";
    FullHelp = "full-help": "Take it from somebody first.";
    TooFewLeftOne = "too-few-left-one": "The role must have a holder; this is the only one.";
    TooFewLeft = "too-few-left": "The role must have at least {min} holders; fewer would be left.";
    TooFewLeftHelp = "too-few-left-help": "Give it to somebody else first, or to somebody in this person's place.";
    HeldAlready = "held-already": "The person holds this role already.";
    HeldAlreadyHelp = "held-already-help": "There is nothing to do.";
    NotHeld = "not-held": "The person does not hold this role.";
    NotHeldHelp = "not-held-help": "Check the person, the role and where it is held.";
    TooFew = "too-few": "The role “{role}” needs {holders} from the start, and {there}.";
    TooFewOf = "too-few-of": "The role “{role}” of {of} needs {holders} from the start, and {there}.";
    NobodyHoldsIt = "nobody-holds-it": "nobody holds it";
    HoldIt = "hold-it": "{count} hold it";
    TooFewHelp = "too-few-help": "Add them under `roles: { {role}: [...] }` of the parameters; {then}.";
    NeverLater = "never-later": "nobody can be given it later";
    NobodyLater = "nobody-later": "nobody is there who could give it to anybody later";

    // Of what a condition consists.
    Unseen = "unseen": "It depends on something that you may not see.";
    Unread = "unread": "It depends on something that you may not read.";
    IsMissing = "is-missing": "{what} is missing.";
    IsThere = "is-there": "{what} is there.";
    NotListed = "not-listed": "{what} cannot be listed yet{because}.";
    IsValue = "is-value": "{what} is {actual}.";
    NotKnownYet = "not-known-yet": "{what} is not known yet{because}.";
    NotKnown = "not-known": "{what} is not known{because}.";
    MilestoneNot = "milestone-not": "Not: {say}";
    MustBe = "must-be": "{what} is {actual}; it must be {demanded}.";
    Something = "something-else": "something else than {value}";
    LessThan = "less-than": "less than {value}";
    AtMost = "at-most": "at most {value}";
    MoreThan = "more-than": "more than {value}";
    AtLeast = "at-least": "at least {value}";
    AreThere = "are-there": "{have} of {of} {what} are there.";
    IsNotIn = "is-not-in": "{what} is not in {among}.";
    IsIn = "is-in": "{what} is in {among}.";
    OneIs = "one-is": "{count} of {of} {what} is {state}.";
    ManyAre = "many-are": "{count} of {of} {what} are {state}.";
    NoneIs = "none-is": "None of {of} {what} is {state}.";
    OneAgainst = "one-against": "1 of {of} {what} stands against it.";
    ManyAgainst = "many-against": "{count} of {of} {what} stand against it.";
    AsItMust = "as-it-must": "as it must be";
    AsTheyMust = "as-they-must": "as they must be";
    OrHaveBeen = "or-have-been": "or have been “{state}”";
    ExactlyOne = "exactly-one": "Exactly one must be.";
    NoSuchYet = "no-such-yet": "There is no such {machine} yet.";
    StateMustBe = "state-must-be": "{title} is “{actual}”; it must be “{state}”.";
    StateNeverWas = "state-never-was": "{title} is “{actual}” and never was “{state}”.";
    StateMustNotBe = "state-must-not-be": "{title} is “{actual}”; it must not be “{state}”.";
    StateWas = "state-was": "{title} was “{state}”; it must never have been.";
    Exception = "exception": "{cell} is a written exception of “{matrix}”; reason: {reason}; authority: {authority}.";
    Amendable = "amendable": "An amendment can bring it into scope, by {roles}.";
    NoCell = "no-cell": "{cell} is not a cell of “{matrix}”.";

    // Why something is not known.
    Because = "because": ", because {why}";
    FieldMissing = "field-missing": "“{field}” of {of} is missing";
    UnreadMissing = "unread-missing": "something that you may not read is missing";
    NoEntry = "no-entry": "there is no entry for it";
    NotFilledIn = "not-filled-in": "“{field}” is not filled in";
    StartedWithout = "started-without": "the review was started without “{parameter}”";
    NoReferred = "no-referred": "what it refers to does not exist";
    RecordedNotStated = "recorded-not-stated": "it is recorded as not stated";
    OutOfRange = "out-of-range": "a number or a date is out of range";
    DependsOnActor = "depends-on-actor": "it depends on who acts and when";

    // What an expression is about.
    ExceptionsOf = "exceptions-of": "the exceptions of {matrix}";
    TheMachine = "the-machine": "the {machine}";
    ItSelf = "it-self": "it";
    ItsParent = "its-parent": "its parent";
    TheReview = "the-review": "the review";
    InForm = "in-form": "“{field}” in the form";
    TheActor = "the-actor": "the person who acts";
    TheTime = "the-time": "the present time";
    FieldOf = "field-of": "{field} of {of}";
    Its = "its": "its {what}";
    PartOfCell = "part-of-cell": "a part of the cell";
    EntryFor = "entry-for": "the entry of {of} for {key}";
    NumberOf = "number-of": "the number of {what}";
    Days = "days": "{count} days";
    Workdays = "workdays": "{count} working days";
    DateOf = "date-of": "the date of {of}";
    Plus = "plus": "{left} plus {right}";
    Minus = "minus": "{left} minus {right}";
    This = "this": "this";
    CellsOf = "cells-of": "cells of {matrix}";
    EntriesOf = "entries-of": "entries of {vocabulary}";
    EntriesOfField = "entries-of-field": "entries of “{field}”";
    EntriesInForm = "entries-in-form": "entries of “{field}” in the form";
    Entries = "entries": "entries";
    InstancesOf = "instances-of": "instances of {machine}";

    // Values.
    Yes = "yes": "yes";
    No = "no": "no";
    NotStated = "not-stated": "not stated";
    Nothing = "nothing": "nothing";
    Unreadable = "unreadable": "a value you may not read";
    Hidden = "hidden": "something you may not see";

    // What is wrong with a value, after the name of its field.
    IsRequired = "is-required": "is required";
    NotOfForm = "not-of-form": "is not part of the form; its fields are {known}";
    NotOfEmptyForm = "not-of-empty-form": "is not part of the form, which is empty";
    TextTooLong = "text-too-long": "is longer than {max} bytes; hand in a document";
    DocumentTooLong = "document-too-long": "is a document of {length} bytes; the most is {max}";
    NameTooLong = "name-too-long": "has a name or a media type of more than {max} bytes";
    NoPerson = "no-person": "`{id}` is not a person";
    NotOneOf = "not-one-of": "`{id}` is not one of {known}";
    NotInScope = "not-in-scope": "`{cell}` is not in scope";
    MustHaveType = "must-have-type": "must be {type}";
    NoMember = "no-member": "`{id}` is not a {of}; there are {known}";
    LeastIs = "least-is": "is {amount}; the least is {min}";
    MostIs = "most-is": "is {amount}; the most is {max}";
    LeastMembers = "least-members": "is {amount} members; the least is {min}";
    MostMembers = "most-members": "is {amount} members; the most is {max}";
    TooManyMembers = "too-many-members": "has {amount} members; the most is {max}";
    ForMember = "for-member": "{problem} (for {member})";
    LongerThan = "longer-than": "is longer than {max} bytes";
    IsEmpty = "is-empty": "is empty";
    NoId = "no-id": "has the member `{member}`, which is no id: lower-case letters, digits and `_`, beginning with a letter";
    MemberTitle = "member-title": "has the member `{member}`, whose title {problem}";
    TheReason = "the-reason": "reason";
    TheAuthority = "the-authority": "authority";
    NeedsIts = "needs-its": "needs its {what}; `not stated` if there is none";
    NeedsText = "needs-text": "needs its {what}, a text or `not stated`";
    LongStatement = "long-statement": "has a {what} of more than {max} bytes";
    ManyCells = "many-cells": "has {amount} cells; the most is {max}";
    Ambiguous = "ambiguous": "has the member `{member}`, and so has `{other}`, which is used together with it; give one of them another id";
    OtherDefinition = "other-definition": "is another definition than this one";
    StrayException = "stray-exception": "has an exception for `{cell}`, which is no cell of it";
    TwoExceptions = "two-exceptions": "has two exceptions for `{cell}`";
    TakesNoValue = "takes-no-value": "is not a parameter that takes a value";
    NoMatrix = "no-matrix": "is not a matrix, which alone has exceptions";
    NotGiven = "not-given": "is not a vocabulary that a parameter gives";
    NotProvided = "not-provided": "cannot be amended: the definition does not provide for it";
    NotInThisWay = "not-in-this-way": "cannot be amended in this way";
    HasAlready = "has-already": "has `{member}` already";
    HasNo = "has-no": "has no `{member}`";
    NoException = "no-exception": "has no exception for `{cell}`";
    NoCellInScope = "no-cell-in-scope": "has no cell `{cell}` in scope";
    ChangedTwice = "changed-twice": "is changed twice by this: something is named twice";
    NothingNamed = "nothing-named": "is not changed by this: nothing is named";
    NoRoleOf = "no-role-of": "there is no role `{role}`; there are {known}";
    HeldIn = "held-in": "`{role}` is held in {scope}; say in which";
    HeldInAll = "held-in-all": "`{role}` is held in the review as a whole, not in `{instance}`";
    HeldNotIn = "held-not-in": "`{role}` is held in {scope}, not in `{instance}`";
    PlaceToSet = "place-to-set": "the place in `{field}` to set";
    NewValue = "new-value": "the new value of `{field}`";
    ListOf = "list-of": "the list that `{name}` runs over";
    CancelsReview = "cancels-review": "what to cancel: the review itself cannot be";
    KeyOfNew = "key-of-new": "the key of a new {machine}";
    LongKeyOfNew = "long-key-of-new": "the key of a new {machine}: it is too long";
    ParentOfNew = "parent-of-new": "the parent of a new {machine}";
    FieldOfNew = "field-of-new": "`{field}` of a new {machine}";

    // Types.
    TypeBool = "type-bool": "yes or no";
    TypeInt = "type-int": "a whole number";
    TypeText = "type-text": "a text";
    TypeDate = "type-date": "a date, as 2003-09-15";
    TypePartialDate = "type-partial-date": "a date, a month or a year, as 2003-09-15, 2003-09 or 2003";
    TypeInstant = "type-instant": "a moment, as 2003-09-15T12:00:00Z";
    TypeDuration = "type-duration": "a number of days";
    TypeDocument = "type-document": "a document";
    TypePerson = "type-person": "a person";
    TypeOneOf = "type-one-of": "one of {known}";
    TypeCell = "type-cell": "a cell of {matrix}";
    TypeList = "type-list": "a list, each {type}";
    TypeSet = "type-set": "a set, each {type}";
    TypePer = "type-per": "for each {vocabulary} {type}";
    TypeOrNotStated = "type-or-not-stated": "{type}, or `not stated`";

    // How a review stands.
    SomethingElse = "counted-none": "something else";
    OneThing = "counted-one": "one thing";
    Things = "counted": "{count} things";
    OneIsOverdue = "one-is-overdue": "One thing is overdue.";
    AreOverdue = "are-overdue": "{count} things are overdue.";
    CanBeDone = "can-be-done": "“{title}” can be done now.";
    WaitsForThings = "waits-for-things": "“{title}” waits for {things}.";
    BlockedByThings = "blocked-by-things": "“{title}” is blocked by {things}.";

    // What happened. Where somebody did it, this goes on after their name.
    DidStart = "did-start": "started the review “{title}”";
    WasCreated = "was-created": "{title} was created.";
    WasWithoutEffect = "was-without-effect": "“{signal}” had no effect on {title}.";
    IsNow = "is-now": "{title} is now “{state}”.";
    Did = "did": "did “{action}”: {title}";
    DidCancel = "did-cancel": "cancelled {title}";
    WasCancelledBy = "was-cancelled-by": "{title} was cancelled by an amendment of {parameter}.";
    DidPropose = "did-propose": "proposed “{action}”: {title}; a second person must consent";
    DidDecline = "did-decline": "declined “{action}”: {title}";
    DidWithdraw = "did-withdraw": "withdrew “{action}”: {title}";
    DidGive = "did-give": "gave the role {role} to {person}";
    DidTake = "did-take": "took the role {role} from {person}";
    DidLend = "did-lend": "lent the role {role} of {holder} to {to}, from {from} until {until}";
    RoleOf = "role-of": "“{role}” of {of}";
    DidAmend = "did-amend": "amended “{parameter}”: {changes}; reason: {reason}; authority: {authority}";
    Added = "added": "added {what}";
    Removed = "removed": "removed {what}";
    Included = "included": "brought into scope {what}";
    OutOfScope = "out-of-scope": "out of scope; reason: {reason}; authority: {authority}";
    Excluded = "excluded": "took out of scope {what}";
}
