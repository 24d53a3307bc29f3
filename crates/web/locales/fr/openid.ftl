openid-continue = Continuer avec { $name }
openid-leaving = Vous allez maintenant chez { $name }
openid-unreachable = { $name } est injoignable
openid-unreachable-mend = Cela ne vient pas de vous. Réessayez dans quelques minutes, ou connectez-vous avec votre mot de passe si vous en avez un.
openid-denied = Vous n’avez pas été admis chez { $name }
openid-denied-mend = Vous, ou { $name }, avez annulé. Recommencez si vous voulez entrer.
openid-failed = { $name } signale une erreur
openid-failed-mend = Personne n’a été connecté. Recommencez ; si cela se répète, dites à un administrateur quand c’était.
openid-over = Cette connexion est terminée
openid-over-mend = Elle a duré trop longtemps, a déjà servi ou a été commencée dans une autre fenêtre. Recommencez ici.
openid-untrusted = La réponse de { $name } n’est pas digne de confiance
openid-untrusted-mend = Personne n’a été connecté. Recommencez ; si cela se répète, dites à un administrateur quand c’était.
openid-unknown = Votre compte chez { $name } n’est pas connu ici
openid-unknown-mend = Un tel compte ne fait entrer personne à lui seul. Demandez une invitation à un administrateur de ce site et ouvrez-en le lien. Si vous avez un mot de passe ici, connectez-vous avec lui et reliez le compte sur la page « Moi ».
openid-taken = Ce compte chez { $name } connecte quelqu’un d’autre
openid-taken-mend = Rien n’a changé. Choisissez un autre compte chez { $name }, ou adressez-vous à un administrateur.
openid-instead = Vous pouvez aussi utiliser un compte que vous avez, sans mot de passe :

me-identities = Comptes ailleurs
me-identities-hint = Avec un compte relié ici, vous vous connectez sans mot de passe.
me-identities-provider = Où
me-identities-subject = En tant que
me-identities-link = Relier un compte chez { $name }
me-identities-unlink = Délier
me-identities-last = C’est votre seul accès, il reste donc. Reliez d’abord un autre compte, ou demandez à un administrateur une invitation à choisir un mot de passe.

admin-invited-whole = L’invitation est montrée maintenant et jamais plus. Ne la donnez qu’à cette personne.
links-made-whole = Le lien est montré maintenant et jamais plus. Ne le donnez qu’à une personne.
