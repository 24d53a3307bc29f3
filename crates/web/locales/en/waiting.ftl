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
