# What the script says.

live-as-of = As of { $moment }
live-live = Live
live-behind = Reconnecting: this page may be behind
live-updated = Updated
live-search = Search or do…
live-found = Results
live-restored = What you wrote here before is back.
live-discard = Discard it
live-unsent = This was not sent: there is no answer. What you wrote is still here. Send it again; it counts once.
live-again = The network is back. Send it again; it counts once.
live-ended = This was not sent: your session has ended. What you wrote is still here. Sign in in another tab, then send it again.
live-unkept = This is not kept as a draft yet. What you wrote is still here.
