# Reviews, their instances, matrices, and the work of one person.

state-ready = Ready
state-waiting = Waiting
state-blocked = Blocked
state-overdue = Overdue
state-not-yours = Not yours
state-done = Done
state-later = Later
state-faulty = Faulty

work-summary = { $count ->
    [0] Nothing needs you now.
    [one] One thing needs you.
   *[other] { $count } things need you.
}
work-summary-overdue = { $overdue ->
    [one] One is overdue.
   *[other] { $overdue } are overdue.
}
work-summary-waiting = { $count ->
    [one] One more is yours and waits.
   *[other] { $count } more are yours and wait.
}
work-overdue = Overdue
work-soon = Due in the next seven days
work-later = Later, or without a date
work-waiting = Waiting for others
work-all = All of my work
work-newest = What moved last
work-possible = { $count ->
    [one] You may also do one more thing, and nothing waits for it
   *[other] You may also do { $count } more things, and nothing waits for them
}
work-possible-caption = You may also
column-step = Step
column-review = Review
column-about = About
column-state = State
column-due = Due
column-holds-up = It holds up
column-waits-for = Waits for
column-whose-move = Whose move
column-since = Since
column-what = What
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
and-more-rows = { $count ->
    [one] One more
   *[other] { $count } more
}
and-more-things = { $count ->
    [one] and one more thing
   *[other] and { $count } more things
}

review = Review
history = History
matrix = Matrix
documents = Documents
schedule = Schedule
dossier = Dossier
review-page-title = { $page } · { $review }
review-pages = Pages of this review
review-stages = Stages
review-milestones = Milestones
review-around = Dates, people and scope
stage-skipped = not taken
stage-share = { $done } of { $of } done
milestones-unknown = { $count ->
    [one] One more milestone, which you cannot follow
   *[other] { $count } more milestones, which you cannot follow
}
since = Since
first-due = first due
expected = expected to go on by
due = due
what-you-can-do = What you can do now
nothing-to-do = Nothing is yours to do now.
yours-and-waiting = Yours, and waiting
waits-for = It waits for:
in-place-of = in the place of
consent-to = Consent:
is-for-others = This is for others to do; whose move it is stands above.
instances = What there is
all-of-them = show all { $count }
hidden-instances = { $count ->
    [one] and one more that you may not see
   *[other] and { $count } more that you may not see
}
cancelled = cancelled
dates = Dates
all-people = Everybody who takes part
more-roles = { $count ->
    [one] One more role in a part of the review
   *[other] { $count } more roles in parts of the review
}
scope = What it is about
last-events = What happened last
whole-history = The whole history

why-available = This can be done.
why-leads-to = It leads to:
why-advice = Advice that is not followed, to be confirmed:
why-open = This depends on the form, or on who acts:
why-instead = What can be done instead:
why-met = { $count ->
    [one] One condition is met
   *[other] { $count } conditions are met
}
why-details = What is missing, and who could do it
why-undetermined = cannot be decided yet
why-who = Who may:
why-one-of = One of these is needed:
why-all-of = All of these are needed:
why-stuck = No way leads there any more.
why-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
why-hidden = { $count ->
    [one] one further one that you may not see
   *[other] { $count } further ones that you may not see
}
why-automatic = follows of itself
why-not-yet = not yet possible
why-as-above = as above
why-whose-move = Whose move it is:
why-moves = { $count } moves
why-does-not-exist = does not exist yet
why-more-creators = { $count ->
    [one] and one more that could create it
   *[other] and { $count } more that could create it
}
why-first = Before that there must be:
why-creates = Created by
why-could-create = Could be created by
why-once-it-is = once it is

matrix-excluded = Not in scope: a written exception
matrix-hidden = You may not know
matrix-exclusions = { $count ->
    [one] One cell is excluded; its reason and authority stand in the list of cells.
   *[other] { $count } cells are excluded; their reasons and authorities stand in the list of cells.
}
matrix-unplaced = { $count ->
    [one] One more is there whose place you may not know.
   *[other] { $count } more are there whose places you may not know.
}
matrix-amended-by = Who may change the scope:
reason = Reason
authority = By the authority of
sign-done = done
sign-open = open
sign-overdue = overdue
sign-failed = came to nothing
sign-empty = nothing yet
matrix-cells = What there is in each cell
matrix-cell = Cell
matrix-none = The definition of this review has no matrix.

