//! Steps, read from their nodes.

use crate::{
    decode::read,
    diagnostic::{Diagnostic, Diagnostics},
    dialect::{Node, Pair},
    grammar::scalar,
    name::Name,
    value::json::partial_date_from_text,
};

use super::{
    super::{Bindings, code, fill},
    Attempt, Demand, Expect, Loop, Occurrence, Over, Refused, Step, When,
    wish::wish,
};

/// Reads a step of a [`Part`](super::super::Part). What is wrong with it is added to `out`; `None` only then.
#[must_use]
pub fn read(written: &Node, bindings: &Bindings, out: &mut Diagnostics) -> Option<Step> {
    if let Some(runs) = written.get("for_each") {
        let mut found = Diagnostics::new();
        let runs = fill::node(runs, bindings, &mut found);
        let loops: Option<Vec<Loop>> = runs
            .pairs()
            .iter()
            .map(|pair| a_loop(pair, &mut found))
            .collect();
        let fine = !found.has_errors();
        out.append(found);
        let steps = written.get("steps")?.list().to_vec();
        return loops
            .filter(|_| fine)
            .map(|loops| Step::ForEach { loops, steps });
    }
    let mut found = Diagnostics::new();
    let node = fill::node(written, bindings, &mut found);
    let step = if found.has_errors() {
        None
    } else {
        plain(&node, &mut found)
    };
    out.append(found);
    step
}

fn plain(node: &Node, out: &mut Diagnostics) -> Option<Step> {
    if let Some(heading) = read::name(node, "stage") {
        return Some(Step::Stage(heading));
    }
    if let Some(path) = read::text(node, "play") {
        return Some(Step::Play(path));
    }
    if let Some(length) = read::length(node, "wait") {
        return Some(Step::Wait(length));
    }
    if let Some(expect) = node.get("expect") {
        return Some(Step::Expect(expectation(expect)?));
    }
    attempt(node, out).map(|attempt| Step::Attempt(Box::new(attempt)))
}

fn a_loop(pair: &Pair, out: &mut Diagnostics) -> Option<Loop> {
    let name = read::named(&pair.key);
    if pair.value.is_list() {
        let listed: Option<_> = pair
            .value
            .list()
            .iter()
            .map(|node| node.text().map(read::named))
            .collect();
        return Some(Loop {
            name,
            over: Over::Listed(listed?),
        });
    }
    let source = pair.value.text()?;
    let Some((kind, id)) = source.text.split_once(':') else {
        let message = format!("`{}` is nothing to run over", scalar::excerpt(&source.text));
        let error = Diagnostic::error(code::NOTHING_TO_RUN_OVER, message).at(source.span);
        out.push(error.help("write a list, `parameter:id`, `vocabulary:id` or `cells:id`"));
        return None;
    };
    let over = Over::Named {
        kind: kind.into(),
        id: id.into(),
        span: source.span,
    };
    Some(Loop { name, over })
}

fn expectation(node: &Node) -> Option<Expect> {
    let demand = match read::text(node, "that") {
        Some(that) => Demand::That(that),
        None => Demand::Count {
            of: read::text(node, "count")?,
            is: read::int(node, "is")?.value,
        },
    };
    Some(Expect {
        say: read::name(node, "say")?.value,
        demand,
    })
}

fn attempt(node: &Node, out: &mut Diagnostics) -> Option<Attempt> {
    // Both are read before either is asked for, so that everything wrong is found.
    let wish = wish(node, out);
    let occurred = match node.get("occurred") {
        Some(written) => occurrence(written, out).map(Some),
        None => Some(None),
    };
    let refused = match read::name(node, "refused") {
        Some(say) => reasons(node, out).map(|because| {
            Some(Refused {
                say: say.value,
                because,
            })
        }),
        None => Some(None),
    };
    let confirmations = read::ids(node, "confirm")?;
    Some(Attempt {
        wish: wish?,
        actor: read::name(node, "as")?,
        on_behalf_of: read::name(node, "for"),
        command: read::name(node, "command"),
        occurred: occurred?,
        confirmations: confirmations.into_iter().map(|id| id.value).collect(),
        refused: refused?,
    })
}

fn reasons(node: &Node, out: &mut Diagnostics) -> Option<Vec<Name>> {
    let because = read::ids(node, "because")?;
    if because.is_empty() {
        let error = Diagnostic::error(code::FORM, "a refusal has at least one reason");
        let place = node
            .get("because")
            .map_or(node.span, |because| because.span);
        out.push(
            error
                .at(place)
                .help("name the ids of the reasons: `because: [role]`"),
        );
        return None;
    }
    Some(because.into_iter().map(|id| id.value).collect())
}

fn occurrence(node: &Node, out: &mut Diagnostics) -> Option<Occurrence> {
    let source = read::text(node, "at")?;
    let Some(at) = when(&source.text) else {
        let message = format!("`{}` is no date", scalar::excerpt(&source.text));
        let error = Diagnostic::error(code::FORM, message).at(source.span);
        out.push(error.help("write `2003-09-15`, `2003-09`, `2003`, `5 days ago` or `in 2 days`"));
        return None;
    };
    Some(Occurrence {
        at,
        reason: read::name(node, "reason").map(|reason| reason.value),
    })
}

fn when(text: &str) -> Option<When> {
    let days = |count: &str, word: &str| {
        let fits = matches!(word, "day" | "days");
        let count = scalar::count(count).filter(|_| fits)?;
        i32::try_from(count).ok()
    };
    match text.split(' ').collect::<Vec<_>>()[..] {
        [count, word, "ago"] => days(count, word).map(|count| When::DaysFromThen(-count)),
        ["in", count, word] => days(count, word).map(When::DaysFromThen),
        _ => partial_date_from_text(text).map(When::At),
    }
}
