//! The file with the parameters of a review, read as the command that starts it.

use definition::{
    diagnostic::{Diagnostic, Diagnostics},
    parameters::ReviewParameters,
    review_file,
};
use process::command::Start;

use crate::{definitions::DefinitionError, directory::Directory, engine::Engine};

/// A review cannot be started from a file.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The file has errors.
    #[error("the parameters have errors")]
    Faulty(Vec<Diagnostic>),
    /// The file names people of whom none is known.
    #[error("nobody is known as {}", .0.join(", "))]
    Nobody(Vec<String>),
    /// The definition is not published, or cannot be loaded.
    #[error(transparent)]
    Definition(#[from] DefinitionError),
}

impl Engine {
    /// Reads the parameters of a review under the definition that they name; people stand in them by their handles or ids.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn read_start(
        &self,
        directory: &Directory,
        source: &[u8],
    ) -> Result<Start, StartError> {
        let faulty = |found: Diagnostics| StartError::Faulty(found.into_vec());
        let (workflow, version) = review_file::workflow_of(source).map_err(faulty)?;
        let definition = self.definitions().by_version(&workflow, &version).await?;
        let mut found = Diagnostics::new();
        let parameters = review_file::review(source, &definition, &mut found);
        let parameters = parameters.ok_or_else(|| faulty(found))?;
        Ok(Start {
            definition: definition.digest.clone(),
            parameters: with_ids(parameters, directory)?,
        })
    }
}

/// The parameters with the ids of people in place of their handles.
fn with_ids(
    mut parameters: ReviewParameters,
    directory: &Directory,
) -> Result<ReviewParameters, StartError> {
    let mut unknown: Vec<String> = Vec::new();
    for holder in &mut parameters.holders {
        match directory.account(&holder.person) {
            Some(account) => holder.person = account.id.as_str().into(),
            None if unknown.iter().any(|known| **known == *holder.person) => {}
            None => unknown.push(holder.person.to_string()),
        }
    }
    if unknown.is_empty() {
        Ok(parameters)
    } else {
        Err(StartError::Nobody(unknown))
    }
}
