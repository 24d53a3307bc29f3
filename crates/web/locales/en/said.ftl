# What explanations and histories say, as `process` says it in English: a test keeps them equal.

## What stands in the way: the offer.

said-it = It
said-quoted = “{ $it }”
said-stated = { $it }.
said-cancelled = { $title } was cancelled.
said-cancelled-help = Nothing can be done with it any more; its history stays on record.
said-never-published = { $title } is never published.
said-never-published-help = The definition forbids it for good, whatever its state; nobody can allow it.
said-no-such-action = { $title } has no such action, in no state.
said-listed-below = What can be done with it now is listed below.
said-not-in-state = { $title } is “{ $state }”; this can be done in { $states }.
said-nothing-proposed = Nobody has proposed this, or it was done, declined or withdrawn meanwhile.
said-nothing-proposed-help = Somebody who may do the action must propose it first.
said-not-startable = The review has started already, has not started yet, or runs under another definition.
said-not-startable-help = A review is started once, and runs under one version of its definition.
said-unknown = There is nothing of this name that you may see.
said-unknown-help = Check the name; if it is right, ask the manager of the review whether it is for you.
said-does-not-exist = { $what } does not exist.
said-does-not-exist-yet = { $what } does not exist yet.

## Persons.

said-only-roles = Only { $roles } may do this.
said-ask-one = Ask one of them, or act for one of them who has lent you the role.
said-nobody-holds = Nobody holds it.
said-nobody-holds-by = Nobody holds it; it is assigned by { $roles }.
said-role-named = the role “{ $role }”
said-role-named-of = the role “{ $role }” of { $of }
said-no-role = a role that nobody can hold here
said-role-short = “{ $role }” needs { $holders } and has { $there }.
said-one-holder = at least one holder
said-holders = at least { $min } holders
said-no-holder = none
said-not-by = Whoever did “{ $action }” may not do this as well.
said-not-by-help = Another person must do it.
said-only-by = Only somebody who did “{ $action }” may do this.
said-only-by-help = One of those who did it must do it.
said-not-role = Whoever holds { $roles } may not do this.
said-not-role-help = Another person must do it, who does not hold it.
said-nobody-else = Nobody else may so far: another person needs { $roles }.
said-not-proposer = Only who proposed it may withdraw it.
said-not-proposer-help = Somebody who may consent to it can decline it.
said-same-person = The two persons must not be the same.
said-same-person-help = Another person must be the second one.

## Data.

said-input-wrong = “{ $field }” in the form { $problem }.
said-input-help = Correct the form and send it again; nothing has changed.
said-form-wrong = The form is not right.
said-unconfirmed = Not confirmed: { $say }
said-unconfirmed-help = Confirm it, if you want to go on; the confirmation is recorded.
said-field-wrong = “{ $field }” { $problem }.
said-field-of-wrong = “{ $field }” of { $of } { $problem }.
said-out-of-bounds = “{ $field }” would be out of its bounds.
said-bounds-help = Choose values that keep it within its bounds.
said-parameter-help = Correct the parameter and send it again; nothing has changed.

## What would follow.

said-undetermined = It cannot be determined: { $what }.
said-undetermined-help = Something that the step refers to is missing; fill in the form, or what it reads.
said-exists-already = { $title } exists already.
said-something-exists = It would create something that exists already.
said-exists-help = Use what exists, or give the new one another key.
said-work-is-open = The review cannot close while work is open.
said-work-is-open-help = Finish or cancel what is open.
said-unending = What follows of itself from this step does not come to an end.
said-unending-help = This is a fault of the definition; tell its author. Nothing has changed.

## Time.

said-stale = It has changed since you looked: you saw revision { $seen }, it is at { $touched }.
said-stale-help = Look at it again and decide anew.
said-occurred-later = It cannot have happened later than it is recorded.
said-occurred-later-help = Give the date on which it happened, today at the latest.
said-occurred-long-ago = What happened before { $limit } can only be recorded with a reason.
said-occurred-long-ago-help = Say why it is recorded so late; the reason is recorded with it.
said-period = The period ends at { $until }, before it begins or before now.
said-period-help = Choose an end that lies after the beginning and in the future.
said-time-wrong = The time is not possible.

## Giving and taking roles.

said-no-such-role-help = Name a role of the definition, and where it is held.
said-incompatible = The person is { $role }, which excludes this role.
said-incompatible-help = Choose another person, or take the other role from this one first.
said-full-one = The role has its one holder.
said-full = The role has its { $max } holders.
said-full-help = Take it from somebody first.
said-too-few-left-one = The role must have a holder; this is the only one.
said-too-few-left = The role must have at least { $min } holders; fewer would be left.
said-too-few-left-help = Give it to somebody else first, or to somebody in this person's place.
said-held-already = The person holds this role already.
said-held-already-help = There is nothing to do.
said-not-held = The person does not hold this role.
said-not-held-help = Check the person, the role and where it is held.
said-too-few = The role “{ $role }” needs { $holders } from the start, and { $there }.
said-too-few-of = The role “{ $role }” of { $of } needs { $holders } from the start, and { $there }.
said-nobody-holds-it = nobody holds it
said-hold-it = { $count } hold it
said-too-few-help = Add them under `roles: {"{"} { $role }: [...] {"}"}` of the parameters; { $then }.
said-never-later = nobody can be given it later
said-nobody-later = nobody is there who could give it to anybody later

