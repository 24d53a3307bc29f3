//! Amendments as they are recorded.

use definition::model::Definition;
use indexmap::IndexMap;

use crate::event::Amended;

use super::{
    body::{AmendedBody, FollowsBody},
    content::{Gatherer, RecordError, Splitter, statement},
    transition::{read_notices, write_notices},
};

pub(super) fn write(definition: &Definition, amended: &Amended, out: &mut Splitter) -> AmendedBody {
    let parameter = definition.parameters.get(&amended.parameter);
    let class = parameter
        .map_or(definition.lowest_class(), |known| &known.class)
        .clone();
    for (member, title) in &amended.added {
        out.put_text(format!("member:{member}"), &class, title);
    }
    out.put("reason".to_owned(), &class, &statement(), &amended.reason);
    out.put(
        "authority".to_owned(),
        &class,
        &statement(),
        &amended.authority,
    );
    AmendedBody {
        parameter: amended.parameter.clone(),
        vocabulary: amended.vocabulary.clone(),
        added: amended.added.keys().cloned().collect(),
        removed: amended.removed.clone(),
        included: amended.included.clone(),
        excluded: amended.excluded.clone(),
        by: amended.by.clone(),
        on_behalf_of: amended.on_behalf_of.clone(),
        follows: FollowsBody {
            deadlines: Vec::new(),
            notices: write_notices(&amended.notices, &class, out),
            signals: amended.signals.clone(),
        },
    }
}

pub(super) fn read(body: AmendedBody, values: &Gatherer) -> Result<Amended, RecordError> {
    let mut added = IndexMap::new();
    for member in body.added {
        let title = values.take_text(&format!("member:{member}"))?;
        added.insert(member, title);
    }
    Ok(Amended {
        parameter: body.parameter,
        vocabulary: body.vocabulary,
        added,
        removed: body.removed,
        included: body.included,
        excluded: body.excluded,
        reason: values.take("reason", &statement())?,
        authority: values.take("authority", &statement())?,
        by: body.by,
        on_behalf_of: body.on_behalf_of,
        notices: read_notices(body.follows.notices, values)?,
        signals: body.follows.signals,
    })
}
