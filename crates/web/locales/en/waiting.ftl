# Who is away, how long waits last, what one may do besides, and moments before the first event.

away-until = away until { $day }
away-substitute = substitute
until = until

expected-estimate = by the estimate of its state
expected-usual = usually { $days ->
    [one] { $days } day
   *[other] { $days } days
}, from { $cases } past cases
expected-nothing = nothing is known: a week

early = Nothing yet
early-at = At
early-nothing = Nothing of this review is recorded yet.
early-first-recorded = Its first event was recorded
early-first-happened = It happened
early-happened = The review as it was by what had happened then: event { $revision }
early-first = The review at its first event: event { $revision }
early-history = Its history from the first event
early-now = The review now

next-tells-nobody = No notice is sent of it.
next-tells-blind = nobody, for none of them may see it
