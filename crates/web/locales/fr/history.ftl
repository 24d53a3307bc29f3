# Historique et dossier.

history-event = Événement { $revision } sur { $last }
history-hidden = Ce qui s’est passé ici ne vous est pas accessible.
slider-earlier = Avant
slider-later = Après
slider-event = Événement
slider-show = Afficher
history-number = Numéro d’événement
history-moment = Moment, { $zone }
history-next-decision = Décision suivante
history-next-by = Suivant de cette personne
history-review = La revue à cet événement
history-with = Comparer avec
history-with-before = L’événement précédent
history-with-stage = Avant le début de cette étape
history-with-now = Maintenant
history-with-visit = Mon dernier passage
history-with-number = Comparer avec l’événement numéro
history-compare = Comparer
history-compared = De l’événement { $before } à l’événement { $after }
history-compared-nothing = Du début à l’événement { $after }
history-this-event = Cet événement
history-because-of = À cause de
history-led-to = A entraîné
history-occurred = Survenu
history-effective = Compte à partir de
history-recorded = Enregistré
history-instance = Partie de la revue
history-by = Personne
history-only-these = Seulement ces événements
history-stored = Tel qu’enregistré
history-position = Position dans le registre
history-hash = Empreinte de la feuille
history-leaf = Feuille
history-section = Section ouverte { $name }
history-around = Autour de cet événement
history-earlier-events = Événements antérieurs
history-more-later = Événements postérieurs
history-more-earlier = Événements antérieurs
history-first = Premier événement
history-last = Dernier événement
history-none = Aucun événement ne correspond.
history-followed = { $count ->
    [one] Encore un événement de cette action
   *[other] Encore { $count } événements de cette action
}
history-filter = Filtrer
history-kind = Type
history-all = Tous
history-all-events = Tous les événements

kind-done = Fait par quelqu’un
kind-followed = Survenu de soi-même
kind-created = Créé
kind-cancelled = Annulé
kind-proposal = Proposé ou décliné
kind-role = Rôles
kind-amended = Modifié
kind-ignored = Sans effet
kind-started = Commencé

diff-title = Ce qui a changé
diff-nothing = Rien de ce que vous pouvez connaître ne diffère.
diff-what = Quoi
diff-before = Avant
diff-after = Après
diff-more = { $count ->
    [one] Encore une différence
   *[other] Encore { $count } différences
}
diff-unchanged = { $count ->
    [0] Aucun autre fait n’est connu.
    [one] Un autre fait est inchangé.
   *[other] { $count } autres faits sont inchangés.
}
diff-created = créé
diff-revealed = visible seulement maintenant
diff-state = état
diff-cancelled = annulé
diff-field = modifié
diff-disclosed = lisible seulement maintenant
diff-deadline-set = échéance fixée
diff-deadline-moved = échéance déplacée
diff-deadline-ended = échéance terminée
diff-proposed = attend une deuxième personne
diff-proposal-ended = n’attend plus
diff-touched = touché, sans changement visible
diff-holder-added = le tient désormais
diff-holder-removed = ne le tient plus
diff-lent = prêté
diff-loan-ended = n’est plus prêté
diff-parameter = modifié
diff-exception = périmètre modifié
diff-milestone-reached = atteint
diff-milestone-lost = n’est plus atteint
diff-without-effect = sans effet

dossier-as-of = Tel qu’après l’événement { $revision }, { $moment }
dossier-read-by = Lu par { $name }, { $moment }
dossier-class = Classe { $class }
dossier-workflow = Processus
dossier-seal = Sceau
dossier-last = Dernier événement
dossier-record = Registre
dossier-size = { $count ->
    [one] Une entrée
   *[other] { $count } entrées
}
dossier-contents = Sommaire
dossier-parameters = Objet
dossier-people = Personnes
dossier-role = Rôle
dossier-holders = Titulaires
dossier-stages = Étapes
dossier-stage = Étape
dossier-entered = Début
dossier-left = Fin
dossier-milestones = Jalons
dossier-milestone = Jalon
dossier-reached = Atteint
dossier-not-reached = pas atteint
dossier-not-known = ne vous est pas accessible
dossier-matrix = Matrice
dossier-instances = Toutes les parties
dossier-state = État
dossier-since = Depuis
dossier-due = Échéance
dossier-parent = Appartient à
dossier-unreadable = Son contenu ne vous est pas accessible.
dossier-proposed = Attend une deuxième personne
dossier-decisions = Décisions
dossier-history = Historique
dossier-number = N°
dossier-time = Heure
dossier-what = Ce qui s’est passé
dossier-hidden = { $count ->
    [one] Encore un élément que vous ne pouvez pas voir : { $kind }
   *[other] Encore { $count } éléments que vous ne pouvez pas voir : { $kind }
}
dossier-nobody = personne
dossier-print = Pour l’imprimer ou le garder en PDF, utilisez le navigateur.
