# Remit in English. One message, one meaning; values are isolated, never glued together.

month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

nav-my-work = My work
nav-portfolio = Portfolio
nav-definitions = Definitions
nav-search = Search
nav-help = Help
nav-me = Me
nav-admin = Administration
nav-sign-in = Sign in
nav-sign-out = Sign out
nav-main = Main
skip-to-content = Skip to the content
times-in = Times in { $zone }
past-banner = You are looking at the past: event { $revision } of { $last }, { $moment }. Nothing can be changed here.
past-return = Return to now
past-banner-all = You are looking at the past: everything as it was on { $moment }. Nothing can be changed here.
past-none = This page shows what is now.

fault-not-found = There is no such page
fault-not-found-mend = The address may be mistyped, or what it names is not for you to know of. Go to your work, or search.
fault-forbidden = This is not yours to do
fault-forbidden-mend = Ask the person who holds the right. Nothing has changed.
fault-bad-request = This cannot be understood
fault-unexpected = Something is broken here
fault-unexpected-mend = It is not your fault. What you sent was not done in part: try again, or tell who runs this installation and quote { $reference }.

sign-in = Sign in
sign-in-as = Sign in as { $name }
sign-in-handle = Handle
sign-in-password = Password
sign-in-demonstration = This is a demonstration. Choose whom you want to be.
fault-too-long = This is too large
fault-too-long-mend = A document has at most 25 MB, all documents of a form together 50 MB. Nothing was sent.
sign-in-unsent = Your session has ended, and what you typed was not sent. Sign in: it will be in its form again, without files.
sign-in-unsent-lost = Your session has ended, and what you typed was not sent. Go back in your browser to copy it before you sign in.
