//! The rules of the workflows that come with the program, as a manager reads them.

use std::{fmt::Write, fs};

use definition::{
    load::load,
    words::{self, Condition, Mark, Question, Rules, StateRules},
};

fn rules(name: &str) -> Rules {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../workflows");
    let bytes = fs::read(format!("{root}/{name}/workflow.yaml")).expect("a workflow");
    words::rules(&load(&bytes).expect("a definition").definition)
}

/// A sheet of text under construction.
#[derive(Default)]
struct Sheet(String);

impl Sheet {
    fn line(&mut self, indent: usize, text: &str) {
        writeln!(self.0, "{}{text}", "  ".repeat(indent)).expect("a line");
    }

    fn lines(&mut self, indent: usize, lines: &[String]) {
        for line in lines {
            self.line(indent, line);
        }
    }

    fn conditions(&mut self, indent: usize, conditions: &[Condition]) {
        for condition in conditions {
            let advice = if condition.advice { " (advice)" } else { "" };
            self.line(indent, &format!("must hold: {}{advice}", condition.say));
        }
    }

    fn questions(&mut self, indent: usize, word: &str, questions: &[Question]) {
        for question in questions {
            let mut text = format!("{word}: {}: {}", question.title, question.kind);
            if question.required {
                text.push_str(", always");
            }
            if let Some(bounds) = &question.bounds {
                text.push_str(&format!(", {bounds}"));
            }
            if let Some(help) = &question.help {
                text.push_str(&format!(" ({help})"));
            }
            self.line(indent, &format!("{text} [{}]", question.class));
        }
    }

    fn state(&mut self, state: &StateRules) {
        let inside = state.inside.as_ref();
        let inside = inside.map_or_else(String::new, |outer| format!(" (inside {outer})"));
        self.line(1, &format!("# {}{inside}", state.title));
        self.lines(2, &state.notes);
        for deadline in &state.deadlines {
            self.line(2, &deadline.due);
            self.lines(3, &deadline.follows);
        }
        self.lines(2, &state.entering);
        for action in &state.actions {
            self.line(2, &format!("* {}: {}", action.title, action.who));
            self.line(3, &action.way);
            self.lines(3, &action.separation);
            self.conditions(3, &action.needs);
            self.questions(3, "asks", &action.asks);
            if let Some(confirm) = &action.confirm {
                self.line(3, &format!("confirms: {confirm}"));
            }
            self.lines(3, &action.follows);
        }
        for automatic in &state.automatic {
            self.line(2, &format!("~ {}: {}", automatic.title, automatic.cause));
            self.line(3, &automatic.way);
            self.conditions(3, &automatic.needs);
            self.lines(3, &automatic.follows);
        }
    }
}

fn shown(rules: &Rules) -> String {
    let mut sheet = Sheet::default();
    sheet.line(0, &rules.title);
    sheet.questions(1, "given", &rules.parameters);
    for amendment in &rules.amendments {
        sheet.line(
            0,
            &format!("change of {}: {}", amendment.title, amendment.who),
        );
        sheet.conditions(1, &amendment.needs);
        sheet.lines(1, &amendment.added);
        sheet.lines(1, &amendment.removed);
    }
    for role in &rules.roles {
        sheet.line(0, &role.title);
        sheet.lines(1, &role.sentences);
        sheet.conditions(1, &role.needs);
    }
    for class in &rules.classes {
        sheet.line(0, &format!("class {}: {}", class.id, class.readers));
        for (machine, fields) in &class.holds {
            sheet.line(1, &format!("{machine}: {}", fields.join(", ")));
        }
    }
    sheet.conditions(0, &rules.milestones);
    sheet.conditions(0, &rules.properties);
    for machine in &rules.machines {
        sheet.line(0, &format!("== {}", machine.title));
        sheet.lines(1, &machine.purpose);
        sheet.lines(1, &machine.access);
        sheet.questions(1, "keeps", &machine.fields);
        for state in &machine.states {
            sheet.state(state);
        }
    }
    sheet.0
}

fn table(rules: &Rules) -> String {
    let mut sheet = Sheet::default();
    for row in &rules.table.rows {
        let roles = rules.table.roles.iter().zip(&row.marks);
        let marks: Vec<String> = roles
            .filter(|(_, mark)| **mark != Mark::None)
            .map(|((_, title), mark)| format!("{title} {mark:?}"))
            .collect();
        let text = format!("{} / {}: {}", row.state_title, row.title, marks.join(", "));
        sheet.line(0, &text);
    }
    sheet.0
}

#[test]
fn the_rules_of_a_small_process() {
    let rules = rules("document-sign-off");
    insta::assert_snapshot!("small", shown(&rules));
    insta::assert_snapshot!("small_table", table(&rules));
}

#[test]
fn the_rules_of_a_large_process() {
    let rules = rules("technical-cooperation-review");
    insta::assert_snapshot!("large", shown(&rules));
    insta::assert_snapshot!("large_table", table(&rules));
}

#[test]
fn no_sentence_holds_an_id() {
    for name in ["document-sign-off", "technical-cooperation-review"] {
        let text = shown(&rules(name));
        let found: Vec<&str> = text.lines().filter(|line| line.contains('_')).collect();
        assert!(found.is_empty(), "{found:#?}");
    }
}
