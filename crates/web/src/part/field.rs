//! [`field()`]: one field of a form, made from its type in the definition.
//!
//! The same [`Control`] draws a field and reads it again: [`read()`] makes a value of what was typed, so that what a page
//! offers and what it understands cannot differ. Nothing typed is lost: what a form [`Sent`] is what it is drawn with again.

mod control;
mod read;
mod sent;

use maud::{Markup, html};
use process::examine::conform::DOCUMENT_BYTES_MAX;

use super::reading::lang_of_definitions;
use crate::locale::Locale;

pub(crate) use control::{Choice, Control, control};
pub(crate) use read::{Documents, Reader, read};
pub(crate) use sent::{FORM_READ_MAX, Sent, Typed};

/// How many choices are shown at once; more of them unfold.
const RADIOS_MAX: usize = 7;

/// Lines of a text before it is scrolled.
const ROWS: usize = 4;
/// How many lines of a file are seen at once.
const SOURCE_ROWS: usize = 20;

/// One field of a form.
pub(crate) struct Field<'f> {
    /// Its name in the form.
    pub(crate) name: &'f str,
    /// What it asks for.
    pub(crate) title: Markup,
    /// Whether it must be filled in.
    pub(crate) required: bool,
    /// How it is filled in.
    pub(crate) control: &'f Control,
    /// What to know before typing: help, bounds, readers, rules.
    pub(crate) hints: Vec<Markup>,
    /// What is wrong with what was typed.
    pub(crate) error: Option<&'f str>,
    /// Whether the browser may keep what is typed on the device.
    pub(crate) drafted: bool,
}

/// The id of the control of a field, to which links of an error summary lead.
pub(crate) fn dom_id(name: &str) -> String {
    format!("f-{name}")
}

/// A field with label, hints, error and control, filled in as it was sent.
pub(crate) fn field(locale: &Locale, field: &Field<'_>, sent: &Sent) -> Markup {
    let drawing = Drawing {
        locale,
        field,
        sent,
    };
    let id = dom_id(field.name);
    let is_group = field.control.is_group();
    html! {
        @if is_group {
            fieldset.field aria-describedby=[drawing.described_by()] {
                legend { (drawing.label()) }
                (drawing.notes(&id))
                (drawing.control(field.control, field.name))
            }
        } @else {
            div.field {
                label for=(id) { (drawing.label()) }
                (drawing.notes(&id))
                (drawing.control(field.control, field.name))
            }
        }
    }
}

/// A field being drawn.
struct Drawing<'d> {
    locale: &'d Locale,
    field: &'d Field<'d>,
    sent: &'d Sent,
}

