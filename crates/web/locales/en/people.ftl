# Who it is: signing in, guests, oneself, people of a review, administration.

fault-foreign = This came from another site
fault-foreign-mend = A page of another site tried to do something in your name. Nothing has changed. If it was you, open the page here and try again.
fault-too-many = Too many tries
fault-too-many-mend = { $minutes ->
    [one] Wait a minute, then try again.
   *[other] Wait { $minutes } minutes, then try again.
}

form-errors = Something has to be mended
form-save = Save
form-saved = Saved.
form-cancel = Cancel

sign-in-wrong = Handle or password is wrong. Check both and try again.
sign-in-forgotten = Forgotten? An administrator can send you a new invitation.
sign-in-demonstration-title = Demonstration

invitation = Set your password
invitation-for = This invitation is for { $name }. Your handle is { $handle }.
invitation-password = New password
invitation-password-hint = { $min } to { $max } characters, whichever you like. A few words that do not belong together are good.
invitation-password-length = A password has { $min } to { $max } characters. Choose a longer or a shorter one.
invitation-over = This invitation is not valid any more
invitation-over-mend = It was used, replaced by a newer one, or has expired. Ask an administrator for a new one.

me-signed-in-as = You are { $name }, with the handle { $handle }.
me-preferences = How you see the pages
me-language = Language
me-language-browser = As the browser asks
me-language-unknown = There is no such language here. Choose one of the list.
me-zone = Time zone
me-zone-hint = A name such as Europe/Zurich or Asia/Ulaanbaatar. Empty: UTC.
me-zone-unknown = There is no such time zone. Write an IANA name such as Europe/Zurich, or leave it empty.
me-density = Density
me-density-comfortable = Comfortable
me-density-compact = Compact
me-appearance = Appearance
me-appearance-system = As the system says
me-appearance-light = Light
me-appearance-dark = Dark
me-single-keys = Single letters are shortcuts
me-single-keys-hint = Turn it off if you speak to your computer or type by accident.
me-sessions = Where you are signed in
me-session-device = Device
me-session-device-unknown = Unknown device
me-session-since = Since
me-session-this = This one
me-session-end = Sign out there
me-session-end-all = Sign out everywhere
me-last-used = Last used
me-password = Password
me-password-hint = All other devices are signed out when it changes.
me-password-old = Present password
me-password-wrong = This is not your present password.
me-password-change = Change the password
me-password-none = You sign in without a password. An administrator can invite you to set one.
me-tokens = Tokens for programs
me-tokens-hint = A program with a token acts as you, within what you may see and do at that moment.
me-token-made = The token is shown now and never again. Copy it to where the program reads it.
me-token-new = A new token
me-token-name = Name
me-token-name-hint = What it is for: you will want to know when you revoke it.
me-token-name-wrong = A name has 1 to 100 characters.
me-token-scopes = May be used
me-token-scopes-wrong = A token that may do nothing is of no use. Choose at least one.
me-token-read = to look
me-token-act = to do steps
me-token-expires = Expires
me-token-days = { $days ->
    [one] after a day
   *[other] after { $days } days
}
me-token-unused = Never
me-token-make = Make the token
me-token-revoke = Revoke
me-token-too-many = You have too many tokens. Revoke one that is not needed.

