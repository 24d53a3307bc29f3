# What of a request cannot be understood: what, where, and how to mend it.

misread-part = “{ $part }” in the address has a value that this page does not know. Leave it out, or choose it on the page.
misread-lacks = The address lacks “{ $part }”. Go to the page by its link.
misread-address = What stands behind the question mark in the address is not what this page takes. Leave it out.
misread-field = The form that was sent lacks “{ $field }”, or has it in another form. Load the page again, and send it from there.
misread-form = What was sent is not the form of this page. Load the page again, and send it from there.
misread-parts = The form has more than { $max } parts. Send less at once.
misread-no-command = The form has no id of its own. Go back to the page, load it again, and send it from there.
misread-no-moment = “{ $text }” is no moment. Write the number of an event such as 118, a date such as 2003-10-14, or 2003-10-14T09:12:00Z.
misread-no-time = “{ $text }” is no moment. Write it as 2003-10-14T09:12.
misread-of-one-review = “{ $text }” is a place in one review. Write a date such as 2003-10-14.
misread-no-revision = There is no event { $revision }. The last one is { $last }, counted from 0.
misread-not-started = The review had not started then.
misread-no-position = There is no position { $position }. The record has { $size } entries, counted from 0.
misread-no-event = “{ $text }” is no event to compare with. Write its number, such as 117.
misread-no-kind = “{ $text }” is no kind of event. Choose one of { $known }.
misread-no-person = “{ $text }” is not the id of a person. Choose the person on the page.
misread-question = What is looked for is longer than { $max } letters. Shorten it.
misread-long-text = A text of more than { $max } bytes is not compared. Download both versions.
misread-no-text = Only texts can be compared. Download both versions.
misread-large-document = The document “{ $name }” is larger than 25 MB. Choose a smaller one.
misread-document = A document did not arrive as it was sent. Choose it again, and send the form once more.
