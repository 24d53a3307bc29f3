# Les revues, leurs instances, les matrices, et le travail d’une personne.

state-ready = Prêt
state-waiting = En attente
state-blocked = Bloqué
state-overdue = En retard
state-not-yours = Pas à vous
state-done = Fait
state-later = Plus tard
state-faulty = En panne

work-summary = { $count ->
    [0] Rien ne vous attend pour l’instant.
    [one] Une étape vous attend.
   *[other] { $count } étapes vous attendent.
}
work-summary-overdue = { $overdue ->
    [one] Une est en retard.
   *[other] { $overdue } sont en retard.
}
work-summary-waiting = { $count ->
    [one] Une autre est à vous et attend.
   *[other] { $count } autres sont à vous et attendent.
}
work-overdue = En retard
work-soon = À faire dans les sept jours
work-later = Plus tard, ou sans date
work-waiting = En attente d’autres personnes
work-all = Tout mon travail
work-newest = Ce qui a bougé en dernier
work-possible = { $count ->
    [one] Vous pouvez aussi faire une autre chose, et rien ne l’attend
   *[other] Vous pouvez aussi faire { $count } autres choses, et rien ne les attend
}
work-possible-caption = Vous pouvez aussi
column-step = Étape
column-review = Revue
column-about = Sujet
column-state = État
column-due = Échéance
column-holds-up = Elle retient
column-waits-for = Attend
column-whose-move = À qui d’agir
column-since = Depuis
column-what = Quoi
days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
and-more-rows = { $count ->
    [one] Une de plus
   *[other] { $count } de plus
}
and-more-things = { $count ->
    [one] et une autre chose
   *[other] et { $count } autres choses
}

review = Revue
history = Histoire
matrix = Matrice
documents = Documents
schedule = Calendrier
dossier = Dossier
review-page-title = { $page } · { $review }
review-pages = Pages de cette revue
review-stages = Phases
review-milestones = Jalons
review-around = Dates, personnes et sujet
stage-skipped = non parcourue
stage-share = { $done } sur { $of } faits
milestones-unknown = { $count ->
    [one] Un autre jalon, que vous ne pouvez pas suivre
   *[other] { $count } autres jalons, que vous ne pouvez pas suivre
}
since = Depuis
first-due = première échéance
expected = suite attendue pour le
due = échéance
what-you-can-do = Ce que vous pouvez faire maintenant
nothing-to-do = Rien n’est à faire par vous maintenant.
yours-and-waiting = À vous, et en attente
waits-for = Cela attend :
in-place-of = à la place de
consent-to = Consentement :
is-for-others = C’est à d’autres d’agir ; à qui est indiqué plus haut.
instances = Ce qu’il y a
all-of-them = montrer les { $count }
hidden-instances = { $count ->
    [one] et une autre que vous ne pouvez pas voir
   *[other] et { $count } autres que vous ne pouvez pas voir
}
cancelled = annulé
dates = Dates
all-people = Toutes les personnes qui participent
more-roles = { $count ->
    [one] Un autre rôle dans une partie de la revue
   *[other] { $count } autres rôles dans des parties de la revue
}
scope = De quoi il s’agit
last-events = Ce qui s’est passé en dernier
whole-history = Toute l’histoire

why-available = Cela peut être fait.
why-leads-to = Cela mène à :
why-advice = Conseils non suivis, à confirmer :
why-open = Cela dépend du formulaire, ou de la personne qui agit :
why-instead = Ce qui peut être fait à la place :
why-met = { $count ->
    [one] { $count } condition est remplie
   *[other] { $count } conditions sont remplies
}
why-details = Ce qui manque, et qui peut le faire
why-undetermined = ne peut pas encore être décidé
why-who = Qui le peut :
why-one-of = L’une de ces choses est nécessaire :
why-all-of = Toutes ces choses sont nécessaires :
why-stuck = Plus aucun chemin n’y mène.
why-more = { $count ->
    [one] et une de plus
   *[other] et { $count } de plus
}
why-hidden = { $count ->
    [one] une autre que vous ne pouvez pas voir
   *[other] { $count } autres que vous ne pouvez pas voir
}
why-automatic = suit de soi-même
why-not-yet = pas encore possible
why-as-above = comme plus haut
why-whose-move = À qui d’agir :
why-moves = { $count } actions
why-does-not-exist = n’existe pas encore
why-more-creators = { $count ->
    [one] et une autre qui pourrait le créer
   *[other] et { $count } autres qui pourraient le créer
}
why-first = Avant cela il faut :
why-creates = Créé par
why-could-create = Pourrait être créé par
why-once-it-is = une fois que son état est

