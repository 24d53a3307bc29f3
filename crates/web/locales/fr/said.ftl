# Ce que disent les explications et les historiques.

## Ce qui fait obstacle : ce qui est proposé.

said-it = Cela
said-quoted = « { $it } »
said-stated = { $it }.
said-cancelled = { $title } a été annulé.
said-cancelled-help = On ne peut plus rien en faire ; son historique reste au registre.
said-never-published = { $title } n’est jamais publié.
said-never-published-help = La définition l’interdit pour toujours, quel que soit son état ; personne ne peut l’autoriser.
said-no-such-action = { $title } n’a pas cette action, dans aucun état.
said-listed-below = Ce qu’on peut en faire maintenant est indiqué plus bas.
said-not-in-state = { $title } est « { $state } » ; cela peut se faire à l’état { $states }.
said-nothing-proposed = Personne ne l’a proposé, ou bien cela a été fait, refusé ou retiré entre-temps.
said-nothing-proposed-help = Une personne qui peut faire cette action doit d’abord la proposer.
said-not-startable = La revue a déjà commencé, n’a pas encore commencé, ou suit une autre définition.
said-not-startable-help = Une revue commence une seule fois, et suit une seule version de sa définition.
said-unknown = Il n’y a rien de ce nom que vous puissiez voir.
said-unknown-help = Vérifiez le nom ; s’il est juste, demandez à la personne qui gère la revue si cela vous est destiné.
said-does-not-exist = { $what } n’existe pas.
said-does-not-exist-yet = { $what } n’existe pas encore.

## Les personnes.

said-only-roles = Seul { $roles } permet de le faire.
said-ask-one = Demandez à l’une de ces personnes, ou agissez pour l’une d’elles qui vous a prêté le rôle.
said-nobody-holds = Personne ne le détient.
said-nobody-holds-by = Personne ne le détient ; il est attribué par { $roles }.
said-role-named = le rôle « { $role } »
said-role-named-of = le rôle « { $role } » de { $of }
said-no-role = un rôle que personne ne peut détenir ici
said-role-short = « { $role } » demande { $holders } et en a { $there }.
said-one-holder = au moins une personne
said-holders = au moins { $min } personnes
said-no-holder = zéro
said-not-by = La personne qui a fait « { $action } » ne peut pas faire aussi cela.
said-not-by-help = Une autre personne doit le faire.
said-only-by = Seule une personne qui a fait « { $action } » peut faire cela.
said-only-by-help = L’une des personnes qui l’ont fait doit le faire.
said-not-role = La personne qui détient { $roles } ne peut pas faire cela.
said-not-role-help = Une autre personne, qui ne le détient pas, doit le faire.
said-nobody-else = Personne d’autre ne le peut pour l’instant : il faut une autre personne pour { $roles }.
said-not-proposer = Seule la personne qui l’a proposé peut le retirer.
said-not-proposer-help = Une personne qui peut donner son accord peut le refuser.
said-same-person = Les deux personnes ne doivent pas être la même.
said-same-person-help = Une autre personne doit être la seconde.

## Les données.

said-input-wrong = « { $field } » dans le formulaire { $problem }.
said-input-help = Corrigez le formulaire et renvoyez-le ; rien n’a changé.
said-form-wrong = Le formulaire n’est pas juste.
said-unconfirmed = Non confirmé : { $say }
said-unconfirmed-help = Confirmez-le si vous voulez continuer ; la confirmation est enregistrée.
said-field-wrong = « { $field } » { $problem }.
said-field-of-wrong = « { $field } » de { $of } { $problem }.
said-out-of-bounds = « { $field } » sortirait de ses limites.
said-bounds-help = Choisissez des valeurs qui le gardent dans ses limites.
said-parameter-help = Corrigez le paramètre et renvoyez-le ; rien n’a changé.

## Ce qui s’ensuivrait.

said-undetermined = On ne peut pas déterminer { $what }.
said-undetermined-help = Il manque quelque chose dont l’étape a besoin ; remplissez le formulaire, ou ce qu’elle lit.
said-exists-already = { $title } existe déjà.
said-something-exists = Cela créerait quelque chose qui existe déjà.
said-exists-help = Utilisez ce qui existe, ou donnez au nouveau une autre clé.
said-work-is-open = La revue ne peut pas se clore tant que du travail est ouvert.
said-work-is-open-help = Terminez ou annulez ce qui est ouvert.
said-unending = Ce qui suit de soi-même de cette étape n’a pas de fin.
said-unending-help = C’est une faute de la définition ; dites-le à son auteur. Rien n’a changé.

