//! Every page is well made, its links answer, and a page of the past offers nothing to do.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    addresses::{CHOSEN_MAX, at, chosen, looks, mid_course, moments},
    asker::{self, Asker},
    markup::{Piece, links, pieces},
    planted::Planted,
    shown::is_shown,
};
use crate::fixture::Answer;

/// Those whose pages differ most.
const READERS: [&str; 7] = [
    "review-manager",
    "commissioner-1",
    "lead-malawi",
    "board-member",
    "auditor",
    "administrator",
    "stranger",
];

/// Controls that need no name of their own.
const NAMELESS: [&str; 4] = ["hidden", "submit", "button", "reset"];

/// Links of one route and person that are followed.
const FOLLOWED_MAX: usize = 15;

fn is_page(answer: &Answer) -> bool {
    answer.header("content-type").starts_with("text/html")
}

/// What is wrong with the making of a page.
fn flaws(page: &str) -> Vec<String> {
    let pieces = pieces(page);
    let mut flaws = Vec::new();
    headings(&pieces, &mut flaws);
    ids(&pieces, &mut flaws);
    controls(&pieces, &mut flaws);
    for piece in &pieces {
        let Piece::Open { name, attributes } = piece else {
            continue;
        };
        for (attribute, _) in attributes {
            if attribute == "style" || attribute.starts_with("on") {
                flaws.push(format!("<{name} {attribute}> is inline"));
            }
        }
        if name == "style" || (name == "script" && piece.attribute("src").is_none()) {
            flaws.push(format!("<{name}> is inline"));
        }
        if name == "img" && piece.attribute("alt").is_none() {
            flaws.push("<img> without alt".to_owned());
        }
    }
    flaws
}

fn headings(pieces: &[Piece], flaws: &mut Vec<String>) {
    let levels = pieces.iter().filter_map(Piece::opens);
    let levels = levels.filter_map(|name| name.strip_prefix('h')?.parse::<u8>().ok());
    let levels: Vec<u8> = levels.filter(|level| (1..=6).contains(level)).collect();
    let ones = levels.iter().filter(|level| **level == 1).count();
    if ones != 1 {
        flaws.push(format!("{ones} h1"));
    }
    for pair in levels.windows(2) {
        if pair[1] > pair[0] + 1 {
            flaws.push(format!("h{} after h{}", pair[1], pair[0]));
        }
    }
}

fn ids(pieces: &[Piece], flaws: &mut Vec<String>) {
    let mut ids = BTreeSet::new();
    for id in pieces.iter().filter_map(|piece| piece.attribute("id")) {
        if !ids.insert(id) {
            flaws.push(format!("id {id} twice"));
        }
    }
    for piece in pieces {
        for attribute in [
            "for",
            "aria-labelledby",
            "aria-describedby",
            "aria-controls",
        ] {
            let named = piece.attribute(attribute).unwrap_or_default();
            for id in named.split_whitespace().filter(|id| !ids.contains(id)) {
                flaws.push(format!("{attribute}={id} names nothing"));
            }
        }
        let href = piece.attribute("href").unwrap_or_default();
        if let Some(id) = href.strip_prefix('#')
            && !id.is_empty()
            && !ids.contains(id)
        {
            flaws.push(format!("href=#{id} leads nowhere"));
        }
    }
}

fn controls(pieces: &[Piece], flaws: &mut Vec<String>) {
    let labelled: BTreeSet<&str> = pieces
        .iter()
        .filter(|piece| piece.opens() == Some("label"))
        .filter_map(|piece| piece.attribute("for"))
        .collect();
    let mut in_label = 0_usize;
    for piece in pieces {
        match piece {
            Piece::Open { name, .. } if name == "label" => in_label += 1,
            Piece::Close(name) if name == "label" => in_label = in_label.saturating_sub(1),
            Piece::Open { name, .. }
                if ["input", "select", "textarea"].contains(&name.as_str()) =>
            {
                let kind = piece.attribute("type").unwrap_or("text");
                let named = piece.attribute("aria-label").is_some()
                    || piece.attribute("aria-labelledby").is_some()
                    || piece
                        .attribute("id")
                        .is_some_and(|id| labelled.contains(id));
                if !named && in_label == 0 && !NAMELESS.contains(&kind) {
                    let field = piece.attribute("name").unwrap_or_default();
                    flaws.push(format!("<{name} name={field}> without a label"));
                }
            }
            _ => {}
        }
    }
}