matrix-excluded = Hors du champ : une exception écrite
matrix-hidden = Vous ne pouvez pas le savoir
matrix-exclusions = { $count ->
    [one] Une case est exclue ; le motif et l’autorité figurent dans la liste des cases.
   *[other] { $count } cases sont exclues ; les motifs et les autorités figurent dans la liste des cases.
}
matrix-unplaced = { $count ->
    [one] Il y en a une autre dont vous ne pouvez pas connaître la place.
   *[other] Il y en a { $count } autres dont vous ne pouvez pas connaître la place.
}
matrix-amended-by = Qui peut changer le champ :
reason = Motif
authority = Par l’autorité de
sign-done = fait
sign-open = ouvert
sign-overdue = en retard
sign-failed = n’a pas abouti
sign-empty = encore rien
matrix-cells = Ce qu’il y a dans chaque case
matrix-cell = Case
matrix-none = La définition de cette revue n’a pas de matrice.

consent-waits = Ceci attend la parole d’une seconde personne
consent-not-yours = C’est à quelqu’un d’autre de la donner.
consent-decide = Lire et décider
proposed-by = proposé par
instance-data = Ce qui est écrit ici
instance-empty = Encore rien.
instance-not-readable = Vous pouvez savoir que ceci existe et où cela en est, mais pas ce qui y est écrit.
instance-children = Ce qui en est issu

public-what = Voici ce que tout le monde peut savoir de cette revue. Cela est calculé pour personne en particulier, qui que ce soit qui regarde.

