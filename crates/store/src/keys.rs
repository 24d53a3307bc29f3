//! [`Keys`]: the data keys that seal sections, wrapped at rest by the key file.
//!
//! A data key is durable before anybody gets it, so nothing is ever sealed with a key that a crash forgets.

mod cache;
mod file;

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

pub use file::KeyFileError;

use ledger::key::{self, DataKey, KeyBinding, KeyEncryptionKey, KeyError, KeyId};
use sqlx::SqlitePool;

use crate::{
    clock::Clock,
    entropy::Entropy,
    sqlite::data_key::{self, Wrapped},
};
use cache::Cache;

/// The class of sections about a person.
pub const PERSONAL: &str = "personal";

/// What a data key seals. There is one key for each.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum KeyScope {
    /// Everything of one class in one stream.
    Class {
        /// The stream of the review.
        stream: String,
        /// The class, such as `restricted`.
        class: String,
    },
    /// Everything personal about one person in one stream.
    Person {
        /// The stream of the review.
        stream: String,
        /// The id of the person.
        person: String,
    },
    /// No sections: the key of the record's keyed hashes.
    Index,
}

impl KeyScope {
    /// The scope and the class that the wrapped key is bound to.
    fn binding(&self) -> (String, &str) {
        match self {
            Self::Class { stream, class } => (stream.clone(), class),
            Self::Person { stream, person } => (format!("{stream} {person}"), PERSONAL),
            Self::Index => ("log".to_owned(), "index"),
        }
    }
}

/// A data key that cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// There is no such key.
    #[error("there is no key {0}: it was destroyed, or belongs to another data folder")]
    Unknown(KeyId),
    /// The key file does not open the stored keys.
    #[error("key {id}: {error}; is this the key file that the key was wrapped with?")]
    Wrapped {
        /// The key.
        id: KeyId,
        /// Why it does not open.
        error: KeyError,
    },
    /// The key file cannot be used.
    #[error(transparent)]
    File(#[from] KeyFileError),
    /// The keys exist, the key file does not.
    #[error(
        "the key file {} is missing, and without it nothing that is sealed can be read: put it back from where it is kept safe",
        .0.display()
    )]
    FileMissing(PathBuf),
    /// The database reports an error.
    #[error("the keys cannot be read or written: {0}")]
    Database(#[from] sqlx::Error),
}

/// The data keys of a data folder.
#[derive(Debug)]
pub struct Keys {
    pool: SqlitePool,
    kek: KeyEncryptionKey,
    entropy: Entropy,
    clock: Clock,
    cache: Mutex<Cache>,
}

impl Keys {
    /// Reads the key file, or creates it if no key was ever wrapped, and tries it on a stored key.
    pub(crate) async fn open(
        pool: SqlitePool,
        file: PathBuf,
        entropy: Entropy,
        clock: Clock,
    ) -> Result<Self, KeysError> {
        let stored = data_key::any(&pool).await?;
        let kek = match (file::read(&file)?, &stored) {
            (Some(kek), _) => kek,
            (None, Some(_)) => return Err(KeysError::FileMissing(file)),
            (None, None) => file::create(&file, &entropy)?,
        };
        let keys = Self {
            pool,
            kek,
            entropy,
            clock,
            cache: Mutex::new(Cache::default()),
        };
        if let Some(stored) = stored {
            keys.open_wrapped(&stored)?;
        }
        Ok(keys)
    }

    /// The key of a scope; made at the first call.
    ///
    /// # Errors
    ///
    /// [`KeysError::Wrapped`], [`KeysError::Database`].
    pub async fn data_key(&self, scope: &KeyScope) -> Result<(KeyId, Arc<DataKey>), KeysError> {
        let now = self.clock.now();
        if let Some(found) = self.cache().of_scope(scope, now) {
            return Ok(found);
        }
        let (bound, class) = scope.binding();
        let stored = match data_key::of_scope(&self.pool, &bound, class).await? {
            Some(stored) => stored,
            None => self.create(bound, class).await?,
        };
        let key = Arc::new(self.open_wrapped(&stored)?);
        self.cache()
            .insert(stored.id, Some(scope.clone()), Arc::clone(&key), now);
        Ok((stored.id, key))
    }

    /// The key with an id.
    ///
    /// # Errors
    ///
    /// [`KeysError::Unknown`], [`KeysError::Wrapped`], [`KeysError::Database`].
    pub async fn unwrap(&self, id: KeyId) -> Result<Arc<DataKey>, KeysError> {
        let now = self.clock.now();
        if let Some(found) = self.cache().of_id(id, now) {
            return Ok(found);
        }
        let stored = data_key::of_id(&self.pool, id).await?;
        let stored = stored.ok_or(KeysError::Unknown(id))?;
        let key = Arc::new(self.open_wrapped(&stored)?);
        self.cache().insert(id, None, Arc::clone(&key), now);
        Ok(key)
    }

    /// Makes a key. If another writer was quicker, theirs is the one.
    async fn create(&self, scope: String, class: &str) -> Result<Wrapped, KeysError> {
        let id = KeyId(self.entropy.bytes());
        let key = DataKey::new(self.entropy.bytes());
        let binding = KeyBinding {
            id,
            class,
            scope: &scope,
        };
        let wrapped = Wrapped {
            id,
            wrapped: key::wrap(&self.kek, self.entropy.bytes(), &binding, &key),
            class: class.to_owned(),
            scope,
        };
        data_key::insert(&self.pool, &wrapped).await?;
        let stored = data_key::of_scope(&self.pool, &wrapped.scope, class).await?;
        stored.ok_or(KeysError::Unknown(id))
    }

    fn open_wrapped(&self, stored: &Wrapped) -> Result<DataKey, KeysError> {
        let Wrapped {
            id,
            class,
            scope,
            wrapped,
        } = stored;
        let binding = KeyBinding {
            id: *id,
            class,
            scope,
        };
        key::unwrap(&self.kek, &binding, wrapped)
            .map_err(|error| KeysError::Wrapped { id: *id, error })
    }

    fn cache(&self) -> MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) async fn close(&self) {
        self.cache().clear();
        self.pool.close().await;
    }
}