## Le temps.

said-stale = Cela a changé depuis que vous l’avez vu : vous avez vu la révision { $seen }, c’est maintenant la { $touched }.
said-stale-help = Regardez de nouveau et décidez à nouveau.
said-occurred-later = Cela ne peut pas s’être passé plus tard que son enregistrement.
said-occurred-later-help = Donnez la date à laquelle cela s’est passé, au plus tard aujourd’hui.
said-occurred-long-ago = Ce qui s’est passé avant le { $limit } ne peut être enregistré qu’avec un motif.
said-occurred-long-ago-help = Dites pourquoi c’est enregistré si tard ; le motif est enregistré avec.
said-period = La période finit le { $until }, avant de commencer ou avant maintenant.
said-period-help = Choisissez une fin qui vienne après le début et dans l’avenir.
said-time-wrong = Ce moment n’est pas possible.

## Donner et retirer des rôles.

said-no-such-role-help = Nommez un rôle de la définition, et où il est détenu.
said-incompatible = La personne est { $role }, ce qui exclut ce rôle.
said-incompatible-help = Choisissez une autre personne, ou retirez d’abord l’autre rôle à celle-ci.
said-full-one = Le rôle a déjà la seule personne qu’il peut avoir.
said-full = Le rôle a déjà ses { $max } personnes.
said-full-help = Retirez-le d’abord à quelqu’un.
said-too-few-left-one = Quelqu’un doit détenir le rôle ; cette personne est la seule.
said-too-few-left = Au moins { $min } personnes doivent détenir le rôle ; il en resterait moins.
said-too-few-left-help = Donnez-le d’abord à quelqu’un d’autre, ou à quelqu’un à la place de cette personne.
said-held-already = La personne détient déjà ce rôle.
said-held-already-help = Il n’y a rien à faire.
said-not-held = La personne ne détient pas ce rôle.
said-not-held-help = Vérifiez la personne, le rôle et où il est détenu.
said-too-few = Le rôle « { $role } » demande { $holders } dès le début, et { $there }.
said-too-few-of = Le rôle « { $role } » de { $of } demande { $holders } dès le début, et { $there }.
said-nobody-holds-it = personne ne le détient
said-hold-it = { $count } le détiennent
said-too-few-help = Ajoutez-les sous `roles: {"{"} { $role }: [...] {"}"}` dans les paramètres ; { $then }.
said-never-later = personne ne pourra le recevoir plus tard
said-nobody-later = personne ne pourra le donner plus tard à quelqu’un

## De quoi une condition se compose.

said-unseen = Cela dépend de quelque chose que vous ne pouvez pas voir.
said-unread = Cela dépend de quelque chose que vous ne pouvez pas lire.
said-is-missing = { $what } manque.
said-is-there = { $what } est là.
said-not-listed = On ne peut pas encore énumérer { $what }{ $because }.
said-is-value = { $what } : { $actual }.
said-not-known-yet = { $what } n’est pas encore connu{ $because }.
said-not-known = { $what } n’est pas connu{ $because }.
said-milestone-not = Pas encore : { $say }
said-must-be = { $what } : { $actual } ; il faut { $demanded }.
said-something-else = autre chose que { $value }
said-less-than = moins de { $value }
said-at-most = au plus { $value }
said-more-than = plus de { $value }
said-at-least = au moins { $value }
said-are-there = { $have } sur { $of } ({ $what }) sont là.
said-is-not-in = { $what } n’est pas parmi { $among }.
said-is-in = { $what } est parmi { $among }.
said-one-is = { $count } sur { $of } ({ $what }) est { $state }.
said-many-are = { $count } sur { $of } ({ $what }) sont { $state }.
said-none-is = Sur { $of } ({ $what }), aucun n’est { $state }.
said-one-against = 1 sur { $of } ({ $what }) s’y oppose.
said-many-against = { $count } sur { $of } ({ $what }) s’y opposent.
said-as-it-must = comme il le faut
said-as-they-must = comme il le faut
said-or-have-been = ou ont été « { $state } »
said-exactly-one = Il en faut exactement un.
said-no-such-yet = Il n’y a encore rien de tel ({ $machine }).
said-state-must-be = { $title } est « { $actual } » ; il faut « { $state } ».
said-state-never-was = { $title } est « { $actual } » et n’a jamais été « { $state } ».
said-state-must-not-be = { $title } est « { $actual } » ; il ne faut pas « { $state } ».
said-state-was = { $title } a été « { $state } » ; cela n’aurait jamais dû être.
said-exception = { $cell } est une exception écrite de « { $matrix } » ; motif : { $reason } ; autorité : { $authority }.
said-amendable = Un amendement peut l’inclure, par { $roles }.
said-no-cell = { $cell } n’est pas une case de « { $matrix } ».

