//! The parameters of a review as they are recorded: with the command that starts it and with its first event.

use definition::{
    model::Definition,
    name::Name,
    parameters::{Exception, Holder, ReviewParameters},
    value::Cell,
};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::content::{Gatherer, RecordError, Splitter, statement};

/// The open part: ids, members, cells and holders.
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
    let holder = |Holder { role, of, person }: &Holder| HolderBody {
        role: role.clone(),
        of: of.clone(),
        person: person.clone(),
    };
    StartBody {
        name: parameters.name.clone(),
        workflow: parameters.workflow.clone(),
        version: parameters.version.clone(),
        parameters: parameters.values.keys().cloned().collect(),
        vocabularies: pairs(&parameters.vocabularies, members),
        exceptions: pairs(&parameters.exceptions, |list| cells(list)),
        holders: parameters.holders.iter().map(holder).collect(),
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
    let holder = |HolderBody { role, of, person }| Holder { role, of, person };
    parameters.holders = body.holders.into_iter().map(holder).collect();
    Ok(parameters)
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
