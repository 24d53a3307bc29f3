//! [`Failure`]: why a command did not do what was asked. Every error of the engine gets its exit code here, once.

use std::{fmt, path::Path};

use definition::diagnostic::{Diagnostic, render::render};
use engine::{
    definitions::DefinitionError, documents::DocumentError, engine::Error as EngineError,
    look::LookError, people::PeopleError, replay::ReplayError, review::LoadError,
    submission::CommandError,
};
use store::{
    AppendError, OpenError, access::AccessError, accounts::AccountsError, models::ModelsError,
    read::ReadError,
};

use crate::exit::Exit;

/// Why a command did not do what was asked: what is wrong, where, and how to mend it.
#[derive(Debug)]
pub(crate) struct Failure {
    /// How the process ends.
    pub(crate) exit: Exit,
    /// What to say; empty if the answer has said it.
    pub(crate) text: String,
}

impl Failure {
    /// A failure with its text.
    pub(crate) fn new(exit: Exit, text: impl fmt::Display) -> Self {
        Self {
            exit,
            text: text.to_string(),
        }
    }

    /// What was typed cannot be used.
    pub(crate) fn usage(text: impl fmt::Display) -> Self {
        Self::new(Exit::Usage, text)
    }

    /// There is no such thing.
    pub(crate) fn not_found(text: impl fmt::Display) -> Self {
        Self::new(Exit::NotFound, text)
    }

    /// A file cannot be read or written.
    pub(crate) fn file(path: &Path, error: &std::io::Error) -> Self {
        let exit = if error.kind() == std::io::ErrorKind::NotFound {
            Exit::NotFound
        } else {
            Exit::Usage
        };
        Self::new(exit, format_args!("{}: {error}", path.display()))
    }

    /// The answer has said what there is to say; only the exit code is left.
    pub(crate) fn said(exit: Exit) -> Self {
        Self::new(exit, "")
    }
}

/// Findings about a text of the record, which once was free of them.
fn findings(found: &[Diagnostic]) -> String {
    format!(
        "the definition has errors:\n{}",
        render(found, "definition", "", false)
    )
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        let exit = match &error {
            EngineError::Open(OpenError::Origin(_)) | EngineError::Task(_) => Exit::Unexpected,
            EngineError::Open(_) | EngineError::Keys(_) | EngineError::First(_) => Exit::Data,
            EngineError::Writer(_) | EngineError::Processor(_) => Exit::Data,
        };
        Self::new(exit, error)
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::NoSuchReview(_) => Self::not_found(error),
            LoadError::Definition(error) => error.into(),
            damaged => Self::new(Exit::Data, damaged),
        }
    }
}

impl From<LookError> for Failure {
    fn from(error: LookError) -> Self {
        match error {
            LookError::Load(error) => error.into(),
            LookError::Read(error) => error.into(),
            no_such_moment => Self::not_found(no_such_moment),
        }
    }
}

impl From<DefinitionError> for Failure {
    fn from(error: DefinitionError) -> Self {
        match &error {
            DefinitionError::Invalid(found) => Self::new(Exit::Refused, findings(found)),
            DefinitionError::VersionTaken { .. } => Self::new(Exit::Refused, error),
            DefinitionError::Unknown(_) => Self::not_found(error),
            _ => Self::new(Exit::Data, error),
        }
    }
}

impl From<CommandError> for Failure {
    fn from(error: CommandError) -> Self {
        match error {
            CommandError::Refused(_)
            | CommandError::IdReused
            | CommandError::NameTaken(_)
            | CommandError::Contended(_) => Self::new(Exit::Refused, error),
            CommandError::Load(error) => error.into(),
            CommandError::Definition(error) => error.into(),
            CommandError::Document(error) => error.into(),
            CommandError::Read(error) => error.into(),
            CommandError::Append(error) => error.into(),
            damaged => Self::new(Exit::Data, damaged),
        }
    }
}

impl From<DocumentError> for Failure {
    fn from(error: DocumentError) -> Self {
        match error {
            DocumentError::TooLong { .. } => Self::usage(error),
            DocumentError::Unknown(_) => Self::not_found(error),
            DocumentError::Missing(_) | DocumentError::Other(_) => {
                Self::new(Exit::Unexpected, error)
            }
            DocumentError::Load(error) => error.into(),
            damaged => Self::new(Exit::Data, damaged),
        }
    }
}

impl From<PeopleError> for Failure {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::Accounts(error) => error.into(),
            damaged => Self::new(Exit::Data, damaged),
        }
    }
}

impl From<AccountsError> for Failure {
    fn from(error: AccountsError) -> Self {
        let exit = match &error {
            AccountsError::Handle | AccountsError::Display => Exit::Usage,
            AccountsError::Taken => Exit::Refused,
            AccountsError::Database(_) => Exit::Data,
        };
        Self::new(exit, error)
    }
}

impl From<ReplayError> for Failure {
    fn from(error: ReplayError) -> Self {
        match error {
            ReplayError::Load(error) => error.into(),
            ReplayError::Models(error) => error.into(),
        }
    }
}

impl From<AppendError> for Failure {
    fn from(error: AppendError) -> Self {
        Self::new(Exit::Unexpected, error)
    }
}

impl From<ModelsError> for Failure {
    fn from(error: ModelsError) -> Self {
        Self::new(Exit::Data, error)
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::new(Exit::Data, error)
    }
}

impl From<AccessError> for Failure {
    fn from(error: AccessError) -> Self {
        Self::new(Exit::Data, error)
    }
}

impl From<std::io::Error> for Failure {
    /// Of writing an answer: whoever reads it has gone.
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            Self::said(Exit::Done)
        } else {
            Self::new(
                Exit::Unexpected,
                format_args!("the answer cannot be written: {error}"),
            )
        }
    }
}
