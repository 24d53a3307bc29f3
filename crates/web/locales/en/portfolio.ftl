# Lists of reviews, schedules, definitions and search in English.

table-pages = Pages
table-page = Page { $page } of { $pages }
table-before = Previous page
table-after = Next page

gantt-today = The moment shown
gantt-describes = Each bar runs from the beginning to now, or to the end. A dashed box reaches to the date first set, a diamond marks the next date, hatching what is blocked, a line the forecast. The table below says the same.

portfolio-views = Views
portfolio-view-all = All
portfolio-view-mine = Mine
portfolio-view-blocked = Blocked or overdue
portfolio-view-due = Due in 30 days
portfolio-filter = Name contains
portfolio-at = As of
portfolio-show = Show
portfolio-csv = Download as CSV
portfolio-past = You are looking at the past: all reviews as they were on { $moment }.
portfolio-none = There is no review here that you may know of.
portfolio-sentence =
    { $open ->
        [one] One review is open:
       *[other] { $open } reviews are open:
    } { $track } on track, { $risk } at risk, { $blocked } blocked.
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
