//! WF0501 to WF0519: time.

use insta::assert_snapshot;

use super::{SMALL, changed, check, is_fine};

const CALENDAR: &str = "calendar: { working_days: [mon, tue, wed, thu, fri], zone: Europe/Zurich, rule: \"CET-1CEST,M3.5.0,M10.5.0/3\", version: \"2026\" }\n";

#[test]
fn working_days_without_a_calendar() {
    assert_snapshot!(changed(CALENDAR, ""));
    let days = SMALL.replace("working days", "days").replace(CALENDAR, "");
    assert_eq!(check(&days), "");
    let date = days
        .replace(
            "text: { type: document, classification: confidential }",
            "text: { type: document, classification: confidential }\n      wanted: { type: date }",
        )
        .replace("due: 20 days after entering", "due: this.wanted")
        .replace(
            "text: input.text,",
            "text: input.text, wanted: this.wanted,",
        );
    assert!(check(&date).contains("WF0501"));
}

#[test]
fn a_reminder_before_the_beginning() {
    assert_snapshot!(changed(
        "remind: [5 working days]",
        "remind: [20 working days]"
    ));
    assert_snapshot!(changed("remind: [5 working days]", "remind: [3 months]"));
    is_fine(
        "remind: [5 working days]",
        "remind: [19 working days, 4 weeks]",
    );
}

#[test]
fn an_escalation_to_nobody() {
    assert_snapshot!(changed(
        "office: { title: Office, scope: review, min: 1 }",
        "office: { title: Office, scope: review }"
    ));
}

fn expires(action: &str) -> String {
    let suspended = format!(
        "      suspended:\n        deadline: {{ due: 2 months after entering, expire: {{ after: 0 days, action: {action} }} }}\n"
    );
    SMALL.replace("      suspended:\n", &suspended)
}

#[test]
fn what_a_deadline_cannot_do() {
    let resume = expires("resume");
    let good = resume.replace(
        "resume: { title: Resume the study, by: [manager],",
        "resume: { title: Resume the study, by: [manager, system],",
    );
    assert_eq!(check(&good), "");
    assert_snapshot!(check(&resume));
    assert_snapshot!(check(&expires("accept")));
    let demanding = "by: [manager, system], input: { mood: { type: mood, required: true } },";
    assert_snapshot!(check(&good.replace("by: [manager, system],", demanding)));
    assert_snapshot!(check(&good.replace(
        "by: [manager, system],",
        "by: [manager, system], second: [office],"
    )));
}

#[test]
fn an_estimate_out_of_order() {
    assert_snapshot!(changed("likely: 15 working days", "likely: 5 working days"));
    is_fine("likely: 15 working days", "likely: 3 weeks");
}
