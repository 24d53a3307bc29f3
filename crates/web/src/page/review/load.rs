//! What the page of a review shows, computed once.

use std::{borrow::Cow, collections::BTreeMap};

use definition::name::Name;
use engine::look::Look;
use jiff::Timestamp;
use process::{
    explain::{Explanation, Question, explain},
    matrix::{Matrix, matrices},
    schedule::{NextDue, Usual, outline},
    stages::{Strip, Word, stages, words},
    view::{ReviewView, Viewer},
    worklist::{Open, Worklist, blocked_overview, worklist},
};

use crate::{
    answer::fault::Fault,
    house::House,
    memory::Told,
    part::{moved::Moved, why::Dues},
    request::visitor::Visitor,
};

/// The newest events shown.
const NEWEST_MAX: usize = 3;

/// Where a review stands, for one visitor.
pub(super) struct Standing {
    pub(super) review: ReviewView,
    pub(super) strip: Option<Strip>,
    /// Why the action that leads the review on cannot be done; only now, not in the past.
    pub(super) why: Option<Explanation>,
    /// What is overdue, or what a review waits for that goes on of itself, and whose move it is; only now.
    pub(super) open: Vec<Open>,
    /// How each open instance stands.
    pub(super) words: BTreeMap<Name, Word>,
    /// What the visitor can do; only now.
    pub(super) work: Option<Worklist>,
    pub(super) matrices: Vec<Matrix>,
    pub(super) newest: Vec<Told>,
    /// What moved since the visitor last looked; only now, and if they ever did.
    pub(super) moved: Option<Moved>,
    /// What is late next if nothing changes; only now.
    pub(super) next: Option<NextDue>,
    /// The machines in the order written, with the plural of their name.
    pub(super) machines: Vec<(Name, String)>,
    /// The digest of the definition.
    pub(super) definition: Name,
    /// The due times of what is open.
    pub(super) dues: Dues,
    /// The moment that is looked at.
    pub(super) at: Timestamp,
    /// Not everybody may know all of this.
    pub(super) is_above_lowest: bool,
}

pub(super) async fn standing(
    house: &House,
    visitor: &Visitor,
    look: &Look,
    visit: Option<u64>,
) -> Result<Standing, Fault> {
    let timeline = house.engine().timeline(look.stream()).await?;
    let snapshot = look.snapshot();
    let revision = snapshot.state.revision;
    let past = revision.filter(|_| look.is_past());
    let course = match past {
        Some(revision) => Cow::Owned(timeline.course_at(revision)?),
        None => Cow::Borrowed(&timeline.course),
    };
    let precedents = house.engine().precedents(look).await?;
    let newest = house.memory().newest(look.stream(), &timeline, past)?;
    let at = look.moment();
    let visit = visit.filter(|_| past.is_none());
    let person = visitor.person.as_ref();
    let (review, words, strip, matrices, newest, moved, next) = look.view(&look.viewer, |viewed| {
        let review = viewed.review(at);
        let usual = Usual::new(viewed, &course, precedents.iter().map(|it| &**it));
        let words = words(viewed, &usual, at);
        let outline = outline(viewed, &course, &usual, at).filter(|_| past.is_none());
        (
            review,
            words,
            stages(viewed, &course, &usual, at),
            matrices(viewed, at),
            newest.told(viewed, NEWEST_MAX, |_| true),
            visit.map(|last| Moved::since(last, &newest, viewed, person)),
            outline.and_then(|outline| outline.next),
        )
    });
    let is_now = past.is_none();
    let person = visitor.person.as_ref().filter(|_| is_now);
    let to_everybody = || look.view(&Viewer::Anyone, |viewed| viewed.review(at));
    let due = review.instances.iter().filter(|instance| instance.open);
    Ok(Standing {
        is_above_lowest: visitor.person.is_some() && review != to_everybody(),
        why: strip
            .as_ref()
            .filter(|_| is_now)
            .and_then(|it| why(look, it, at)),
        open: strip
            .as_ref()
            .filter(|_| is_now)
            .map_or_else(Vec::new, |strip| open(look, strip, at)),
        words,
        work: person.map(|person| look.view(&look.viewer, |viewed| worklist(viewed, person, at))),
        machines: machines(look),
        definition: snapshot.definition.digest.clone(),
        dues: due
            .filter_map(|it| Some((it.subject.instance.clone(), it.due?)))
            .collect(),
        review,
        strip,
        matrices,
        newest,
        moved,
        next,
        at,
    })
}

/// Why the action that leads the review on is blocked, whoever does it.
fn why(look: &Look, strip: &Strip, at: Timestamp) -> Option<Explanation> {
    let action = strip.standing.as_ref()?.action.as_ref()?;
    let snapshot = look.snapshot();
    let question = Question {
        instance: &snapshot.state.root().id,
        action: &action.id,
        actor: None,
        on_behalf_of: None,
        payload: None,
        confirmations: None,
        at,
    };
    Some(look.view(&look.viewer, |viewed| explain(viewed, &question)))
}

/// What is overdue, or all that is open if the review goes on of itself and waits for that. Else the reasons say it all.
fn open(look: &Look, strip: &Strip, at: Timestamp) -> Vec<Open> {
    let Some(standing) = &strip.standing else {
        return Vec::new();
    };
    let is_overdue = standing.word == Word::Overdue;
    if !is_overdue && (standing.action.is_some() || !standing.waits_for.is_empty()) {
        return Vec::new();
    }
    let root = &look.snapshot().state.root().id;
    let overview = look.view(&look.viewer, |viewed| blocked_overview(viewed, at));
    let mut open = overview.open;
    open.retain(|open| open.overdue || (!is_overdue && open.subject.instance != *root));
    open
}

fn machines(look: &Look) -> Vec<(Name, String)> {
    let machines = look.snapshot().definition.machines.values();
    let plural = |machine: &definition::model::machine::Machine| {
        let plural = machine.plural.as_ref().unwrap_or(&machine.id);
        let plural = plural.replace('_', " ");
        let mut letters = plural.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string());
        format!("{}{}", first.unwrap_or_default(), letters.as_str())
    };
    machines
        .map(|machine| (machine.id.clone(), plural(machine)))
        .collect()
}
