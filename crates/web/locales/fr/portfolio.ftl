# Listes de revues, calendriers, définitions et recherche en français.

table-pages = Pages
table-page = Page { $page } sur { $pages }
table-before = Page précédente
table-after = Page suivante

gantt-today = Le moment affiché
gantt-describes = Chaque barre va du début à maintenant, ou à la fin. Un cadre en pointillé va jusqu’à la date fixée à l’origine, un losange marque la prochaine date, les hachures ce qui est bloqué, un trait la prévision. Le tableau ci-dessous dit la même chose.

portfolio-views = Vues
portfolio-view-all = Toutes
portfolio-view-mine = Les miennes
portfolio-view-blocked = Bloquées ou en retard
portfolio-view-due = Échéance dans 30 jours
portfolio-filter = Le nom contient
portfolio-at = À la date du
portfolio-show = Afficher
portfolio-csv = Télécharger en CSV
portfolio-past = Vous regardez le passé : toutes les revues telles qu’elles étaient le { $moment }.
portfolio-none = Il n’y a ici aucune revue que vous puissiez connaître.
portfolio-sentence =
    { $open ->
        [one] Une revue est ouverte :
       *[other] { $open } revues sont ouvertes :
    } { $track } en bonne voie, { $risk } à risque, { $blocked } bloquées.
portfolio-over =
    { $over ->
        [one] Une est terminée.
       *[other] { $over } sont terminées.
    }
portfolio-longest =
    { $days ->
        [0] La plus longue attente dure moins d’un jour :
        [one] La plus longue attente dure un jour :
       *[other] La plus longue attente dure { $days } jours :
    }
portfolio-more = et { $count } de plus
portfolio-chart = Les revues dans le temps
portfolio-table = Les revues en tableau
portfolio-caption = Les revues en tableau. Les en-têtes des colonnes le trient.
portfolio-by-review = Revue
portfolio-by-stage = Étape
portfolio-by-state = État
portfolio-by-waiting = En attente de
portfolio-by-due = Prochaine date
portfolio-by-forecast = Prévision
portfolio-by-slip = Glissement
portfolio-by-slack = Marge
portfolio-overdue =
    { $count ->
        [one] 1 élément en retard
       *[other] { $count } éléments en retard
    }
portfolio-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
portfolio-most = 9 sur 10 avant le
portfolio-no-history = pas encore d’historique