## Pourquoi quelque chose n’est pas connu.

said-because = , parce que { $why }
said-field-missing = « { $field } » de { $of } manque
said-unread-missing = quelque chose que vous ne pouvez pas lire manque
said-no-entry = il n’y a pas d’entrée pour cela
said-not-filled-in = « { $field } » n’est pas rempli
said-started-without = la revue a commencé sans « { $parameter } »
said-no-referred = ce à quoi cela renvoie n’existe pas
said-recorded-not-stated = il est enregistré que ce n’est pas indiqué
said-out-of-range = un nombre ou une date est hors des limites
said-depends-on-actor = cela dépend de qui agit et quand

## De quoi parle une expression.

said-exceptions-of = les exceptions de { $matrix }
said-the-machine = cet objet ({ $machine })
said-it-self = cela
said-its-parent = ce dont cela fait partie
said-the-review = la revue
said-in-form = « { $field } » dans le formulaire
said-the-actor = la personne qui agit
said-the-time = le moment présent
said-field-of = { $field } de { $of }
said-its = son { $what }
said-part-of-cell = une partie de la case
said-entry-for = l’entrée de { $of } pour { $key }
said-number-of = le nombre de { $what }
said-days = { $count } jours
said-workdays = { $count } jours ouvrables
said-date-of = la date de { $of }
said-plus = { $left } plus { $right }
said-minus = { $left } moins { $right }
said-this = ceci
said-cells-of = cases de { $matrix }
said-entries-of = entrées de { $vocabulary }
said-entries-of-field = entrées de « { $field } »
said-entries-in-form = entrées de « { $field } » dans le formulaire
said-entries = entrées
said-instances-of = instances de { $machine }

## Les valeurs.

said-yes = oui
said-no = non
said-not-stated = non indiqué
said-nothing = rien
said-unreadable = une valeur que vous ne pouvez pas lire
said-hidden = quelque chose que vous ne pouvez pas voir

## Ce qui ne va pas avec une valeur, après le nom de son champ.

said-is-required = est obligatoire
said-not-of-form = ne fait pas partie du formulaire ; ses champs sont { $known }
said-not-of-empty-form = ne fait pas partie du formulaire, qui est vide
said-text-too-long = dépasse { $max } octets ; remettez un document
said-document-too-long = est un document de { $length } octets ; le maximum est { $max }
said-name-too-long = a un nom ou un type de média de plus de { $max } octets
said-no-person = `{ $id }` n’est pas une personne
said-not-one-of = `{ $id }` n’est pas un { $known }
said-not-in-scope = `{ $cell }` n’est pas inclus
said-must-have-type = doit être { $type }
said-no-member = `{ $id }` n’est pas dans { $of } ; il y a { $known }
said-least-is = est { $amount } ; le minimum est { $min }
said-most-is = est { $amount } ; le maximum est { $max }
said-least-members = a { $amount } membres ; le minimum est { $min }
said-most-members = a { $amount } membres ; le maximum est { $max }
said-too-many-members = a { $amount } membres ; le maximum est { $max }
said-for-member = { $problem } (pour { $member })
said-longer-than = dépasse { $max } octets
said-is-empty = est vide
said-no-id = a le membre `{ $member }`, qui n’est pas un identifiant : lettres minuscules, chiffres et `_`, en commençant par une lettre
said-member-title = a le membre `{ $member }`, dont le titre { $problem }
said-the-reason = motif
said-the-authority = autorité
said-needs-its = demande ceci : { $what } ; `not stated` s’il n’y en a pas
said-needs-text = demande ceci : { $what }, un texte ou `not stated`
said-long-statement = a plus de { $max } octets pour ceci : { $what }
said-many-cells = a { $amount } cases ; le maximum est { $max }
said-ambiguous = a le membre `{ $member }`, comme `{ $other }`, qui est utilisé avec lui ; donnez à l’un d’eux un autre identifiant
said-other-definition = est une autre définition que celle-ci
said-stray-exception = a une exception pour `{ $cell }`, qui n’en est pas une case
said-two-exceptions = a deux exceptions pour `{ $cell }`
said-takes-no-value = n’est pas un paramètre qui prend une valeur
said-no-matrix = n’est pas une matrice, qui seule a des exceptions
said-not-given = n’est pas un vocabulaire donné par un paramètre
said-not-provided = ne peut pas être amendé : la définition ne le prévoit pas
said-not-in-this-way = ne peut pas être amendé de cette façon
said-has-already = a déjà `{ $member }`
said-has-no = n’a pas `{ $member }`
said-no-exception = n’a pas d’exception pour `{ $cell }`
said-no-cell-in-scope = n’a pas de case incluse `{ $cell }`
said-changed-twice = est changé deux fois par cela : quelque chose est nommé deux fois
said-nothing-named = n’est pas changé par cela : rien n’est nommé
said-no-role-of = il n’y a pas de rôle `{ $role }` ; il y a { $known }
said-held-in = `{ $role }` est détenu dans { $scope } ; dites dans lequel
said-held-in-all = `{ $role }` est détenu dans toute la revue, et non dans `{ $instance }`
said-held-not-in = `{ $role }` est détenu dans { $scope }, et non dans `{ $instance }`
said-place-to-set = l’endroit de `{ $field }` à remplir
said-new-value = la nouvelle valeur de `{ $field }`
said-list-of = la liste que parcourt `{ $name }`
said-cancels-review = ce qui est à annuler : la revue elle-même ne peut pas l’être
said-key-of-new = la clé d’une nouvelle instance de { $machine }
said-long-key-of-new = la clé d’une nouvelle instance de { $machine } : elle est trop longue
said-parent-of-new = ce dont fait partie une nouvelle instance de { $machine }
said-field-of-new = `{ $field }` d’une nouvelle instance de { $machine }