people = People
people-hidden = Who takes part is known to those who take part.
people-roles = Roles
people-role = Role
people-place = Where
people-holders = Who
people-whole-review = The whole review
people-no-place = There is nothing yet in which it is held.
people-nobody = Nobody
people-you = you
people-assigned-by = Given and taken by:
people-incompatible = Not together with:
people-give = Give the role
people-take = Take the role
people-lend = Lend the role
people-give-to = To whom
people-lend-to = Who acts in their place
people-lend-from = From
people-lend-from-hint = The first day. Empty: from now.
people-lend-until = Until
people-lend-until-hint = The last day, included.
people-replace = Replace
people-find = Find
people-find-hint = A part of the name or of the handle, at least { $least } letters. At most { $most } people are shown.
people-find-short = Type at least { $least } letters.
people-find-none = Nobody of that name has an account. Check how it is written, or ask an administrator to add them.
people-find-more = More than { $most } people fit. Type more of the name.
people-found = Choose one
people-instead-of = In whose place
people-instead-of-hint = The role has as many holders as it may have. Whoever is replaced loses it in the same step, with what they lent of it.
people-holder-wrong = Choose one of the people shown.
people-late = It happened earlier
people-occurred = When it happened
people-occurred-hint = 2003, 2003-09 or 2003-09-15.
people-reason = Why it is recorded late
people-reason-hint = Needed if it is long ago.
people-on-behalf-of = In whose name
people-myself = In my own
people-person-unknown = Find the person, then choose them.
people-date-wrong = Choose a day, such as 2026-12-24.
people-occurred-wrong = Write 2003, 2003-09 or 2003-09-15.
people-form-stale = This form is not complete. Load the page again and send it from there.
people-lent = Lent roles
people-lent-none = No role is lent now or later.
people-lent-for = { $to } for { $holder }
people-lent-from = from
people-lent-until = until

admin-health = Health
admin-size = The record holds
admin-behind = Lists are behind by
admin-streams = Browsers that follow live
admin-leaves = { $count ->
    [one] one entry
   *[other] { $count } entries
}
admin-people = Accounts
admin-display = Name
admin-display-hint = The name that others are shown.
admin-display-wrong = A name has 1 to 200 characters and is not blank.
admin-handle-hint = To sign in with: lower-case letters a-z, digits and . _ -, beginning with a letter.
admin-handle-wrong = A handle has 1 to 64 lower-case letters a-z, digits and . _ -, and begins with a letter.
admin-handle-taken = Somebody has this handle. Choose another one.
admin-rights = Rights
admin-rights-hint = Over the whole house. What somebody may do in a review follows from their roles there.
admin-right-administrator = Administrator
admin-right-auditor = Auditor
admin-right-process-owner = Process owner
admin-grant = Grant
admin-revoke = Revoke
admin-own = Nobody takes this from themselves, so that an administrator is left. Ask another one.
admin-add = A new account
admin-add-invite = Add and invite
admin-invited = The invitation is shown now and never again. Give it to this person alone; put the address of this site before it.
admin-invite = Invite to set a password
admin-invitation = Open invitation
admin-ways = Ways in
admin-sessions = Sessions
admin-end-sessions = End all sessions
admin-shut-out = Shut out
admin-shut-out-hint = Shutting out ends password, sessions, tokens and links at once. What the person did stays theirs; a new invitation lets them in again.
admin-yes = yes
admin-no = no

me-absence = When you are away
me-absence-hint = Whoever works with you sees these days beside your name. To let somebody act for you, lend them your role on the page People of the review. Leave both empty if you are not away.
me-absence-first = First day
me-absence-last = Last day
me-absence-wrong = Give the first and the last day, the last one not before the first.
people-away = away from { $first } to { $last }

me-sign-ins = Your last sign-ins
me-sign-ins-hint = Was one of them not you? Sign out everywhere, and change your password.

access = Access record
access-hint = Who was refused what, who read what is not for everybody, and who came in how. Nothing in it changes or goes.
access-none = There are no such entries.
access-number = Number
access-when = When
access-kind = What happened
access-every-kind = Everything
access-person = Person
access-person-hint = Handle or id
access-review = Review
access-what = In detail
access-way = Way
access-nobody = Unknown
access-hidden = Hidden: you take part in this review.
access-clauses = Not met:
access-pages = Pages of the access record
access-newest = The newest
access-older = Older
access-kind-refusal = Step refused
access-kind-read = Read
access-kind-sign-in = Signed in
access-kind-sign-in-failed = Sign-in failed
access-kind-sign-out = Signed out
access-kind-password = Password
access-kind-token = Token
access-kind-guest-link = Guest link
access-kind-invitation = Invitation
access-kind-identity = Account elsewhere
access-way-password = With the password
access-way-openid = With an account elsewhere
access-way-invitation = By an invitation
access-way-offer = By one click, in the demonstration
access-way-changed = After a new password
