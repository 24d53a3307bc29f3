# Guest links: as their guests meet them, and as their makers see them.

guest-open = Un lien d’invité
guest-open-instead = Vous êtes connecté en votre nom. Avec ce lien, vous agissez à la place comme { $name }, jusqu’à ce que vous partiez.
guest-open-go = Agir comme { $name }
guest-banner = Vous agissez comme { $name } par un lien d’invité, pour cela seulement, jusqu’au { $until }. Chaque usage est consigné.
guest-leave = Quitter
guest-open-done = Vous êtes connecté en votre nom. Ce à quoi ce lien servait est fait ; il en montre le reçu.
guest-open-receipt = Montrer le reçu
guest-banner-done = Vous êtes venu par un lien d’invité. Ce à quoi il servait est fait : il n’ouvre plus que ce reçu.
guest-nothing = Ce lien n’ouvre rien
guest-nothing-mend = Il manque peut-être une partie de l’adresse : rouvrez le lien depuis le message qui vous l’a apporté. Si cela ne suffit pas, adressez-vous à la personne qui vous l’a envoyé.
guest-withdrawn = Ce lien a été retiré
guest-withdrawn-mend = Il n’ouvre plus rien.
guest-expired = Ce lien a expiré
guest-expired-on = Il était valable jusqu’au
guest-ask = S’il vous le faut encore, demandez-en un nouveau à { $name }.
guest-ask-sender = S’il vous le faut encore, demandez-en un nouveau à la personne qui vous a envoyé ce lien.
guest-as-oneself = Continuer en votre nom
guest-not-found-mend = Votre lien ne mène pas ici. Revenez à ce à quoi il sert.
guest-back = Ce à quoi sert votre lien

receipt = Reçu
receipt-done = Ce à quoi ce lien servait est fait. Vous pouvez fermer cette page ; le lien la montre à nouveau.
receipt-what = Ce qui a été fait
receipt-when = Quand
receipt-by = Par
receipt-reference = Référence

links = Liens d’invité
links-hint = Avec un lien d’invité, quelqu’un sans compte agit comme vous, dans un seul but, jusqu’à un jour donné. Chaque usage est consigné.
links-what-hidden = Pour quelque chose que vous ne pouvez pas voir
links-revoke = Retirer
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
links-given-to = Qui le reçoit
links-given-to-hint = Son nom, pour que la liste dise à qui est le lien. Il ne donne aucun droit.
links-given-to-wrong = Un nom a au plus { $max } caractères. Raccourcissez-le.
links-whom = Pour qui
links-nobody = Personne n’est nommé
links-as-person = agit comme { $person }
links-made-by = Créé
links-by-at = par { $maker }, { $at }
links-until = Valable jusqu’au
links-uses = Utilisé
links-used = { $uses ->
    [one] une fois, la dernière { $at }
   *[other] { $uses } fois, la dernière { $at }
}
links-used-never = pas encore
links-state = État
links-state-open = Ouvert
links-state-used = Servi
links-state-expired = Expiré
links-state-withdrawn = Retiré
links-none = Aucun lien n’est ouvert.
links-ended = { $count ->
    [one] Un lien dont l’affaire est faite ou terminée
   *[other] { $count } liens dont l’affaire est faite ou terminée
}