## Of what a condition consists.

said-unseen = It depends on something that you may not see.
said-unread = It depends on something that you may not read.
said-is-missing = { $what } is missing.
said-is-there = { $what } is there.
said-not-listed = { $what } cannot be listed yet{ $because }.
said-is-value = { $what } is { $actual }.
said-not-known-yet = { $what } is not known yet{ $because }.
said-not-known = { $what } is not known{ $because }.
said-milestone-not = Not: { $say }
said-must-be = { $what } is { $actual }; it must be { $demanded }.
said-something-else = something else than { $value }
said-less-than = less than { $value }
said-at-most = at most { $value }
said-more-than = more than { $value }
said-at-least = at least { $value }
said-are-there = { $have } of { $of } { $what } are there.
said-is-not-in = { $what } is not in { $among }.
said-is-in = { $what } is in { $among }.
said-one-is = { $count } of { $of } { $what } is { $state }.
said-many-are = { $count } of { $of } { $what } are { $state }.
said-none-is = None of { $of } { $what } is { $state }.
said-one-against = 1 of { $of } { $what } stands against it.
said-many-against = { $count } of { $of } { $what } stand against it.
said-as-it-must = as it must be
said-as-they-must = as they must be
said-or-have-been = or have been “{ $state }”
said-exactly-one = Exactly one must be.
said-no-such-yet = There is no such { $machine } yet.
said-state-must-be = { $title } is “{ $actual }”; it must be “{ $state }”.
said-state-never-was = { $title } is “{ $actual }” and never was “{ $state }”.
said-state-must-not-be = { $title } is “{ $actual }”; it must not be “{ $state }”.
said-state-was = { $title } was “{ $state }”; it must never have been.
said-exception = { $cell } is a written exception of “{ $matrix }”; reason: { $reason }; authority: { $authority }.
said-amendable = An amendment can bring it into scope, by { $roles }.
said-no-cell = { $cell } is not a cell of “{ $matrix }”.

## Why something is not known.

said-because = , because { $why }
said-field-missing = “{ $field }” of { $of } is missing
said-unread-missing = something that you may not read is missing
said-no-entry = there is no entry for it
said-not-filled-in = “{ $field }” is not filled in
said-started-without = the review was started without “{ $parameter }”
said-no-referred = what it refers to does not exist
said-recorded-not-stated = it is recorded as not stated
said-out-of-range = a number or a date is out of range
said-depends-on-actor = it depends on who acts and when

## What an expression is about.

said-exceptions-of = the exceptions of { $matrix }
said-the-machine = the { $machine }
said-it-self = it
said-its-parent = its parent
said-the-review = the review
said-in-form = “{ $field }” in the form
said-the-actor = the person who acts
said-the-time = the present time
said-field-of = { $field } of { $of }
said-its = its { $what }
said-part-of-cell = a part of the cell
said-entry-for = the entry of { $of } for { $key }
said-number-of = the number of { $what }
said-days = { $count } days
said-workdays = { $count } working days
said-date-of = the date of { $of }
said-plus = { $left } plus { $right }
said-minus = { $left } minus { $right }
said-this = this
said-cells-of = cells of { $matrix }
said-entries-of = entries of { $vocabulary }
said-entries-of-field = entries of “{ $field }”
said-entries-in-form = entries of “{ $field }” in the form
said-entries = entries
said-instances-of = instances of { $machine }

## Values.

said-yes = yes
said-no = no
said-not-stated = not stated
said-nothing = nothing
said-unreadable = a value you may not read
said-hidden = something you may not see

## What is wrong with a value, after the name of its field.

