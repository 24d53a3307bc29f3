# Lists of reviews, schedules, definitions and search in English.

table-pages = Pages
table-page = Page { $page } of { $pages }
table-before = Previous page
table-after = Next page

gantt-describes = Each bar runs from the beginning to now, or to the end; the line across all is the moment shown. A dashed box reaches to the date first set, a diamond marks the next date, hatching what is blocked, a whisker the forecast, an arrow a date further ahead. The table below says all of it.

portfolio-views = Views
portfolio-view-all = All
portfolio-view-mine = Mine
portfolio-view-blocked = Blocked or overdue
portfolio-view-due = Due in 30 days
portfolio-filter = Name contains
portfolio-at = As of
portfolio-show = Show
portfolio-csv = Download as CSV
portfolio-none = There is no review here that you may know of.
portfolio-sentence =
    { $open ->
        [one] One review is open:
       *[other] { $open } reviews are open:
    } { $track } on track, { $risk } at risk, { $blocked } blocked.
not-stated = not stated
portfolio-not-stated =
    { $count ->
        [one] For one it is not stated.
       *[other] For { $count } it is not stated.
    }
portfolio-over =
    { $over ->
        [one] One is over.
       *[other] { $over } are over.
    }
portfolio-longest =
    { $days ->
        [0] The longest wait is less than a day:
        [one] The longest wait is one day:
       *[other] The longest wait is { $days } days:
    }
portfolio-more = and { $count } more
portfolio-chart = Reviews over time
portfolio-table = Reviews in a table
portfolio-caption = Reviews as a table. The heads of the columns sort it.
portfolio-by-review = Review
portfolio-by-stage = Stage
portfolio-by-state = State
portfolio-by-waiting = Waiting for
portfolio-by-due = Next date
portfolio-by-forecast = Forecast
portfolio-by-slip = Slip
portfolio-by-slack = Slack
portfolio-overdue =
    { $count ->
        [one] 1 thing overdue
       *[other] { $count } things overdue
    }
portfolio-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
portfolio-most = 9 in 10 by
portfolio-no-history = no history yet
portfolio-expected = expected by
portfolio-will-be-late =
    { $count ->
        [one] 1 day after its due date
       *[other] { $count } days after its due date
    }

definitions-none = No definition is published yet.
definitions-caption = What is published, the newest version of each workflow first
definition-title = Definition
definition-version = Version
definition-running = Open reviews
definition-more = More
definition-start = Start a review
definition-source = Download the text
definition-workflow = Name
definition-digest = Digest
definition-versions = Other versions
definition-parts = Parts of the definition
definition-show-overview = Overview
definition-show-people = People
definition-show-classes = Confidentiality
definition-present = The drawing shows where this review is:
definition-machines = What there is
definition-overview-describes = A box is a kind of thing. A line leads from what creates to what is created; a dashed line is a signal. Each box leads to its rules.
definition-states = States: { $machine }
definition-states-describes = A box is a state, a dot marks where it begins, a double edge where it ends. A line is a way from one to another; a dashed one happens of itself. Each box leads to its rules below.
definition-open = { $count } open
definition-here = { $count } here
definition-milestones = Milestones
definition-properties = What holds of every run
definition-parameters = What is given at the start
definition-amendments = What may change in a running review
definition-advice = advice, never blocks
definition-as-written = As written
definition-question = What
definition-answer = Kind of answer
definition-class = Class
definition-required = required
definition-questions-caption = What is asked for, and how confidential it is
definition-access = Who sees and reads it
definition-fields = What it holds
definition-inside = inside
definition-entering = When it is entered:
definition-needs = Needs:
definition-asks = Asks for:
definition-confirm = To be confirmed:
definition-follows = What follows:
definition-of-itself = happens of itself
definition-roles = Who takes part
definition-table = Who may do what: { $machine }
definition-action = Action
definition-may = may
definition-consents = consents
definition-may-not = may not
definition-diff-to = Compared with { $version }
definition-diff = { $title }: from { $old } to { $new }
definition-diff-none = They say the same.
definition-diff-caption = What changed, in words and as written
definition-diff-kind = Change
definition-diff-what = What
definition-diff-before = Before
definition-diff-after = After
definition-diff-added = Added
definition-diff-removed = Removed
definition-diff-changed = Changed
definition-diff-moved = Moved

schedule-chart = Stages and dates over time
schedule-stages = Stages
schedule-stages-caption = When each stage began and ended
schedule-dates = Dates
schedule-dates-caption = What has a date, the overdue first
schedule-what = What
schedule-state = State
schedule-began = Began
schedule-ended = Ended
schedule-now = still going on
schedule-baseline = First due
schedule-due = Due
schedule-late = Late
schedule-forecast = By how long { $ended } others took, half would end by { $half }, 9 in 10 by { $most }.
schedule-no-history = There is no forecast: too few reviews of this kind have ended.
schedule-shown = { $shown } of { $of } are shown; the others lie further ahead or are done.

search-for = Search for
search-do = Search
search-hint = Words from names, titles and texts that you may read; at least { $least } letters.
search-none = Nothing that you may know of was found.
search-stopped = There is more. Add a word to find it.
search-kind-review = Review
search-kind-instance = In a review
search-kind-person = Person
search-kind-definition = Definition
