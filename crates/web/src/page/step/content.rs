//! The page of a step.

use definition::name::Name;
use jiff::Timestamp;
use maud::{Markup, html};
use process::{examine::confirmation, explain::Blocked, person::Person};

use super::{
    draft::{self, KEEP},
    fill::{CONFIRM, HOLDER, OCCURRED, Problem, REASON, SEEN},
    keeping::{Keeping, MARK},
    notice::{Notice, notice},
    proposal::consent,
    task::{Asked, Separation, Task},
    unsent::WHOSE,
};
use crate::{
    part::{
        command::COMMAND,
        field::{Control, Field, Sent, dom_id, field},
        following::{following, seen_by},
        moment, problems,
        reading::{Reading, said},
        tag::{Tag, tag},
        why::Why,
    },
    request::address,
};

/// A form with what was sent before, if anything was.
pub(super) struct Form<'f> {
    /// The id of the command it gives.
    pub(super) command: Name,
    /// What was sent.
    pub(super) sent: &'f Sent,
    /// What is wrong with it.
    pub(super) problems: &'f [Problem],
    /// What must be confirmed beside what is known without the form: id and sentence.
    pub(super) unconfirmed: &'f [(Name, String)],
    /// What is said above it.
    pub(super) notice: Option<Notice>,
    /// What it knows of its draft.
    pub(super) keeping: Keeping,
    /// The person to whom it is shown.
    pub(super) whose: &'f Person,
}

pub(super) fn content(reading: Reading<'_>, task: &Task, form: &Form<'_>, at: Timestamp) -> Markup {
    let problems: Vec<(String, String)> = form
        .problems
        .iter()
        .map(|problem| (dom_id(&problem.name), problem.text.clone()))
        .collect();
    let problems: Vec<(&str, String)> = problems
        .iter()
        .map(|(id, text)| (id.as_str(), text.clone()))
        .collect();
    let is_offered = task.explanation.available && reading.past.is_none();
    let is_just_done = matches!(form.notice, Some(Notice::Done(_)));
    html! {
        @if let Some(said) = &form.notice { (notice(reading, task, said, at)) }
        (draft::shown(reading, (&task.subject.instance, &task.action), form))
        (problems::list(reading.locale, &problems))
        p {
            (reading.instance(&task.subject)) " "
            span.quiet { (reading.said(&task.subject.state_title)) }
            @if let Some(due) = task.due {
                " " (reading.say("step-due")) " " (moment::moment(reading.locale, due))
                @if due < at && is_offered { " " (tag(reading.locale, Tag::Overdue)) }
            }
        }
        @if let Some(help) = &task.help { p { (reading.said(help)) } }
        @if let Some(proposal) = &task.proposal {
            (consent(reading, task, proposal, form))
            (around(reading, task))
        } @else if is_offered {
            div.split {
                div { (whole_form(reading, task, form)) }
                aside { (around(reading, task)) }
            }
        } @else if !is_just_done {
            (not_offered(reading, task, form, at))
        }
    }
}

/// Why it cannot be done, and what it would ask for.
fn not_offered(reading: Reading<'_>, task: &Task, form: &Form<'_>, at: Timestamp) -> Markup {
    html! {
        section.box id="why" {
            h2 { (reading.say("step-not-now")) }
            @if reading.past.is_some() {
                p { (reading.say("step-past")) }
            } @else {
                (Why::new(reading, &task.dues, at).explanation(&task.explanation))
            }
        }
        @if !task.asks.is_empty() {
            section {
                h2 { (reading.say("step-would-ask")) }
                dl.facts {
                    @for asked in &task.asks {
                        dt { (reading.said(&asked.title)) }
                        dd { @for hint in hints(reading, asked) { p { (hint) } } }
                    }
                }
            }
        }
        (typed(reading, task, form.sent))
        (around(reading, task))
    }
}

/// What was typed into a form that is not there any more, so that it can be kept.
fn typed(reading: Reading<'_>, task: &Task, sent: &Sent) -> Markup {
    let asks = task.asks.iter();
    let typed = asks.map(|asked| (asked, sent.all(&asked.id)));
    let typed: Vec<_> = typed.filter(|(_, texts)| !texts.is_empty()).collect();
    html! {
        @if !typed.is_empty() {
            section.box id="typed" {
                h2 { (reading.say("step-typed")) }
                dl.facts {
                    @for (asked, texts) in &typed {
                        dt { (reading.said(&asked.title)) }
                        @for text in texts { dd dir="auto" { (text) } }
                    }
                }
            }
        }
    }
}

