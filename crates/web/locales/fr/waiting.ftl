# Qui est absent, combien de temps durent les attentes, ce que l’on peut faire en outre, et les moments avant le premier événement.

away-until = absent jusqu’au { $day }
away-substitute = suppléance :
until = jusqu’au

expected-estimate = d’après l’estimation de son état
expected-usual = d’ordinaire { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}, d’après { $cases } cas passés
expected-nothing = rien n’est connu : une semaine