help = Aide
help-lead = Chaque page d’une revue répond d’abord à deux questions : pourquoi cela n’avance pas, et que pouvez-vous faire maintenant. Les deux réponses sont calculées chaque fois d’après la définition de la revue ; personne ne les rédige.
help-states = Les mots pour dire où en sont les choses
help-states-lead = Le mot et le signe le disent ; la couleur ne fait que les répéter.
help-state-ready = Toutes les conditions sont remplies, et personne n’a encore agi.
help-state-waiting = Quelqu’un ou une date est attendu, et le délai prévu n’est pas passé.
help-state-blocked = Une condition n’est pas remplie, et rien ne dit quand elle le sera : le délai prévu est passé, ou il n’y en avait pas.
help-state-overdue = Une échéance est passée. Cela ne change rien de soi-même : ce qui est en retard peut encore être fait.
help-state-not-yours = Toutes les conditions sont remplies, mais le droit appartient à quelqu’un d’autre. Le travail n’est pas en cause.
help-state-done = C’est derrière nous.
help-state-later = C’est encore à venir.
help-state-faulty = Une machine ne fonctionne pas, par exemple un envoi. Le travail n’est jamais en cause, et ceux qui exploitent cette installation le voient.
help-past = Le passé
help-past-text = Chaque page d’une revue peut être vue telle qu’elle était : choisissez un événement à la page Histoire, ou ajoutez à l’adresse ?at= et le numéro d’un événement, une date ou un moment. Le passé est marqué, rien ne peut y être fait, et ce que vous y voyez dépend de vos droits d’aujourd’hui. Mon travail, le portefeuille, la recherche, les définitions et la fiche publique prennent une date ou un moment.
help-words = Les mots de la maison
word-definition = Définition
word-definition-means = Un processus tel qu’il est écrit et vérifié : ce qu’il y a, dans quels états, qui peut faire quoi, et quand. Une revue garde celle avec laquelle elle a commencé.
word-review = Revue
word-review-means = Un cas en cours d’une définition, avec son propre registre.
word-machine = Machine
word-machine-means = La vie d’un genre de chose, par exemple un rapport : ses états et les chemins entre eux.
word-instance = Instance
word-instance-means = Une telle chose dans une revue.
word-stage = Phase
word-stage-means = Un état de la revue entière.
word-milestone = Jalon
word-milestone-means = Un fait qui porte un nom et découle de l’état des choses.
word-action = Action
word-action-means = Ce qu’une personne peut faire d’une instance dans un état.
word-step = Étape
word-step-means = Une action que quelqu’un a faite, avec tout ce qu’elle a entraîné.
word-condition = Condition
word-condition-means = Une phrase de la définition qui doit être vraie avant qu’une action puisse être faite.
word-refusal = Refus
word-refusal-means = Une étape qui n’a pas été acceptée, avec ce qui manquait. Rien n’en est changé ; le refus est enregistré.
word-event = Événement
word-event-means = Une entrée du registre. Les entrées ne sont jamais changées ni retirées.
word-revision = Révision
word-revision-means = Le numéro d’un événement dans sa revue, à partir de 0.
word-deadline = Échéance
word-deadline-means = Le moment jusqu’auquel quelque chose devrait être fait, fixé à l’entrée dans son état.
word-role = Rôle
word-role-means = Ce qui donne à une personne le droit d’agir et de lire. Il peut être prêté pour un temps ; le registre nomme alors les deux.
help-keys = Touches
help-keys-lead = Aucune fonction n’exige une touche. Les touches simples sont sans effet pendant que vous écrivez, et peuvent être désactivées sur votre page.
key-palette = Chercher, ou faire quelque chose sur cette page
key-help = Cette aide
key-home = Aller à votre travail
key-reviews = Aller aux revues
key-definitions = Aller aux définitions
key-search = Aller à la recherche
key-down = Ligne suivante
key-up = Ligne précédente
key-earlier = Dans une histoire : un événement plus tôt
key-later = Dans une histoire : un événement plus tard
help-offline = Sans réseau
help-offline-text = Ce que vous écrivez est gardé sur votre appareil si c’est destiné à tous ceux qui participent ; ce qui est plus confidentiel n’y est jamais gardé. Si le réseau se perd pendant un envoi, la page le dit, et vous pouvez envoyer de nouveau : la même étape envoyée deux fois compte une seule fois.
help-privacy = Qui peut voir quoi
help-privacy-sees = Ce que vous voyez dépend de la définition et de vos rôles. Ce dont vous ne devez rien savoir n’est ni compté, ni trouvé, ni nommé dans une erreur. Un formulaire dit avant que vous écriviez qui pourra le lire.
help-privacy-reads = Quand quelqu’un lit ce qui n’est pas pour tous, cela est enregistré : qui, quand et quelle page, sans son contenu.
help-privacy-cookies = Avant votre entrée il n’y a aucun cookie. Ensuite il y en a un, pour votre session. Rien n’est chargé d’ailleurs, et personne ne vous suit.
help-wrong = Si quelque chose ne va pas
help-wrong-text = Une page qui ne peut pas être montrée dit que faire. Rien n’est jamais fait à moitié : essayez encore, ou prévenez ceux qui exploitent cette installation.

moved-since = { $count ->
    [one] Une chose a bougé depuis votre dernier passage.
   *[other] { $count } choses ont bougé depuis votre dernier passage.
}
moved-since-many = Plus de { $count } choses ont bougé depuis votre dernier passage.
moved-none = Rien n’a bougé depuis votre dernier passage.
moved-what = Ce qui a changé
work-moved = Ce qui a bougé depuis votre dernier passage
column-expected = Attendu pour le
if-nothing-changes = Si rien ne change, ceci sera le prochain retard :
in-days = { $count ->
    [0] dans moins d’un jour
    [one] dans un jour
   *[other] dans { $count } jours
}