## Les types.

said-type-bool = oui ou non
said-type-int = un nombre entier
said-type-text = un texte
said-type-date = une date, comme 2003-09-15
said-type-partial-date = une date, un mois ou une année, comme 2003-09-15, 2003-09 ou 2003
said-type-instant = un moment, comme 2003-09-15T12:00:00Z
said-type-duration = un nombre de jours
said-type-document = un document
said-type-person = une personne
said-type-one-of = l’un de { $known }
said-type-cell = une case de { $matrix }
said-type-list = une liste, chaque fois { $type }
said-type-set = un ensemble, chaque fois { $type }
said-type-per = pour chaque { $vocabulary } { $type }
said-type-or-not-stated = { $type }, ou `not stated`

## Où en est une revue.

said-counted-none = autre chose
said-counted-one = une chose
said-counted = { $count } choses
said-one-is-overdue = Une chose est en retard.
said-are-overdue = { $count } choses sont en retard.
said-can-be-done = « { $title } » peut se faire maintenant.
said-waits-for-things = « { $title } » attend { $things }.
said-blocked-by-things = « { $title } » est bloqué par { $things }.

## Ce qui s’est passé. Après le nom de la personne qui l’a fait.

said-did-start = a commencé la revue « { $title } »
said-was-created = { $title } a été créé.
said-was-without-effect = « { $signal } » a été sans effet sur { $title }.
said-is-now = { $title } est maintenant « { $state } ».
said-did = a fait « { $action } » : { $title }
said-did-cancel = a annulé { $title }
said-was-cancelled-by = { $title } a été annulé par un amendement de { $parameter }.
said-did-propose = a proposé « { $action } » : { $title } ; une seconde personne doit donner son accord
said-did-decline = a refusé « { $action } » : { $title }
said-did-withdraw = a retiré « { $action } » : { $title }
said-did-give = a donné le rôle { $role } à { $person }
said-did-take = a retiré le rôle { $role } à { $person }
said-did-lend = a prêté le rôle { $role } de { $holder } à { $to }, du { $from } au { $until }
said-role-of = « { $role } » de { $of }
said-did-amend = a amendé « { $parameter } » : { $changes } ; motif : { $reason } ; autorité : { $authority }
said-added = ajouté { $what }
said-removed = retiré { $what }
said-included = inclus { $what }
said-out-of-scope = hors du champ ; motif : { $reason } ; autorité : { $authority }
said-excluded = exclu { $what }

said-or = ou
said-and = et

told = { $who } { $what }
told-for = { $who }, pour { $holder }, { $what }
told-with = { $told }, avec l’accord de { $second }
told-somebody = Quelqu’un
