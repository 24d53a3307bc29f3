//! What the script of a page has to know and to say.

use maud::{Markup, html};

use crate::{locale::Locale, request::visitor::Visitor};

/// What stands in the footer before the script speaks, and what it may say there and elsewhere, in the language of the page.
pub(crate) fn words(locale: &Locale, visitor: &Visitor) -> Markup {
    let say = |message| locale.say(message);
    let asked = [("moment", locale.moment(visitor.asked).into())];
    let events = visitor.session.as_ref().map(|_| "/events");
    html! {
        span id="live" { (locale.say_with("live-as-of", &asked)) }
        template id="words" data-events=[events] data-mark=(visitor.mark) data-zone=(locale.zone_name())
            data-live=(say("live-live")) data-behind=(say("live-behind")) data-updated=(say("live-updated"))
            data-search=(say("live-search")) data-found=(say("live-found"))
            data-restored=(say("live-restored")) data-discard=(say("live-discard"))
            data-ended=(say("live-ended")) data-signin=(say("sign-in"))
            data-unsent=(say("live-unsent")) data-unkept=(say("live-unkept")) data-again=(say("live-again")) {}
    }
}