said-is-required = is required
said-not-of-form = is not part of the form; its fields are { $known }
said-not-of-empty-form = is not part of the form, which is empty
said-text-too-long = is longer than { $max } bytes; hand in a document
said-document-too-long = is a document of { $length } bytes; the most is { $max }
said-name-too-long = has a name or a media type of more than { $max } bytes
said-no-person = `{ $id }` is not a person
said-not-one-of = `{ $id }` is not one of { $known }
said-not-in-scope = `{ $cell }` is not in scope
said-must-have-type = must be { $type }
said-no-member = `{ $id }` is not a { $of }; there are { $known }
said-least-is = is { $amount }; the least is { $min }
said-most-is = is { $amount }; the most is { $max }
said-least-members = is { $amount } members; the least is { $min }
said-most-members = is { $amount } members; the most is { $max }
said-too-many-members = has { $amount } members; the most is { $max }
said-for-member = { $problem } (for { $member })
said-longer-than = is longer than { $max } bytes
said-is-empty = is empty
said-no-id = has the member `{ $member }`, which is no id: lower-case letters, digits and `_`, beginning with a letter
said-member-title = has the member `{ $member }`, whose title { $problem }
said-the-reason = reason
said-the-authority = authority
said-needs-its = needs its { $what }; `not stated` if there is none
said-needs-text = needs its { $what }, a text or `not stated`
said-long-statement = has a { $what } of more than { $max } bytes
said-many-cells = has { $amount } cells; the most is { $max }
said-ambiguous = has the member `{ $member }`, and so has `{ $other }`, which is used together with it; give one of them another id
said-other-definition = is another definition than this one
said-stray-exception = has an exception for `{ $cell }`, which is no cell of it
said-two-exceptions = has two exceptions for `{ $cell }`
said-takes-no-value = is not a parameter that takes a value
said-no-matrix = is not a matrix, which alone has exceptions
said-not-given = is not a vocabulary that a parameter gives
said-not-provided = cannot be amended: the definition does not provide for it
said-not-in-this-way = cannot be amended in this way
said-has-already = has `{ $member }` already
said-has-no = has no `{ $member }`
said-no-exception = has no exception for `{ $cell }`
said-no-cell-in-scope = has no cell `{ $cell }` in scope
said-changed-twice = is changed twice by this: something is named twice
said-nothing-named = is not changed by this: nothing is named
said-no-role-of = there is no role `{ $role }`; there are { $known }
said-held-in = `{ $role }` is held in { $scope }; say in which
said-held-in-all = `{ $role }` is held in the review as a whole, not in `{ $instance }`
said-held-not-in = `{ $role }` is held in { $scope }, not in `{ $instance }`
said-place-to-set = the place in `{ $field }` to set
said-new-value = the new value of `{ $field }`
said-list-of = the list that `{ $name }` runs over
said-cancels-review = what to cancel: the review itself cannot be
said-key-of-new = the key of a new { $machine }
said-long-key-of-new = the key of a new { $machine }: it is too long
said-parent-of-new = the parent of a new { $machine }
said-field-of-new = `{ $field }` of a new { $machine }

## Types.

said-type-bool = yes or no
said-type-int = a whole number
said-type-text = a text
said-type-date = a date, as 2003-09-15
said-type-partial-date = a date, a month or a year, as 2003-09-15, 2003-09 or 2003
said-type-instant = a moment, as 2003-09-15T12:00:00Z
said-type-duration = a number of days
said-type-document = a document
said-type-person = a person
said-type-one-of = one of { $known }
said-type-cell = a cell of { $matrix }
said-type-list = a list, each { $type }
said-type-set = a set, each { $type }
said-type-per = for each { $vocabulary } { $type }
said-type-or-not-stated = { $type }, or `not stated`

## How a review stands.

said-counted-none = something else
said-counted-one = one thing
said-counted = { $count } things
said-one-is-overdue = One thing is overdue.
said-are-overdue = { $count } things are overdue.
said-can-be-done = “{ $title }” can be done now.
said-waits-for-things = “{ $title }” waits for { $things }.
said-blocked-by-things = “{ $title }” is blocked by { $things }.

## What happened. Where somebody did it, this goes on after their name.

said-did-start = started the review “{ $title }”
said-was-created = { $title } was created.
said-was-without-effect = “{ $signal }” had no effect on { $title }.
said-is-now = { $title } is now “{ $state }”.
said-did = did “{ $action }”: { $title }
said-did-cancel = cancelled { $title }
said-was-cancelled-by = { $title } was cancelled by an amendment of { $parameter }.
said-did-propose = proposed “{ $action }”: { $title }; a second person must consent
said-did-decline = declined “{ $action }”: { $title }
said-did-withdraw = withdrew “{ $action }”: { $title }
said-did-give = gave the role { $role } to { $person }
said-did-take = took the role { $role } from { $person }
said-did-lend = lent the role { $role } of { $holder } to { $to }, from { $from } until { $until }
said-role-of = “{ $role }” of { $of }
said-did-amend = amended “{ $parameter }”: { $changes }; reason: { $reason }; authority: { $authority }
said-added = added { $what }
said-removed = removed { $what }
said-included = brought into scope { $what }
said-out-of-scope = out of scope; reason: { $reason }; authority: { $authority }
said-excluded = took out of scope { $what }

said-or = or
said-and = and

told = { $who } { $what }
told-for = { $who }, for { $holder }, { $what }
told-with = { $told }, with the consent of { $second }
told-somebody = Somebody