fn whole_form(reading: Reading<'_>, task: &Task, form: &Form<'_>) -> Markup {
    let action = address::step(reading.review, &task.action, &task.subject.instance);
    let takes_files = task.asks.iter().any(|asked| asked.control.takes_files());
    // A draft stays on the device: only what everybody may read may be kept there.
    let drafted = task.asks.iter().all(|asked| asked.rank == 0);
    let draft = drafted.then(|| format!("{}/{}", task.subject.instance, task.action));
    let kept_at = address::draft(reading.review, &task.action, &task.subject.instance);
    html! {
        form method="post" action=(action) enctype="multipart/form-data" novalidate data-draft=[draft] data-keeps=(kept_at) {
            input type="hidden" name=(COMMAND) value=(form.command);
            input type="hidden" name=(SEEN) value=(form.keeping.seen.unwrap_or(task.revision));
            input type="hidden" name=(MARK) value=(form.keeping.mark);
            input type="hidden" name=(WHOSE) value=(form.whose);
            @if takes_files && !form.sent.file_names().is_empty() {
                p.box role="status" {
                    (reading.say("step-files-again")) " "
                    @for (index, name) in form.sent.file_names().iter().enumerate() {
                        @if index > 0 { ", " }
                        bdi { (name) }
                    }
                }
            }
            @for asked in &task.asks { (one(reading, asked, form)) }
            (in_whose_name(reading, task, form.sent))
            (confirmations(reading, task, form))
            (occurred(reading, form))
            div.actions {
                button.primary type="submit" { (said(reading.locale, &task.title)) }
                button name=(KEEP) value="yes" formaction=(kept_at) { (reading.say("draft-keep")) }
                @if reading.leads(&reading.address("")) {
                    a.button href=(reading.address("")) { (reading.say("form-cancel")) }
                }
            }
            p.quiet.kept role="status" {}
        }
    }
}

fn one(reading: Reading<'_>, asked: &Asked, form: &Form<'_>) -> Markup {
    let mut problems = form.problems.iter();
    let error = problems.find(|problem| problem.name == *asked.id);
    let shown = Field {
        name: &asked.id,
        title: reading.said(&asked.title),
        required: asked.required,
        control: &asked.control,
        hints: hints(reading, asked),
        error: error.map(|problem| problem.text.as_str()),
        drafted: asked.rank == 0,
    };
    field(reading.locale, &shown, form.sent)
}

/// What to know before typing.
fn hints(reading: Reading<'_>, asked: &Asked) -> Vec<Markup> {
    let mut hints = Vec::new();
    hints.extend(asked.help.iter().map(|help| reading.said(help)));
    let how = asked.control.hint();
    hints.extend(how.map(|message| html! { (reading.say(message)) }));
    if asked.control.takes_files() {
        hints.push(html! { (reading.say("draft-files")) });
    }
    hints.extend(bounds(reading, asked).map(|text| html! { (text) }));
    let rules = asked.rules.iter();
    hints.extend(rules.map(|say| html! { (reading.say("step-rule")) " " (reading.said(say)) }));
    let readers = asked.readers.iter();
    hints.extend(readers.map(|readers| html! { span.quiet { (seen_by(reading, readers)) } }));
    hints
}

fn bounds(reading: Reading<'_>, asked: &Asked) -> Option<String> {
    let (message, values) = match (asked.min, asked.max) {
        (None, None) => return None,
        (Some(min), None) => ("step-at-least", vec![("min", min.into())]),
        (None, Some(max)) => ("step-at-most", vec![("max", max.into())]),
        (Some(min), Some(max)) => (
            "step-from-to",
            vec![("min", min.into()), ("max", max.into())],
        ),
    };
    Some(reading.say_with(message, &values))
}

/// Oneself or somebody who lent their role, where there is a choice.
fn in_whose_name(reading: Reading<'_>, task: &Task, sent: &Sent) -> Markup {
    let chosen = match (sent.has(HOLDER), task.is_own, task.holders.first()) {
        (true, ..) => sent.text(HOLDER).to_owned(),
        (false, false, Some(first)) => first.to_string(),
        _ => String::new(),
    };
    let id = dom_id(HOLDER);
    html! {
        @if !task.holders.is_empty() {
            fieldset.field {
                legend { (reading.say("step-in-whose-name")) }
                @if task.is_own {
                    label {
                        input type="radio" id=(id) name=(HOLDER) value="" checked[chosen.is_empty()];
                        " " (reading.say("step-in-own-name"))
                    }
                }
                @for holder in &task.holders {
                    @let name = reading.directory.name(holder);
                    label {
                        input type="radio" name=(HOLDER) value=(holder) checked[chosen == holder.name().as_str()];
                        " " (reading.say_with("step-in-place-of", &[("name", name.into())]))
                    }
                }
            }
        }
    }
}

