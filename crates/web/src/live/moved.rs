//! What moved in a part of the record.

use std::collections::{BTreeMap, BTreeSet};

use process::view::Viewer;

use crate::{answer::fault::Fault, house::House, request::visitor::Visitor};

/// Events that are looked through one by one. Whoever is further behind is told of every review.
const BEHIND_MAX: u64 = 10_000;

/// Events read at once.
const PAGE: u32 = 1_000;

/// The reviews that the visitor may know of and that have events from one position up to another: their names and revisions.
pub(super) async fn between(
    house: &House,
    visitor: &Visitor,
    from: u64,
    to: u64,
) -> Result<BTreeMap<String, u64>, Fault> {
    let streams = if to - from > BEHIND_MAX {
        all(house).await?
    } else {
        those(house, from, to).await?
    };
    let Some(person) = &visitor.person else {
        return Ok(BTreeMap::new());
    };
    // Rights may have changed since the stream was opened.
    let rights = house.engine().rights(person).await;
    let viewer = if rights.map_err(Fault::unexpected)?.auditor {
        Viewer::Auditor(person.clone())
    } else {
        Viewer::Person(person.clone())
    };
    let models = house.engine().store().models();
    let mut moved = BTreeMap::new();
    for stream in streams {
        let Some(row) = models.review(&stream).await? else {
            continue;
        };
        let look = house.engine().look(&stream, viewer.clone(), None).await?;
        if look.is_known() {
            moved.insert(row.name, row.revision);
        }
    }
    Ok(moved)
}

async fn those(house: &House, mut from: u64, to: u64) -> Result<BTreeSet<String>, Fault> {
    let mut streams = BTreeSet::new();
    while from < to {
        let leaves = house.engine().store().read_leaves(from, PAGE).await?;
        let Some(last) = leaves.last() else { break };
        from = last.position + 1;
        streams.extend(leaves.into_iter().map(|leaf| leaf.stream));
    }
    Ok(streams)
}

async fn all(house: &House) -> Result<BTreeSet<String>, Fault> {
    let reviews = house.engine().reviews("").rest().await?;
    Ok(reviews.into_iter().map(|row| row.stream).collect())
}
