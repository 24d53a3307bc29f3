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
    [one] One step needs you.
   *[other] { $count } steps need you.
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
work-newest = What moved last
work-possible = { $count ->
    [one] One more thing is possible, and nobody expects it
   *[other] { $count } more things are possible, and nobody expects them
}
work-possible-caption = Possible
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
people = People
documents = Documents
dossier = Dossier
review-pages = Pages of this review
review-stages = Stages
review-milestones = Milestones
review-around = Dates, people and scope
stage-skipped = not taken
stage-share = { $done } of { $of } done
milestone-unknown = you cannot follow this
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
why-one-step = What would lead on:
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
    [one] One cell is excluded; its reason and authority stand in it.
   *[other] { $count } cells are excluded; their reasons and authorities stand in them.
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
