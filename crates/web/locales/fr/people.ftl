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
sign-in-provider = Se connecter avec { $name }
sign-in-provider-unknown = Le fournisseur vous connaît, mais aucun compte n’est lié à vous ici. Connectez-vous avec votre mot de passe, puis liez-le à la page « Moi » ; ou demandez une invitation à un administrateur.
sign-in-provider-failed = Le fournisseur n’a pas confirmé qui vous êtes. Réessayez.

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
