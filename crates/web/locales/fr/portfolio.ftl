# Listes de revues, calendriers, définitions et recherche en français.

table-pages = Pages
table-page = Page { $page } sur { $pages }
table-before = Page précédente
table-after = Page suivante

gantt-describes = Chaque barre va du début à maintenant, ou à la fin ; la ligne qui les traverse est le moment affiché. Un cadre en pointillé va jusqu’à la date fixée à l’origine, un losange marque la prochaine date, les hachures ce qui est bloqué, un trait la prévision, une flèche une date plus lointaine. Le tableau ci-dessous dit tout.

portfolio-views = Vues
portfolio-view-all = Toutes
portfolio-view-mine = Les miennes
portfolio-view-blocked = Bloquées ou en retard
portfolio-view-due = Échéance dans 30 jours
portfolio-filter = Le nom contient
portfolio-at = À la date du
portfolio-show = Afficher
portfolio-csv = Télécharger en CSV
portfolio-none = Il n’y a ici aucune revue que vous puissiez connaître.
portfolio-sentence =
    { $open ->
        [one] Une revue est ouverte :
       *[other] { $open } revues sont ouvertes :
    } { $track } en bonne voie, { $risk } à risque, { $blocked } bloquées.
not-stated = non précisé
portfolio-not-stated =
    { $count ->
        [one] Pour une, ce n’est pas précisé.
       *[other] Pour { $count }, ce n’est pas précisé.
    }
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
portfolio-expected = attendu pour le
portfolio-will-be-late =
    { $count ->
        [one] { $count } jour après l’échéance
       *[other] { $count } jours après l’échéance
    }

definitions-none = Aucune définition n’est encore publiée.
definitions-caption = Ce qui est publié, la version la plus récente de chaque procédure d’abord
definition-title = Définition
definition-version = Version
definition-running = Revues ouvertes
definition-more = Plus
definition-start = Commencer une revue
definition-source = Télécharger le texte
definition-workflow = Nom
definition-digest = Empreinte
definition-versions = Autres versions
definition-parts = Parties de la définition
definition-show-overview = Vue d’ensemble
definition-show-people = Personnes
definition-show-classes = Confidentialité
definition-present = Le dessin montre où en est cette revue :
definition-machines = Ce qu’il y a
definition-overview-describes = Une case est une sorte de chose. Un trait va de ce qui crée à ce qui est créé ; un trait pointillé est un signal. Chaque case mène à ses règles.
definition-states = États : { $machine }
definition-states-describes = Une case est un état, un point marque le début, un bord double la fin. Un trait est un passage de l’un à l’autre ; en pointillé, il se fait de lui-même. Chaque case mène à ses règles ci-dessous.
definition-open = { $count } ouverts
definition-here = { $count } ici
definition-milestones = Jalons
definition-properties = Ce qui vaut pour tout déroulement
definition-parameters = Ce qui est donné au départ
definition-amendments = Ce qui peut changer en cours de revue
definition-advice = conseil, ne bloque jamais
definition-as-written = Tel qu’écrit
definition-question = Quoi
definition-answer = Sorte de réponse
definition-class = Classe
definition-required = obligatoire
definition-questions-caption = Ce qui est demandé, et son degré de confidentialité
definition-access = Qui le voit et qui le lit
definition-fields = Ce qu’il contient
definition-inside = dans
definition-entering = À l’entrée :
definition-needs = Suppose :
definition-asks = Demande :
definition-confirm = À confirmer :
definition-follows = Ce qui s’ensuit :
definition-of-itself = se fait de lui-même
definition-roles = Qui prend part
definition-table = Qui peut faire quoi : { $machine }
definition-action = Action
definition-may = peut
definition-consents = consent
definition-may-not = ne peut pas
definition-diff-to = Comparé à { $version }
definition-diff = { $title } : de { $old } à { $new }
definition-diff-none = Elles disent la même chose.
definition-diff-caption = Ce qui a changé, en mots et tel qu’écrit
definition-diff-kind = Changement
definition-diff-what = Quoi
definition-diff-before = Avant
definition-diff-after = Après
definition-diff-added = Ajouté
definition-diff-removed = Retiré
definition-diff-changed = Modifié
definition-diff-moved = Déplacé

schedule-chart = Étapes et dates dans le temps
schedule-stages = Étapes
schedule-stages-caption = Quand chaque étape a commencé et fini
schedule-dates = Dates
schedule-dates-caption = Ce qui a une date, les retards d’abord
schedule-what = Quoi
schedule-state = État
schedule-began = Début
schedule-ended = Fin
schedule-now = toujours en cours
schedule-baseline = Première échéance
schedule-due = Échéance
schedule-late = Retard
schedule-forecast = D’après la durée de { $ended } autres, la moitié finiraient avant le { $half }, 9 sur 10 avant le { $most }.
schedule-no-history = Pas de prévision : trop peu de revues de cette sorte sont terminées.
schedule-shown = { $shown } sur { $of } sont affichés ; les autres sont plus lointains ou terminés.

search-for = Rechercher
search-do = Rechercher
search-hint = Des mots de noms, de titres et de textes que vous pouvez lire ; au moins { $least } lettres.
search-none = Rien que vous puissiez connaître n’a été trouvé.
search-stopped = Il y en a d’autres. Ajoutez un mot pour les trouver.
search-kind-review = Revue
search-kind-instance = Dans une revue
search-kind-person = Personne
search-kind-definition = Définition
