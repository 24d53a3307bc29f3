fault-foreign = Cela vient d’un autre site
fault-foreign-mend = Une page d’un autre site a tenté d’agir en votre nom. Rien n’a changé. Si c’était vous, ouvrez la page ici et réessayez.
fault-too-many = Trop d’essais
fault-too-many-mend = { $minutes ->
    [one] Attendez une minute, puis réessayez.
   *[other] Attendez { $minutes } minutes, puis réessayez.
}

form-errors = Quelque chose est à corriger
form-save = Enregistrer
form-saved = Enregistré.
form-cancel = Annuler

sign-in-wrong = L’identifiant ou le mot de passe est faux. Vérifiez les deux et réessayez.
sign-in-forgotten = Oublié ? Un administrateur peut vous envoyer une nouvelle invitation.
sign-in-demonstration-title = Démonstration

invitation = Choisissez votre mot de passe
invitation-for = Cette invitation est pour { $name }. Votre identifiant est { $handle }.
invitation-password = Nouveau mot de passe
invitation-password-hint = De { $min } à { $max } caractères, à votre choix. Quelques mots sans rapport entre eux conviennent bien.
invitation-password-length = Un mot de passe a de { $min } à { $max } caractères. Choisissez-en un plus long ou plus court.
invitation-over = Cette invitation n’est plus valable
invitation-over-mend = Elle a été utilisée, remplacée par une plus récente ou a expiré. Demandez-en une nouvelle à un administrateur.

guest-open = Un lien d’invité
guest-open-instead = Vous êtes connecté en votre nom. Avec ce lien, vous agissez à la place comme { $name }, jusqu’à ce que vous partiez.
guest-open-go = Agir comme { $name }
guest-over = Ce lien n’est plus valable
guest-over-mend = Il a expiré ou a été révoqué. Demandez-en un nouveau à qui vous l’a donné.
guest-banner = Vous agissez comme { $name } par un lien d’invité, pour cela seulement, jusqu’au { $until }. Chaque usage est consigné.
guest-leave = Quitter

me-signed-in-as = Vous êtes { $name }, identifiant { $handle }.
me-preferences = Votre affichage
me-language = Langue
me-language-browser = Celle du navigateur
me-language-unknown = Cette langue n’existe pas ici. Choisissez-en une de la liste.
me-zone = Fuseau horaire
me-zone-hint = Un nom comme Europe/Zurich ou Asia/Ulaanbaatar. Vide : UTC.
me-zone-unknown = Ce fuseau n’existe pas. Écrivez un nom IANA comme Europe/Zurich, ou laissez vide.
me-density = Densité
me-density-comfortable = Aérée
me-density-compact = Compacte
me-appearance = Apparence
me-appearance-system = Celle du système
me-appearance-light = Claire
me-appearance-dark = Sombre
me-single-keys = Des lettres seules servent de raccourcis
me-single-keys-hint = Désactivez-les si vous parlez à votre ordinateur ou tapez par mégarde.
me-sessions = Où vous êtes connecté
me-session-device = Appareil
me-session-device-unknown = Appareil inconnu
me-session-since = Depuis
me-session-this = Celui-ci
me-session-end = Déconnecter
me-session-end-all = Se déconnecter partout
me-last-used = Dernier usage
me-password = Mot de passe
me-password-hint = Tous les autres appareils sont déconnectés quand il change.
me-password-old = Mot de passe actuel
me-password-wrong = Ce n’est pas votre mot de passe actuel.
me-password-change = Changer le mot de passe
me-password-none = Vous vous connectez sans mot de passe. Un administrateur peut vous inviter à en choisir un.
me-tokens = Jetons pour programmes
me-tokens-hint = Un programme muni d’un jeton agit comme vous, dans la limite de ce que vous pouvez voir et faire à ce moment.
me-token-made = Le jeton est montré maintenant et jamais plus. Copiez-le là où le programme le lit.
me-token-new = Un nouveau jeton
me-token-name = Nom
me-token-name-hint = À quoi il sert : vous voudrez le savoir en le révoquant.
me-token-name-wrong = Un nom a de 1 à 100 caractères.
me-token-scopes = Peut servir
me-token-scopes-wrong = Un jeton qui ne peut rien n’est pas utile. Choisissez au moins un usage.
me-token-read = à consulter
me-token-act = à faire des pas
me-token-expires = Expire
me-token-days = { $days ->
    [one] après un jour
   *[other] après { $days } jours
}
me-token-unused = Jamais
me-token-make = Créer le jeton
me-token-revoke = Révoquer
me-token-too-many = Vous avez trop de jetons. Révoquez-en un qui n’est plus nécessaire.

