//! The stages with what belongs to each, and the milestones.

use jiff::Timestamp;

use definition::model::machine::{Machine, State};

use crate::{
    change::follows,
    saying::capital,
    schedule::{Course, known},
    view::Viewed,
};

use super::{Gate, Share, Stage, Status, onward::is_failure};

/// The leaves of the root machine, without failures that were not reached.
pub(super) fn stages(viewed: &Viewed<'_>, course: &Course, at: Timestamp) -> Vec<Stage> {
    let root = viewed.machine(0);
    let now = viewed.snapshot().state.root();
    let is_over = !viewed.is_open(now);
    let is_leaf = |state: &&State| state.initial.is_none();
    let is_shown = |state: &&State| !is_failure(root, state) || now.was.contains(&state.id);
    let leaves = root.states.values().filter(is_leaf).filter(is_shown);
    let here = root.states.get_index_of(now.leaf());
    let stage = |leaf: &State| {
        let is_behind = root.states.get_index_of(&leaf.id) < here;
        let status = match (leaf.id == *now.leaf(), now.was.contains(&leaf.id)) {
            (true, _) if is_over => Status::Done,
            (true, _) => Status::Current,
            (false, true) if is_behind || is_over => Status::Done,
            (false, false) if is_behind || is_over => Status::Skipped,
            (false, _) => Status::Later,
        };
        let stays = course.tracks.first();
        let stays = stays.map_or(&[][..], |track| known(viewed, 0, track));
        let stays: Vec<_> = stays.iter().filter(|stay| stay.leaf == leaf.id).collect();
        Stage {
            state: leaf.id.clone(),
            title: leaf.title.clone(),
            status,
            entered: stays.last().map(|stay| stay.entered),
            left: stays.last().and_then(|stay| stay.left),
            times: stays.len(),
            shares: shares(viewed, course, leaf, at),
        }
    };
    leaves.map(stage).collect()
}

/// What was created in a stage, machine by machine.
fn shares(viewed: &Viewed<'_>, course: &Course, leaf: &State, at: Timestamp) -> Vec<Share> {
    let definition = viewed.snapshot().definition;
    let machines = definition.machines.values();
    machines
        .filter(|machine| machine.id != definition.root)
        .filter_map(|machine| share(viewed, course, leaf, machine, at))
        .collect()
}

fn share(
    viewed: &Viewed<'_>,
    course: &Course,
    leaf: &State,
    machine: &Machine,
    at: Timestamp,
) -> Option<Share> {
    let plural = machine.plural.as_ref().unwrap_or(&machine.id);
    let mut share = Share {
        machine: machine.id.clone(),
        title: capital(&plural.replace('_', " ")),
        done: 0,
        of: 0,
        failed: 0,
        overdue: 0,
        hidden: 0,
    };
    let instances = viewed.snapshot().state.instances.iter().enumerate();
    for (place, instance) in instances {
        let is_of_stage = course
            .tracks
            .get(place)
            .is_some_and(|track| track.stage == leaf.id);
        if instance.machine != machine.id || !is_of_stage || instance.cancelled {
            continue;
        }
        if !viewed.sees(place) {
            share.hidden += usize::from(viewed.may_count(place));
        } else if is_failure(machine, &machine.states[instance.leaf()]) {
            share.failed += 1;
        } else {
            share.of += 1;
            share.done += usize::from(!viewed.is_open(instance));
            share.overdue += usize::from(instance.due().is_some_and(|due| due <= at));
        }
    }
    let is_any = share.of + share.failed + share.hidden > 0;
    is_any.then_some(share)
}

/// The milestones, as far as the viewer can follow them.
pub(super) fn gates(viewed: &Viewed<'_>, course: &Course) -> Vec<Gate> {
    let milestones = viewed.snapshot().definition.milestones.values();
    milestones
        .map(|milestone| {
            let reached = follows(viewed, milestone);
            Gate {
                id: milestone.id.clone(),
                say: milestone.say.clone(),
                reached,
                since: course
                    .reached(&milestone.id)
                    .filter(|_| reached == Some(true)),
            }
        })
        .collect()
}
