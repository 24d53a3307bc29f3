# Ce qui, dans une demande, ne peut être compris : quoi, où, et comment y remédier.

misread-part = « { $part } » dans l’adresse a une valeur que cette page ne connaît pas. Supprimez-la, ou choisissez-la sur la page.
misread-lacks = Il manque « { $part } » dans l’adresse. Allez à la page par son lien.
misread-address = Ce qui suit le point d’interrogation dans l’adresse n’est pas ce que cette page attend. Supprimez-le.
misread-field = Le formulaire envoyé ne contient pas « { $field } », ou le contient sous une autre forme. Rechargez la page et envoyez-le de là.
misread-form = Ce qui a été envoyé n’est pas le formulaire de cette page. Rechargez la page et envoyez-le de là.
misread-parts = Le formulaire a plus de { $max } parties. Envoyez-en moins à la fois.
misread-no-command = Le formulaire n’a pas d’identifiant propre. Retournez à la page, rechargez-la et envoyez-le de là.
misread-no-moment = « { $text } » n’est pas un moment. Écrivez le numéro d’un événement comme 118, une date comme 2003-10-14, ou 2003-10-14T09:12:00Z.
misread-no-time = « { $text } » n’est pas un moment. Écrivez-le sous la forme 2003-10-14T09:12.
misread-of-one-review = « { $text } » est un endroit dans une seule revue. Écrivez une date comme 2003-10-14.
misread-no-revision = Il n’y a pas d’événement { $revision }. Le dernier est { $last }, en comptant à partir de 0.
misread-not-started = La revue n’avait pas encore commencé.
misread-no-position = Il n’y a pas de position { $position }. Le registre a { $size } entrées, en comptant à partir de 0.
misread-no-event = « { $text } » n’est pas un événement avec lequel comparer. Écrivez son numéro, comme 117.
misread-no-kind = « { $text } » n’est pas un genre d’événement. Choisissez parmi { $known }.
misread-no-person = « { $text } » n’est pas l’identifiant d’une personne. Choisissez la personne sur la page.
misread-question = Ce que vous cherchez a plus de { $max } lettres. Raccourcissez-le.
misread-long-text = Un texte de plus de { $max } octets n’est pas comparé. Téléchargez les deux versions.
misread-no-text = Seuls des textes peuvent être comparés. Téléchargez les deux versions.
misread-large-document = Le document « { $name } » dépasse 25 Mo. Choisissez-en un plus petit.
misread-document = Un document n’est pas arrivé tel qu’il a été envoyé. Choisissez-le de nouveau et renvoyez le formulaire.