people = Personnes
people-hidden = Qui participe n’est connu que des participants.
people-roles = Rôles
people-role = Rôle
people-place = Où
people-holders = Qui
people-whole-review = Toute la revue
people-no-place = Il n’y a encore rien où l’exercer.
people-nobody = Personne
people-you = vous
people-assigned-by = Donné et retiré par :
people-incompatible = Pas avec :
people-give = Donner le rôle
people-take = Retirer le rôle
people-lend = Prêter le rôle
people-give-to = À qui
people-lend-to = Qui agit à sa place
people-lend-from = Du
people-lend-from-hint = Le premier jour. Vide : dès maintenant.
people-lend-until = Jusqu’au
people-lend-until-hint = Le dernier jour, inclus.
people-replace = Remplacer
people-find = Chercher
people-find-hint = Une partie du nom ou de l’identifiant, au moins { $least } lettres. Au plus { $most } personnes sont affichées.
people-find-short = Tapez au moins { $least } lettres.
people-find-none = Personne de ce nom n’a de compte. Vérifiez l’orthographe, ou demandez à un administrateur de l’ajouter.
people-find-more = Plus de { $most } personnes correspondent. Précisez le nom.
people-found = Choisissez
people-instead-of = À la place de qui
people-instead-of-hint = Le rôle a autant de titulaires qu’il peut en avoir. La personne remplacée le perd dans la même étape, avec ce qu’elle en avait prêté.
people-holder-wrong = Choisissez une des personnes affichées.
people-late = Cela s’est passé plus tôt
people-occurred = Quand cela s’est passé
people-occurred-hint = 2003, 2003-09 ou 2003-09-15.
people-reason = Pourquoi c’est consigné tard
people-reason-hint = Nécessaire si c’est ancien.
people-on-behalf-of = Au nom de qui
people-myself = En mon propre nom
people-person-unknown = Cherchez la personne, puis choisissez-la.
people-date-wrong = Choisissez un jour, comme 2026-12-24.
people-occurred-wrong = Écrivez 2003, 2003-09 ou 2003-09-15.
people-form-stale = Ce formulaire est incomplet. Rechargez la page et envoyez-le de là.
people-lent = Rôles prêtés
people-lent-none = Aucun rôle n’est prêté, ni maintenant ni plus tard.
people-lent-for = { $to } pour { $holder }
people-lent-from = du
people-lent-until = jusqu’au

links = Liens d’invité
links-hint = Avec un lien d’invité, quelqu’un sans compte agit comme vous, dans un seul but, jusqu’à un jour donné. Chaque usage est consigné.
links-one = comme { $person }, créé par { $maker }, { $uses ->
    [0] pas encore utilisé
    [one] utilisé une fois
   *[other] utilisé { $uses } fois
},
links-what-hidden = Pour quelque chose que vous ne pouvez pas voir
links-revoke = Révoquer
links-new = Créer un lien d’invité
links-acts-as = Agit comme
links-choose = Choisir
links-as = Qui a le lien agit comme { $name }, pour cela seulement :
links-what = À quoi il sert
links-what-wrong = Choisissez dans la liste.
links-look-review = Consulter la revue
links-look = Consulter : { $subject }
links-until-hint = Le dernier jour, inclus ; 92 jours au plus.
links-until-wrong = Un lien se termine dans l’avenir, après 92 jours au plus tard.
links-make = Créer le lien
links-made = Le lien est montré maintenant et jamais plus. Donnez-le à une seule personne ; mettez l’adresse de ce site devant.

