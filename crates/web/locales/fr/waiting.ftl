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

early = Encore rien
early-at = Au
early-nothing = Rien de cette revue n’est encore enregistré.
early-first-recorded = Son premier événement a été enregistré
early-first-happened = Il a eu lieu
early-happened = La revue d’après ce qui avait eu lieu alors : événement { $revision }
early-first = La revue à son premier événement : événement { $revision }
early-history = Son historique à partir du premier événement
early-now = La revue maintenant

next-tells-nobody = Aucun avis n’en est envoyé.
next-tells-blind = personne, car aucun d’eux n’a le droit de le voir
