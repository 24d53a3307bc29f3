openid-continue = Continue with { $name }
openid-leaving = You go to { $name } now
openid-unreachable = { $name } cannot be reached
openid-unreachable-mend = This is not your doing. Try again in a few minutes, or sign in with your password if you have one.
openid-denied = You were not let in at { $name }
openid-denied-mend = You, or { $name }, cancelled it. Begin again if you want to come in.
openid-failed = { $name } reports an error
openid-failed-mend = Nobody was signed in. Begin again; if it happens again, tell an administrator when it was.
openid-over = This sign-in is over
openid-over-mend = It took too long, was used before, or was begun in another window. Begin again here.
openid-untrusted = The answer of { $name } cannot be trusted
openid-untrusted-mend = Nobody was signed in. Begin again; if it happens again, tell an administrator when it was.
openid-unknown = Your account at { $name } is not known here
openid-unknown-mend = An account of that kind does not let anybody in by itself. Ask an administrator of this site for an invitation, and open its link. If you have a password here, sign in with it and link the account on the page “Me”.
openid-taken = This account at { $name } signs in somebody else
openid-taken-mend = Nothing was changed. Choose another account at { $name }, or ask an administrator.
openid-instead = You can also use an account that you have, and no password:

me-identities = Accounts elsewhere
me-identities-hint = With an account that is linked here you sign in without a password.
me-identities-provider = Where
me-identities-subject = As
me-identities-link = Link an account at { $name }
me-identities-unlink = Unlink
me-identities-last = This is your only way in, so it stays. Link another account first, or ask an administrator to invite you to set a password.

admin-invited-whole = The invitation is shown now and never again. Give it to this person alone.
links-made-whole = The link is shown now and never again. Give it to one person alone.