/// What a page offers to do, besides signing out.
fn offers(page: &str) -> Vec<String> {
    let pieces = pieces(page);
    let mut offers = Vec::new();
    let mut form = None;
    for piece in &pieces {
        match piece {
            Piece::Open { name, .. } if name == "form" => {
                let posts = piece
                    .attribute("method")
                    .is_some_and(|method| method.eq_ignore_ascii_case("post"));
                let action = piece.attribute("action").unwrap_or("itself");
                if posts && action != "/sign-out" {
                    offers.push(format!("a form to {action}"));
                }
                form = Some(action);
            }
            Piece::Close(name) if name == "form" => form = None,
            Piece::Open { name, .. } if name == "button" => {
                let sends = piece.attribute("type") != Some("button");
                if let Some(to) = piece.attribute("formaction") {
                    offers.push(format!("a button to {to}"));
                } else if form.is_none() && sends {
                    offers.push("a button outside any form".to_owned());
                }
            }
            _ => {}
        }
    }
    offers
}

/// Every page of everybody in [`READERS`], now and in the past.
fn every_page(
    planted: &Planted,
    mut see: impl FnMut(&'static str, &Asker, &str, Option<u64>, &Answer),
) {
    let askers = asker::some(planted, &READERS);
    let looks = looks(planted, &askers);
    for (turn, asker) in askers.iter().enumerate() {
        for (row, paths) in &looks {
            for (past, moment) in moments(planted).into_iter().enumerate() {
                if moment.is_some() && !row.takes_at {
                    continue;
                }
                for path in chosen(paths, CHOSEN_MAX, turn + past) {
                    let answer = planted.get(asker, &at(path, moment));
                    if is_page(&answer) {
                        see(row.route, asker, &at(path, moment), moment, &answer);
                    }
                }
            }
        }
    }
}

/// Violations, each kind with the first place where it was seen and how often.
#[derive(Default)]
struct Seen(BTreeMap<(String, String), (String, usize)>);

impl Seen {
    fn add(&mut self, route: &str, flaw: String, place: String) {
        let seen = self.0.entry((route.to_owned(), flaw)).or_insert((place, 0));
        seen.1 += 1;
    }

    fn none(self) {
        let lines = self.0.iter();
        let lines: Vec<_> = lines
            .map(|((route, flaw), (place, count))| {
                format!("{route}: {flaw} ({count} times, {place})")
            })
            .collect();
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }
}

#[test]
fn every_page_is_well_made_and_the_past_offers_nothing_to_do() {
    let planted = mid_course();
    let (mut seen, mut others) = (Seen::default(), BTreeSet::new());
    every_page(&planted, |route, asker, path, moment, answer| {
        let place = || format!("{path} as {}", asker.name);
        for flaw in flaws(&answer.body) {
            seen.add(route, flaw, place());
        }
        if !answer.status.is_success() {
            return;
        }
        if !is_shown(route) {
            others.insert(route);
        }
        if moment.is_none() {
            return;
        }
        for offer in offers(&answer.body) {
            seen.add(route, offer, place());
        }
        if !answer.body.contains("<body class=\"past\"") {
            seen.add(route, "does not look past".to_owned(), place());
        }
    });
    seen.none();
    assert!(
        others.is_empty(),
        "pages that no snapshot shows: {others:?}"
    );
}

#[test]
fn the_very_beginning_can_be_looked_at() {
    let planted = mid_course();
    let askers = asker::some(&planted, &["review-manager", "auditor", "stranger"]);
    let looks = looks(&planted, &askers);
    for asker in &askers {
        for (row, paths) in looks.iter().filter(|(row, _)| row.takes_at) {
            for (path, moment) in paths.iter().take(2).flat_map(|path| [(path, 0), (path, 1)]) {
                let status = planted.get(asker, &at(path, Some(moment))).status;
                let told = format!("{}: {path} at {moment} as {}", row.route, asker.name);
                assert!(!status.is_server_error(), "{told}: {status}");
            }
        }
    }
}

#[test]
fn every_link_answers() {
    let planted = mid_course();
    let askers = asker::some(&planted, &READERS);
    let mut seen = Seen::default();
    for (turn, asker) in askers.iter().enumerate() {
        let mut known: BTreeSet<String> = BTreeSet::new();
        for (row, paths) in looks(&planted, &askers) {
            let mut followed = 0;
            for path in chosen(&paths, CHOSEN_MAX, turn) {
                let answer = planted.get(asker, path);
                if !is_page(&answer) {
                    continue;
                }
                for link in links(&answer.body) {
                    let link = link.split('#').next().unwrap_or_default().to_owned();
                    if !link.starts_with(['/', '?']) {
                        assert!(link.is_empty(), "{path}: {link} leads out of the house");
                        continue;
                    }
                    let base = path.split('?').next().unwrap_or_default();
                    let link = if link.starts_with('?') {
                        format!("{base}{link}")
                    } else {
                        link
                    };
                    if followed == FOLLOWED_MAX || !known.insert(link.clone()) {
                        continue;
                    }
                    followed += 1;
                    let status = planted.get(asker, &link).status.as_u16();
                    if status != 200 && status != 303 {
                        seen.add(
                            row.route,
                            format!("{link} answers {status}"),
                            format!("{path} as {}", asker.name),
                        );
                    }
                }
            }
        }
    }
    seen.none();
}
