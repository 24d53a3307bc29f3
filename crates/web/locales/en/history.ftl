# History and dossier.

history-event = Event { $revision } of { $last }
history-hidden = What happened here is not for you to know.
slider-earlier = Earlier
slider-later = Later
slider-event = Event
slider-show = Show
history-number = Event number
history-moment = Moment, { $zone }
history-next-decision = Next decision
history-next-by = Next by this person
history-review = The review at this event
history-with = Compare with
history-with-before = The event before
history-with-stage = Before this stage began
history-with-now = Now
history-with-visit = My last visit
history-with-number = Compare with event number
history-compare = Compare
history-compared = From event { $before } to event { $after }
history-compared-nothing = From the beginning to event { $after }
history-this-event = This event
history-because-of = Because of
history-led-to = Led to
history-occurred = Occurred
history-effective = Counts from
history-recorded = Recorded
history-instance = Part of the review
history-by = Person
history-only-these = Only these events
history-stored = As stored
history-position = Position in the record
history-hash = Hash of the leaf
history-leaf = Leaf
history-section = Open section { $name }
history-around = Around this event
history-earlier-events = Earlier events
history-more-later = Later events
history-more-earlier = Earlier events
history-first = First event
history-last = Last event
history-none = No event fits.
history-followed = { $count ->
    [one] One more event of this step
   *[other] { $count } more events of this step
}
history-filter = Filter
history-kind = Kind
history-all = All
history-all-events = All events

kind-done = Done by somebody
kind-followed = Followed of itself
kind-created = Created
kind-cancelled = Cancelled
kind-proposal = Proposed or declined
kind-role = Roles
kind-amended = Amended
kind-ignored = Without effect
kind-started = Started

diff-title = What changed
diff-nothing = Nothing that you may know of is different.
diff-what = What
diff-before = Before
diff-after = After
diff-more = { $count ->
    [one] One more difference
   *[other] { $count } more differences
}
diff-unchanged = { $count ->
    [0] No other fact is known.
    [one] One other fact is unchanged.
   *[other] { $count } other facts are unchanged.
}
diff-created = created
diff-revealed = visible only now
diff-state = state
diff-cancelled = cancelled
diff-field = changed
diff-disclosed = readable only now
diff-deadline-set = due time set
diff-deadline-moved = due time moved
diff-deadline-ended = due time ended
diff-proposed = waits for a second person
diff-proposal-ended = waits no longer
diff-touched = touched, without a visible change
diff-holder-added = holds it now
diff-holder-removed = holds it no longer
diff-lent = lent
diff-loan-ended = no longer lent
diff-parameter = amended
diff-exception = scope amended
diff-milestone-reached = reached
diff-milestone-lost = no longer reached
diff-without-effect = without effect

dossier-as-of = As it was after event { $revision }, { $moment }
dossier-read-by = Read by { $name }, { $moment }
dossier-class = Class { $class }
dossier-workflow = Process
dossier-seal = Seal
dossier-last = Last event
dossier-record = Record
dossier-size = { $count ->
    [one] One entry
   *[other] { $count } entries
}
dossier-contents = Contents
dossier-parameters = What it is about
dossier-people = People
dossier-role = Role
dossier-holders = Holders
dossier-stages = Stages
dossier-stage = Stage
dossier-entered = Entered
dossier-left = Left
dossier-milestones = Milestones
dossier-milestone = Milestone
dossier-reached = Reached
dossier-not-reached = not reached
dossier-not-known = not for you to know
dossier-matrix = Matrix
dossier-instances = Every part
dossier-state = State
dossier-since = Since
dossier-due = Due
dossier-parent = Belongs to
dossier-unreadable = Its content is not for you to read.
dossier-proposed = Waits for a second person
dossier-decisions = Decisions
dossier-history = History
dossier-number = No.
dossier-time = Time
dossier-what = What happened
dossier-hidden = { $count ->
    [one] One more that you may not see: { $kind }
   *[other] { $count } more that you may not see: { $kind }
}
dossier-nobody = nobody
dossier-print = To print it, or to keep it as PDF, use the browser.
