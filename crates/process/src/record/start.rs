//! The parameters of a review as they are recorded: with the command that starts it and with its first event.

use std::collections::BTreeMap;

use definition::{
    model::Definition,
    name::Name,
    parameters::{Exception, Holder, ReviewParameters},
    value::Cell,
};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{
    content::{Gatherer, RecordError, Splitter, statement},
    event::machine_of,
};

/// The open part: ids, members, cells and holders. Who holds a role in an instance of a discreet machine is sealed, each under its
/// place among the holders; not even how many there are stands in the open. Older records have them among the others.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StartBody {
    name: Name,
    workflow: Name,
    version: Name,
    parameters: Vec<Name>,
    /// Pairs of a vocabulary and its members, in order.
    vocabularies: Vec<(Name, Vec<Name>)>,
    /// Pairs of a matrix and its written exceptions, in order.
    exceptions: Vec<(Name, Vec<Cell>)>,
    holders: Vec<HolderBody>,
}

#[derive(Debug, Serialize, Deserialize)]
struct HolderBody {
    role: Name,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<Name>,
    person: Name,
}

/// Writes parameters down.
pub(super) fn write(
    definition: &Definition,
    parameters: &ReviewParameters,
    out: &mut Splitter,
) -> StartBody {
    let lowest = definition.lowest_class();
    out.put_text("title".to_owned(), lowest, &parameters.title);
    for (id, value) in &parameters.values {
        if let Some(parameter) = definition.parameters.get(id) {
            out.put(
                format!("parameter:{id}"),
                &parameter.class,
                &parameter.ty,
                value,
            );
        }
    }
    for (id, members) in &parameters.vocabularies {
        let given_by = definition
            .vocabularies
            .get(id)
            .and_then(|known| known.parameter.as_ref());
        let class = given_by.map_or(lowest, |parameter| class_of(definition, parameter));
        for (member, title) in members {
            out.put_text(format!("member:{id}:{member}"), class, title);
        }
    }
    for (matrix, exceptions) in &parameters.exceptions {
        let class = class_of(definition, matrix);
        for exception in exceptions {
            let place = place(matrix, &exception.cell);
            out.put(
                format!("reason:{place}"),
                class,
                &statement(),
                &exception.reason,
            );
            out.put(
                format!("authority:{place}"),
                class,
                &statement(),
                &exception.authority,
            );
        }
    }
    let cells = |list: &[Exception]| list.iter().map(|known| known.cell.clone()).collect();
    let members = |list: &IndexMap<Name, Name>| list.keys().cloned().collect();
    StartBody {
        name: parameters.name.clone(),
        workflow: parameters.workflow.clone(),
        version: parameters.version.clone(),
        parameters: parameters.values.keys().cloned().collect(),
        vocabularies: pairs(&parameters.vocabularies, members),
        exceptions: pairs(&parameters.exceptions, |list| cells(list)),
        holders: write_holders(definition, &parameters.holders, out),
    }
}

/// Reads parameters back.
pub(super) fn read(
    definition: &Definition,
    body: StartBody,
    values: &Gatherer,
) -> Result<ReviewParameters, RecordError> {
    let mut parameters = ReviewParameters {
        name: body.name,
        workflow: body.workflow,
        version: body.version,
        title: values.take_text("title")?,
        values: IndexMap::new(),
        vocabularies: IndexMap::new(),
        exceptions: IndexMap::new(),
        holders: Vec::new(),
    };
    for id in body.parameters {
        let parameter = definition.parameters.get(&id);
        let parameter = parameter.ok_or_else(|| RecordError::unknown("the parameter", &id))?;
        let value = values.take(&format!("parameter:{id}"), &parameter.ty)?;
        parameters.values.insert(id, value);
    }
    for (id, members) in body.vocabularies {
        let mut titles = IndexMap::new();
        for member in members {
            let title = values.take_text(&format!("member:{id}:{member}"))?;
            titles.insert(member, title);
        }
        parameters.vocabularies.insert(id, titles);
    }
    for (matrix, cells) in body.exceptions {
        let mut exceptions = Vec::new();
        for cell in cells {
            let place = place(&matrix, &cell);
            let reason = values.take(&format!("reason:{place}"), &statement())?;
            let authority = values.take(&format!("authority:{place}"), &statement())?;
            exceptions.push(Exception {
                cell,
                reason,
                authority,
            });
        }
        parameters.exceptions.insert(matrix, exceptions);
    }
    parameters.holders = read_holders(body.holders, values)?;
    Ok(parameters)
}

/// The place, in sealed content, of a holder in an instance of a discreet machine.
const HOLDER: &str = "holder:";

/// Holders that may stand in the open; the others are sealed.
fn write_holders(
    definition: &Definition,
    holders: &[Holder],
    out: &mut Splitter,
) -> Vec<HolderBody> {
    let mut open = Vec::new();
    for (index, Holder { role, of, person }) in holders.iter().enumerate() {
        let body = HolderBody {
            role: role.clone(),
            of: of.clone(),
            person: person.clone(),
        };
        let machine = of.as_ref().and_then(|of| machine_of(definition, of));
        match machine.filter(|machine| machine.discreet) {
            Some(machine) => {
                let json = serde_json::to_value(&body).unwrap_or_default();
                out.put_sealed(format!("{HOLDER}{index}"), &machine.class, json);
            }
            None => open.push(body),
        }
    }
    open
}

/// All holders, each in its place.
fn read_holders(open: Vec<HolderBody>, values: &Gatherer) -> Result<Vec<Holder>, RecordError> {
    let mut sealed: BTreeMap<usize, HolderBody> = BTreeMap::new();
    for (place, json) in values.sealed(HOLDER) {
        let unknown = || RecordError::Unknown(format!("the place `{HOLDER}{place}`"));
        let place = place.parse().map_err(|_| unknown())?;
        sealed.insert(place, HolderBody::deserialize(json)?);
    }
    let mut holders = open;
    for (place, holder) in sealed {
        // Of a record that was shortened, the last places may be missing.
        holders.insert(place.min(holders.len()), holder);
    }
    let holder = |HolderBody { role, of, person }| Holder { role, of, person };
    Ok(holders.into_iter().map(holder).collect())
}

fn pairs<T, U>(map: &IndexMap<Name, T>, convert: impl Fn(&T) -> U) -> Vec<(Name, U)> {
    map.iter()
        .map(|(id, value)| (id.clone(), convert(value)))
        .collect()
}

fn class_of<'a>(definition: &'a Definition, parameter: &str) -> &'a Name {
    let parameter = definition.parameters.get(parameter);
    parameter.map_or(definition.lowest_class(), |known| &known.class)
}

fn place(matrix: &Name, cell: &Cell) -> String {
    format!("{matrix}:{}:{}", cell.row, cell.column)
}