consent-waits = This waits for the word of a second person
consent-not-yours = The word is for somebody else to give.
consent-decide = Read it and decide
proposed-by = proposed by
instance-data = What is written here
instance-empty = Nothing yet.
instance-not-readable = You may know that this exists and how it stands, and not what is written here.
instance-children = What came of it

public-what = This is what anybody may know of this review. It is computed for nobody in particular, whoever looks.

help = Help
help-lead = Every page of a review answers two questions first: why does it not go on, and what can you do now. Both answers are computed from the definition of the review each time; nobody writes them.
help-states = The words for how things stand
help-states-lead = The word and the sign say it; the colour only repeats them.
help-state-ready = All conditions hold, and nobody has acted yet.
help-state-waiting = For a person or a date, and still within the expected time.
help-state-blocked = A condition fails, and the wait has lasted longer than was expected: past its deadline, past the estimate, or a week where nothing is written.
help-state-overdue = A deadline has passed. That changes nothing by itself: what is late can still be done.
help-state-not-yours = All conditions hold, but the right belongs to somebody else. It is no fault of the work.
help-state-done = It is behind us.
help-state-later = It is still to come.
help-state-faulty = A machine does not work, such as a delivery. It is never a fault of the work, and those who run this installation see it.
help-past = The past
help-past-text = Every page of a review can be seen as it was: take an event on the page History, or put ?at= and an event’s number, a date or a moment behind the address. The past is marked, nothing can be done in it, and what you may see there is decided by your rights of today. My work, the portfolio, the search, the definitions and the public card take a date or a moment.
help-words = The words of the house
word-definition = Definition
word-definition-means = A process as written and checked: what there is, in which states it can be, who may do what, and when. A review keeps the one it began with.
word-review = Review
word-review-means = One running case of a definition, with a record of its own.
word-machine = Machine
word-machine-means = The life of one kind of thing, such as a report: its states and the ways between them.
word-instance = Instance
word-instance-means = One such thing in one review.
word-stage = Stage
word-stage-means = A state of the review as a whole.
word-milestone = Milestone
word-milestone-means = A fact with a name that follows from how things stand.
word-action = Action
word-action-means = What a person may do with an instance in a state.
word-step = Step
word-step-means = An action that somebody did, with everything it caused.
word-condition = Condition
word-condition-means = A sentence of the definition that must hold before an action can be done.
word-refusal = Refusal
word-refusal-means = A step that was not accepted, with what was missing. Nothing changes by it; that it was refused is recorded.
word-event = Event
word-event-means = One entry of the record. Entries are never changed or removed.
word-revision = Revision
word-revision-means = The number of an event within its review, from 0.
word-deadline = Deadline
word-deadline-means = A moment until which something should be done, fixed when its state is entered.
word-role = Role
word-role-means = What gives a person the right to act and to read. It can be lent for a time; the record then names both.
help-keys = Keys
help-keys-lead = No feature needs a key. Single keys are off while you write, and can be switched off on your page.
key-palette = Search, or do something on this page
key-help = This help
key-home = Go to your work
key-reviews = Go to the reviews
key-definitions = Go to the definitions
key-search = Go to the search
key-down = Next row
key-up = Row before
key-earlier = In a history: one event earlier
key-later = In a history: one event later
help-offline = Without a network
help-offline-text = What you write is kept on your device if it is for everybody who takes part; what is more confidential is never kept there. If the network is lost while you send, the page says so, and you can send it again: the same step sent twice counts once.
help-privacy = Who can see what
help-privacy-sees = What you see is decided by the definition and by your roles. What you may not know of is not counted, not found, and not in any error. A form says before you write who will be able to read it.
help-privacy-reads = When somebody reads what is not for everybody, that is recorded: who, when, and which page, without its content.
help-privacy-cookies = Before you sign in there is no cookie. Afterwards there is one, for your session. Nothing is loaded from elsewhere, and nobody follows you.
help-wrong = If something is wrong
help-wrong-text = A page that cannot be shown says what to do. Nothing is ever done in part: try again, or tell those who run this installation.

moved-since = { $count ->
    [one] One thing has moved since you last looked.
   *[other] { $count } things have moved since you last looked.
}
moved-since-many = More than { $count } things have moved since you last looked.
moved-none = Nothing has moved since you last looked.
moved-what = What changed
work-moved = Moved since you last looked
column-expected = Expected by
if-nothing-changes = If nothing changes, this is late next:
in-days = { $count ->
    [0] in less than a day
    [one] in one day
   *[other] in { $count } days
}
