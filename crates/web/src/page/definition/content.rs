//! The page of a definition.

use definition::{
    diagram::overview,
    model::Definition,
    words::{Condition, Question},
};
use maud::{Markup, html};

use super::{Part, Shown, machine, people};
use crate::{
    answer::fault::Fault,
    page::definitions,
    part::{
        diagram::{Drawing, Mark, diagram},
        name,
        reading::{lang_of_definitions, said},
        tag::Tag,
    },
    request::address,
};

/// The page; there is none of a machine that the definition does not have.
pub(super) fn content(shown: &Shown<'_>) -> Result<Markup, Fault> {
    let part = match (&shown.asked.machine, shown.asked.show) {
        (Some(id), _) => {
            let rules = shown.rules.machines.iter().find(|rules| rules.id == *id);
            machine::content(shown, rules.ok_or(Fault::NotFound)?)
        }
        (None, Part::Overview) => whole(shown),
        (None, Part::People) => people::people(shown),
        (None, Part::Classes) => people::classes(shown),
    };
    Ok(html! {
        (tabs(shown))
        @if let Some(present) = &shown.present {
            p.note {
                (shown.locale.say("definition-present")) " "
                a href=(address::review(&present.review, "")) { (name::text(&present.review)) }
            }
        }
        (part)
    })
}

fn tabs(shown: &Shown<'_>) -> Markup {
    let is_here = |part| shown.asked.machine.is_none() && shown.asked.show == part;
    html! {
        nav.tabs aria-label=(shown.locale.say("definition-parts")) {
            @for part in Part::ALL {
                a href=(shown.address(&[("show", part.id())])) aria-current=[is_here(part).then_some("page")] {
                    (shown.locale.say(&format!("definition-show-{}", part.id())))
                }
            }
        }
    }
}

fn whole(shown: &Shown<'_>) -> Markup {
    let (locale, rules) = (shown.locale, shown.rules);
    html! {
        div.split {
            div {
                section {
                    h2 { (locale.say("definition-machines")) }
                    (drawing(shown))
                    ul {
                        @for machine in &rules.machines {
                            li {
                                a href=(shown.address(&[("machine", &machine.id)])) { (said(locale, &machine.title)) }
                                @if let Some(first) = machine.purpose.first() { ": " (said(locale, first)) }
                            }
                        }
                    }
                }
                (conditions(shown, "definition-milestones", &rules.milestones))
                (conditions(shown, "definition-properties", &rules.properties))
                (questions(shown, "definition-parameters", &rules.parameters))
                (amendments(shown))
            }
            aside { (facts(shown)) }
        }
    }
}

fn drawing(shown: &Shown<'_>) -> Markup {
    let locale = shown.locale;
    let drawing = Drawing {
        id: "overview",
        title: &locale.say("definition-machines"),
        describes: &locale.say("definition-overview-describes"),
        lang: lang_of_definitions(locale),
        diagram: &overview(shown.definition),
    };
    let address = |one: &definition::diagram::StateBox| shown.address(&[("machine", &one.id)]);
    diagram(&drawing, address, |one| {
        let open = *shown.present.as_ref()?.open.get(&one.id)?;
        Some(Mark {
            state: if open > 0 { Tag::Ready } else { Tag::Done },
            says: locale.say_with("definition-open", &[("count", open.into())]),
        })
    })
}

fn facts(shown: &Shown<'_>) -> Markup {
    let (locale, definition) = (shown.locale, shown.definition);
    let to = definitions::to(definition);
    html! {
        section {
            dl.facts {
                dt { (locale.say("definition-workflow")) } dd { (name::text(&definition.workflow)) }
                dt { (locale.say("definition-version")) } dd { (name::text(&definition.version)) }
                dt { (locale.say("definition-digest")) } dd { code { (definition.digest) } }
                @if !shown.running.is_empty() {
                    dt { (locale.say("definition-running")) } dd { (definitions::reviews(locale, shown.running, shown.when)) }
                }
            }
            ul.actions {
                @if shown.when.is_none() { li { a.button href=(format!("{to}/start")) { (locale.say("definition-start")) } } }
                li { a.button href=(format!("{to}/source")) { (locale.say("definition-source")) } }
            }
        }
        (versions(shown))
    }
}

