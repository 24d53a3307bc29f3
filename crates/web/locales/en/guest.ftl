# Guest links: as their guests meet them, and as their makers see them.

guest-open = A guest link
guest-open-instead = You are signed in as yourself. With this link you act as { $name } instead, until you leave.
guest-open-go = Act as { $name }
guest-banner = You act as { $name } by a guest link, for this alone, until { $until }. Every use is recorded.
guest-leave = Leave
guest-open-done = You are signed in as yourself. What this link was for is done; it shows the receipt of it.
guest-open-receipt = Show the receipt
guest-banner-done = You came by a guest link. What it was for is done, so it opens nothing but this receipt.
guest-nothing = This link opens nothing
guest-nothing-mend = Perhaps a part of the address is missing: open the link again from the message in which it came. If that does not help, ask the person who sent it to you.
guest-withdrawn = This link was withdrawn
guest-withdrawn-mend = It opens nothing any more.
guest-expired = This link has expired
guest-expired-on = It was in force until
guest-ask = If you still need it, ask { $name } for a new one.
guest-ask-sender = If you still need it, ask the person who sent you this link for a new one.
guest-as-oneself = Go on as yourself
guest-not-found-mend = Your link does not lead here. Go back to what it is for.
guest-back = What your link is for

receipt = Receipt
receipt-done = What this link was for is done. You can close this page; the link shows it again.
receipt-what = What was done
receipt-when = When
receipt-by = By
receipt-reference = Reference

links = Guest links
links-hint = With a guest link somebody without an account acts as you, for one purpose, until a day. Every use is recorded.
links-what-hidden = For something that you may not see
links-revoke = Withdraw
links-new = Make a guest link
links-acts-as = Acts as
links-choose = Choose
links-as = Whoever has the link acts as { $name }, for this alone:
links-what = What it is for
links-what-wrong = Choose one of the list.
links-look-review = Look at the review
links-look = Look at: { $subject }
links-until-hint = The last day, included; 92 days at most.
links-until-wrong = A link ends in the future, after 92 days at the latest.
links-make = Make the link
links-made = The link is shown now and never again. Give it to one person alone; put the address of this site before it.
links-given-to = Who gets it
links-given-to-hint = Their name, so that the list says whose link it is. It gives no right.
links-given-to-wrong = A name has at most { $max } characters. Shorten it.
links-whom = For whom
links-nobody = Nobody named
links-as-person = acts as { $person }
links-made-by = Made
links-by-at = by { $maker }, { $at }
links-until = Runs until
links-uses = Used
links-used = { $uses ->
    [one] once, last { $at }
   *[other] { $uses } times, last { $at }
}
links-used-never = not yet
links-state = State
links-state-open = Open
links-state-used = Used up
links-state-expired = Expired
links-state-withdrawn = Withdrawn
links-none = No link is open.
links-ended = { $count ->
    [one] One link that is done or over
   *[other] { $count } links that are done or over
}
