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
sign-in-provider = Sign in with { $name }
sign-in-provider-unknown = The provider knows you, but no account here is linked to you. Sign in with your password, then link it on the page “Me”; or ask an administrator for an invitation.
sign-in-provider-failed = The provider did not confirm who you are. Try again.

invitation = Set your password
invitation-for = This invitation is for { $name }. Your handle is { $handle }.
invitation-password = New password
invitation-password-hint = { $min } to { $max } characters, whichever you like. A few words that do not belong together are good.
invitation-password-length = A password has { $min } to { $max } characters. Choose a longer or a shorter one.
invitation-over = This invitation is not valid any more
invitation-over-mend = It was used, replaced by a newer one, or has expired. Ask an administrator for a new one.

guest-open = A guest link
guest-open-instead = You are signed in as yourself. With this link you act as { $name } instead, until you leave.
guest-open-go = Act as { $name }
guest-over = This link is not valid any more
guest-over-mend = It has expired or was revoked. Ask whoever gave it to you for a new one.
guest-banner = You act as { $name } by a guest link, for this alone, until { $until }. Every use is recorded.
guest-leave = Leave
