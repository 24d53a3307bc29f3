# Remit en français.

month-1 = janv.
month-2 = févr.
month-3 = mars
month-4 = avr.
month-5 = mai
month-6 = juin
month-7 = juil.
month-8 = août
month-9 = sept.
month-10 = oct.
month-11 = nov.
month-12 = déc.

nav-my-work = Mon travail
nav-portfolio = Portefeuille
nav-definitions = Définitions
nav-search = Rechercher
nav-help = Aide
nav-me = Moi
nav-admin = Administration
nav-sign-in = Se connecter
nav-sign-out = Se déconnecter
nav-main = Principal
skip-to-content = Aller au contenu
times-in = Heures de { $zone }
past-banner = Vous regardez le passé : événement { $revision } sur { $last }, { $moment }. Rien ne peut être changé ici.
past-return = Revenir à maintenant
past-banner-all = Vous regardez le passé : tout, tel que c’était le { $moment }. Rien ne peut être modifié ici.
past-none = Cette page montre ce qui est maintenant.

fault-not-found = Cette page n’existe pas
fault-not-found-mend = L’adresse est peut-être mal tapée, ou ce qu’elle désigne n’est pas à votre connaissance. Allez à votre travail, ou cherchez.
fault-forbidden = Ce n’est pas à vous de le faire
fault-forbidden-mend = Demandez à la personne qui en a le droit. Rien n’a changé.
fault-bad-request = Ceci ne peut pas être compris
fault-unexpected = Quelque chose est en panne ici
fault-unexpected-mend = Ce n’est pas votre faute. Rien n’a été fait à moitié : réessayez, ou prévenez l’exploitant de cette installation en citant { $reference }.

sign-in = Se connecter
sign-in-as = Se connecter en tant que { $name }
sign-in-handle = Identifiant
sign-in-password = Mot de passe
sign-in-demonstration = Ceci est une démonstration. Choisissez qui vous voulez être.
fault-too-long = C’est trop volumineux
fault-too-long-mend = Un document a au plus 25 Mo, tous les documents d’un formulaire ensemble 50 Mo. Rien n’a été envoyé.
sign-in-unsent = Votre session est terminée, et ce que vous avez écrit n’a pas été envoyé. Connectez-vous : le formulaire sera de nouveau rempli, sans les fichiers.
sign-in-unsent-lost = Votre session est terminée, et ce que vous avez écrit n’a pas été envoyé. Revenez en arrière dans le navigateur pour le copier avant de vous connecter.