fn versions(shown: &Shown<'_>) -> Markup {
    let (locale, definition) = (shown.locale, shown.definition);
    let others = || {
        shown
            .versions
            .iter()
            .filter(|known| known.digest != definition.digest)
    };
    html! {
        @if others().next().is_some() {
            section {
                h2 { (locale.say("definition-versions")) }
                ul { @for other in others() { (version(shown, other)) } }
            }
        }
    }
}

fn version(shown: &Shown<'_>, other: &Definition) -> Markup {
    let diff = format!(
        "{}/diff/{}",
        definitions::to(shown.definition),
        address::encoded(&other.digest)
    );
    html! {
        li {
            a href=(address::at(&definitions::to(other), shown.when)) { (name::text(&other.version)) } ", "
            a href=(diff) { (shown.locale.say_with("definition-diff-to", &[("version", other.version.as_str().into())])) }
        }
    }
}

/// Conditions as a list, each with how it is written.
pub(super) fn conditions(shown: &Shown<'_>, title: &str, conditions: &[Condition]) -> Markup {
    html! {
        @if !conditions.is_empty() {
            section {
                h2 { (shown.locale.say(title)) }
                ul { @for one in conditions { (condition(shown, one)) } }
            }
        }
    }
}

/// One condition.
pub(super) fn condition(shown: &Shown<'_>, one: &Condition) -> Markup {
    html! {
        li {
            (said(shown.locale, &one.say))
            @if one.advice { " " span.quiet { "(" (shown.locale.say("definition-advice")) ")" } }
            @if let Some(expression) = &one.expression {
                details { summary { (shown.locale.say("definition-as-written")) } code dir="ltr" { (expression) } }
            }
        }
    }
}

/// What is asked for, as a table.
pub(super) fn questions(shown: &Shown<'_>, title: &str, questions: &[Question]) -> Markup {
    let locale = shown.locale;
    let heads = [
        "definition-question",
        "definition-answer",
        "definition-class",
    ];
    html! {
        @if !questions.is_empty() {
            section {
                h2 { (locale.say(title)) }
                div.scroll role="region" tabindex="0" aria-label=(locale.say(title)) {
                    table.rows {
                        caption { (locale.say("definition-questions-caption")) }
                        thead { tr { @for head in heads { th scope="col" { (locale.say(head)) } } } }
                        tbody { @for question in questions { (line(shown, question)) } }
                    }
                }
            }
        }
    }
}

fn line(shown: &Shown<'_>, question: &Question) -> Markup {
    let locale = shown.locale;
    html! {
        tr {
            th scope="row" {
                (said(locale, &question.title))
                @if let Some(help) = &question.help { br; span.quiet { (said(locale, help)) } }
            }
            td {
                (said(locale, &question.kind))
                @if let Some(bounds) = &question.bounds { ", " (said(locale, bounds)) }
                @if question.required { ", " (locale.say("definition-required")) }
            }
            td { (name::text(&question.class)) }
        }
    }
}

fn amendments(shown: &Shown<'_>) -> Markup {
    let locale = shown.locale;
    html! {
        @if !shown.rules.amendments.is_empty() {
            section {
                h2 { (locale.say("definition-amendments")) }
                @for one in &shown.rules.amendments {
                    h3 { (said(locale, &one.title)) }
                    p { (said(locale, &one.who)) }
                    @if !one.needs.is_empty() { ul { @for need in &one.needs { (condition(shown, need)) } } }
                    (sentences(shown, &one.added))
                    (sentences(shown, &one.removed))
                }
            }
        }
    }
}

/// Sentences as a list.
pub(super) fn sentences(shown: &Shown<'_>, sentences: &[String]) -> Markup {
    html! {
        @if !sentences.is_empty() {
            ul { @for sentence in sentences { li { (said(shown.locale, sentence)) } } }
        }
    }
}