/// Advice that is not followed, and the action's own question.
fn confirmations(reading: Reading<'_>, task: &Task, form: &Form<'_>) -> Markup {
    let own = task.following.as_ref().and_then(|it| it.confirm.as_ref());
    let own = own.map(|say| (confirmation::CONFIRM, say.as_str()));
    let advice = task.explanation.advice.iter();
    let advice = advice.map(|blocked: &Blocked| (blocked.id.as_str(), &*blocked.say));
    let mut asked: Vec<(&str, &str)> = advice.chain(own).collect();
    for (id, say) in form.unconfirmed {
        if asked.iter().all(|(known, _)| *known != id.as_str()) {
            asked.push((id, say));
        }
    }
    let confirmed = form.sent.texts(CONFIRM);
    html! {
        @if !asked.is_empty() {
            fieldset.field {
                legend { (reading.say("step-confirm")) }
                p.hint { (reading.say("step-stays")) }
                @for (index, (id, say)) in asked.iter().enumerate() {
                    @let dom = if index == 0 { dom_id(CONFIRM) } else { format!("{}-{index}", dom_id(CONFIRM)) };
                    label {
                        input type="checkbox" id=(dom) name=(CONFIRM) value=(id) checked[confirmed.iter().any(|known| known == id)];
                        " " (reading.said(say))
                    }
                }
            }
        }
    }
}

/// When it really happened, for the few who record late.
fn occurred(reading: Reading<'_>, form: &Form<'_>) -> Markup {
    let error = |name: &str| {
        let mut problems = form.problems.iter();
        problems
            .find(|problem| problem.name == name)
            .map(|problem| problem.text.as_str())
    };
    let hint = |message: &str| html! { (reading.say(message)) };
    let line = Control::Line {
        kind: "text",
        numeric: false,
        hint: None,
    };
    let plain = |name, title, control, hints| Field {
        name,
        title: hint(title),
        required: false,
        control,
        hints,
        error: error(name),
        drafted: false,
    };
    let date = vec![hint("step-occurred-hint"), hint("step-hint-partial-date")];
    let date = plain(OCCURRED, "step-occurred", &line, date);
    let reason = plain(
        REASON,
        "step-reason",
        &Control::Text,
        vec![hint("step-reason-hint")],
    );
    let is_used =
        !form.sent.text(OCCURRED).is_empty() || date.error.is_some() || reason.error.is_some();
    html! {
        details open[is_used] {
            summary { (reading.say("step-occurred-earlier")) }
            (field(reading.locale, &date, form.sent))
            (field(reading.locale, &reason, form.sent))
        }
    }
}

/// What happens next, and the rules about it.
fn around(reading: Reading<'_>, task: &Task) -> Markup {
    let explanation = &task.explanation;
    let has_rules = !explanation.met.is_empty() || !explanation.open.is_empty();
    html! {
        @if let Some(next) = &task.following {
            section.box { h2 { (reading.say("step-next")) } (following(reading, next)) }
        }
        @if explanation.available && has_rules {
            section.box {
                h2 { (reading.say("step-rules")) }
                ul.why {
                    @for open in &explanation.open {
                        li data-state="waiting" { (reading.said(&open.say)) " " span.quiet { (reading.say("step-rule-open")) } }
                    }
                    @for met in &explanation.met {
                        li data-state="done" { (tag(reading.locale, Tag::Done)) " " (reading.said(&met.say)) }
                    }
                }
            }
        }
        @if !task.separation.is_empty() {
            section.box {
                h2 { (reading.say("step-separation")) }
                ul { @for rule in &task.separation { li { (separation(reading, rule)) } } }
            }
        }
    }
}

fn separation(reading: Reading<'_>, rule: &Separation) -> Markup {
    match rule {
        Separation::NotBy(title) => {
            html! { (reading.say("step-not-by")) " " (reading.said(title)) }
        }
        Separation::OnlyBy(title) => {
            html! { (reading.say("step-only-by")) " " (reading.said(title)) }
        }
        Separation::NotRole(who) => {
            html! { (reading.say("step-not-role")) " " (reading.who(std::slice::from_ref(who))) }
        }
    }
}