impl Drawing<'_> {
    fn label(&self) -> Markup {
        html! {
            (self.field.title)
            @if !self.field.required { " " span.quiet { (self.locale.say("step-optional")) } }
        }
    }

    fn notes(&self, id: &str) -> Markup {
        html! {
            @if !self.field.hints.is_empty() {
                div.hint id={ (id) "-hint" } { @for hint in &self.field.hints { p { (hint) } } }
            }
            @if let Some(error) = self.field.error { p.error id={ (id) "-error" } { (error) } }
        }
    }

    fn described_by(&self) -> Option<String> {
        let id = dom_id(self.field.name);
        let hint = (!self.field.hints.is_empty()).then(|| format!("{id}-hint"));
        let error = self.field.error.map(|_| format!("{id}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// A control on its own, described by its own hints.
    fn alone(&self) -> (Option<String>, Option<&'static str>) {
        let described = self
            .described_by()
            .filter(|_| !self.field.control.is_group());
        (described, self.field.error.map(|_| "true"))
    }

    fn completion(&self) -> Option<&'static str> {
        (!self.field.drafted).then_some("off")
    }

    fn draft(&self) -> Option<&str> {
        self.field.drafted.then_some(self.field.name)
    }

    fn control(&self, control: &Control, name: &str) -> Markup {
        let id = dom_id(name);
        let (described, invalid) = self.alone();
        match control {
            Control::Text | Control::Lines(_) => html! {
                textarea id=(id) name=(name) rows=(ROWS) dir="auto" aria-describedby=[described] aria-invalid=[invalid]
                    autocomplete=[self.completion()] data-draft=[self.draft()] { (self.sent.text(name)) }
            },
            Control::Source => html! {
                textarea.source id=(id) name=(name) rows=(SOURCE_ROWS) dir="ltr" lang=[lang_of_definitions(self.locale)] spellcheck="false"
                    aria-describedby=[described] aria-invalid=[invalid] autocomplete=[self.completion()] { (self.sent.text(name)) }
            },
            Control::Line { kind, numeric, .. } => html! {
                input id=(id) name=(name) type=(kind) inputmode=[numeric.then_some("numeric")] value=(self.sent.text(name)) dir="auto"
                    aria-describedby=[described] aria-invalid=[invalid] autocomplete=[self.completion()] data-draft=[self.draft()];
            },
            Control::Person { known } => html! {
                input id=(id) name=(name) type="text" value=(self.sent.text(name)) list={ (id) "-list" } spellcheck="false"
                    aria-describedby=[described] aria-invalid=[invalid] autocomplete="off" data-draft=[self.draft()];
                datalist id={ (id) "-list" } { @for one in known { option value=(one.value) { (one.title(self.locale)) } } }
            },
            Control::File { several } => html! {
                input id=(id) name=(name) type="file" multiple[*several] aria-describedby=[described] aria-invalid=[invalid]
                    data-max=(DOCUMENT_BYTES_MAX) data-large=(self.locale.say("step-file-too-large"));
            },
            Control::OneOf { choices } if choices.len() > RADIOS_MAX => self.select(choices, name),
            Control::OneOf { choices } => self.radios(choices, name),
            Control::SomeOf { choices } => self.checks(choices, name),
            Control::Each { entries, inner } => self.each(entries, inner, name),
            Control::OrNotStated(inner) => self.or_not_stated(inner, name),
        }
    }

    fn select(&self, choices: &[Choice], name: &str) -> Markup {
        let (described, invalid) = self.alone();
        let chosen = self.sent.text(name);
        html! {
            select id=(dom_id(name)) name=(name) aria-describedby=[described] aria-invalid=[invalid] data-draft=[self.draft()] {
                option value="" { (self.locale.say("step-choose")) }
                @for one in choices {
                    option value=(one.value) selected[one.value == chosen] { (one.title(self.locale)) }
                }
            }
        }
    }

    fn radios(&self, choices: &[Choice], name: &str) -> Markup {
        let chosen = self.sent.text(name);
        let id = dom_id(name);
        let none = Choice::ours("", "step-no-answer");
        let none = (!self.field.required).then_some(&none);
        html! {
            @if choices.is_empty() { p.quiet id=(id) tabindex="-1" { (self.locale.say("step-none-to-choose")) } }
            @for (index, one) in choices.iter().chain(none).enumerate() {
                label {
                    input type="radio" id=(numbered(&id, index)) name=(name) value=(one.value) checked[one.value == chosen]
                        data-draft=[self.draft()];
                    " " (one.shown(self.locale))
                }
            }
        }
    }

    fn checks(&self, choices: &[Choice], name: &str) -> Markup {
        let chosen = self.sent.texts(name);
        let id = dom_id(name);
        html! {
            @if choices.is_empty() { p.quiet id=(id) tabindex="-1" { (self.locale.say("step-none-to-choose")) } }
            @for (index, one) in choices.iter().enumerate() {
                label {
                    input type="checkbox" id=(numbered(&id, index)) name=(name) value=(one.value) checked[chosen.contains(&one.value)]
                        data-draft=[self.draft()];
                    " " (one.shown(self.locale))
                }
            }
        }
    }

    fn each(&self, entries: &[Choice], inner: &Control, name: &str) -> Markup {
        html! {
            @for (index, entry) in entries.iter().enumerate() {
                @let part = control::part(name, &entry.value);
                @if inner.is_group() {
                    fieldset { legend { (entry.shown(self.locale)) } (self.control(inner, &part)) }
                } @else {
                    div.field {
                        @if index == 0 { span id=(dom_id(name)) {} }
                        label for=(dom_id(&part)) { (entry.shown(self.locale)) }
                        (self.control(inner, &part))
                    }
                }
            }
        }
    }

    fn or_not_stated(&self, inner: &Control, name: &str) -> Markup {
        let flag = control::not_stated(name);
        html! {
            (self.control(inner, name))
            label {
                input type="checkbox" id=(dom_id(&flag)) name=(flag) value="yes" checked[self.sent.has(&flag)] data-draft=[self.draft()];
                " " (self.locale.say("step-not-stated"))
            }
        }
    }
}

/// The first of several controls has the id of the field, so that links to the field reach it.
fn numbered(id: &str, index: usize) -> String {
    if index == 0 {
        id.to_owned()
    } else {
        format!("{id}-{index}")
    }
}