admin-health = Santé
admin-size = Le registre contient
admin-behind = Retard des listes
admin-streams = Navigateurs qui suivent en direct
admin-leaves = { $count ->
    [one] une entrée
   *[other] { $count } entrées
}
admin-people = Comptes
admin-display = Nom
admin-display-hint = Le nom montré aux autres.
admin-display-wrong = Un nom a de 1 à 200 caractères et n’est pas vide.
admin-handle-hint = Pour se connecter : lettres minuscules a-z, chiffres et . _ -, en commençant par une lettre.
admin-handle-wrong = Un identifiant a de 1 à 64 lettres minuscules a-z, chiffres et . _ -, et commence par une lettre.
admin-handle-taken = Quelqu’un a cet identifiant. Choisissez-en un autre.
admin-rights = Droits
admin-rights-hint = Sur toute l’installation. Ce que l’on peut faire dans une revue découle des rôles que l’on y tient.
admin-right-administrator = Administrateur
admin-right-auditor = Auditeur
admin-right-process-owner = Responsable du processus
admin-grant = Accorder
admin-revoke = Retirer
admin-own = Personne ne se retire cela soi-même, afin qu’il reste un administrateur. Demandez à un autre.
admin-add = Un nouveau compte
admin-add-invite = Ajouter et inviter
admin-invited = L’invitation est montrée maintenant et jamais plus. Donnez-la à cette seule personne ; mettez l’adresse de ce site devant.
admin-invite = Inviter à choisir un mot de passe
admin-invitation = Invitation ouverte
admin-ways = Accès
admin-sessions = Sessions
admin-end-sessions = Terminer toutes les sessions
admin-shut-out = Exclure
admin-shut-out-hint = Exclure met fin aussitôt au mot de passe, aux sessions, aux jetons et aux liens. Ce que la personne a fait reste à elle ; une nouvelle invitation la laisse revenir.
admin-yes = oui
admin-no = non

me-absence = Quand vous êtes absent
me-absence-hint = Les personnes qui travaillent avec vous voient ces jours à côté de votre nom. Pour que quelqu’un agisse à votre place, prêtez-lui votre rôle sur la page Personnes de la revue. Laissez les deux vides si vous n’êtes pas absent.
me-absence-first = Premier jour
me-absence-last = Dernier jour
me-absence-wrong = Donnez le premier et le dernier jour, le dernier pas avant le premier.
people-away = absent du { $first } au { $last }

me-sign-ins = Vos dernières connexions
me-sign-ins-hint = L’une d’elles n’était pas de vous ? Déconnectez-vous partout et changez votre mot de passe.

access = Registre des accès
access-hint = Qui s’est vu refuser quoi, qui a lu ce qui n’est pas pour tous, et qui est entré comment. Rien n’y change ni n’en disparaît.
access-none = Il n’y a pas de telles entrées.
access-number = Numéro
access-when = Quand
access-kind = Ce qui s’est passé
access-every-kind = Tout
access-person = Personne
access-person-hint = Identifiant
access-review = Examen
access-what = En détail
access-way = Voie
access-nobody = Inconnu
access-hidden = Masqué : vous participez à cet examen.
access-clauses = Non rempli :
access-pages = Pages du registre des accès
access-newest = Les plus récentes
access-older = Plus anciennes
access-kind-refusal = Étape refusée
access-kind-read = Lecture
access-kind-sign-in = Connexion
access-kind-sign-in-failed = Connexion échouée
access-kind-sign-out = Déconnexion
access-kind-password = Mot de passe
access-kind-token = Jeton
access-kind-guest-link = Lien d’invité
access-kind-invitation = Invitation
access-kind-identity = Compte externe
access-way-password = Avec le mot de passe
access-way-openid = Avec un compte externe
access-way-invitation = Par une invitation
access-way-offer = D’un clic, dans la démonstration
access-way-changed = Après un nouveau mot de passe
