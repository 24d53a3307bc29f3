//! The table `preferences`.

use sqlx::{Row as _, SqlitePool, sqlite::SqliteRow};

use crate::accounts::preferences::{Appearance, Density, Preferences};

/// The preferences of a person, if they chose any.
pub(crate) async fn get(
    pool: &SqlitePool,
    person: &str,
) -> Result<Option<Preferences>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT language, zone, density, appearance, single_keys FROM preferences WHERE person = ?1",
    );
    let row = query.bind(person).fetch_optional(pool).await?;
    row.as_ref().map(preferences).transpose()
}

/// Sets the preferences of a person, in place of earlier ones.
pub(crate) async fn put(
    pool: &SqlitePool,
    person: &str,
    chosen: &Preferences,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "INSERT INTO preferences (person, language, zone, density, appearance, single_keys)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (person) DO UPDATE SET language = excluded.language, zone = excluded.zone,
             density = excluded.density, appearance = excluded.appearance, single_keys = excluded.single_keys",
    );
    let query = query
        .bind(person)
        .bind(&chosen.language)
        .bind(&chosen.zone)
        .bind(chosen.density.as_str());
    let query = query
        .bind(chosen.appearance.as_str())
        .bind(chosen.single_keys);
    query.execute(pool).await?;
    Ok(())
}

fn preferences(row: &SqliteRow) -> Result<Preferences, sqlx::Error> {
    let unknown = |column: &str| sqlx::Error::Decode(format!("an unknown {column}").into());
    let density = Density::parse(row.try_get("density")?);
    let appearance = Appearance::parse(row.try_get("appearance")?);
    Ok(Preferences {
        language: row.try_get("language")?,
        zone: row.try_get("zone")?,
        density: density.ok_or_else(|| unknown("density"))?,
        appearance: appearance.ok_or_else(|| unknown("appearance"))?,
        single_keys: row.try_get("single_keys")?,
    })
}
