//! The same of a server.

use definition::value::Document as Reference;
use process::view::InstanceView;
use serde_json::Value as Json;

use super::{Get, no_such_document};
use crate::{
    failure::Failure,
    remote::{Call, Remote},
};

/// Asks for a document by what names it, and gets its bytes.
pub(super) async fn ask(remote: &Remote, args: &Get) -> Result<(Reference, Vec<u8>), Failure> {
    let review = &args.review;
    let held = match &args.field {
        Some(field) => Some(held(remote, args, field).await?),
        None => None,
    };
    let sha256 = match &held {
        Some(held) => held.sha256.to_string(),
        None => args.what.clone(),
    };
    let call = Call::get(&["reviews", review, "documents", &sha256]);
    let answer = match remote.send(call).await? {
        Ok(answer) => answer,
        Err(problem) if problem.is_not_found() => {
            remote.must_be_known(review).await?;
            return Err(no_such_document());
        }
        Err(problem) => return Err(problem.into()),
    };
    let document = held.unwrap_or_else(|| Reference {
        sha256: sha256.as_str().into(),
        length: answer.bytes.len() as u64,
        media_type: answer.media_type().into(),
        name: answer.file_name().into(),
    });
    Ok((document, answer.bytes))
}

/// The first document that a field of an instance holds.
async fn held(remote: &Remote, args: &Get, field: &str) -> Result<Reference, Failure> {
    let review = &args.review;
    let parts: Vec<&str> = args.what.split('/').collect();
    let segments = [&["reviews", review, "instances"], &parts[..]].concat();
    let instance: InstanceView = match remote.send(Call::get(&segments)).await? {
        Ok(answer) => answer.read()?,
        Err(problem) if problem.is_not_found() => {
            remote.must_be_known(review).await?;
            return Err(no_such_document());
        }
        Err(problem) => return Err(problem.into()),
    };
    let mut fields = instance.fields.iter();
    let value = fields
        .find(|known| *known.id == *field)
        .and_then(|known| first(known.value.as_ref()?));
    value.ok_or_else(no_such_document)
}

/// The first document in a value.
fn first(value: &Json) -> Option<Reference> {
    match value {
        Json::Object(members) if members.contains_key("sha256") => {
            let text = |member: &str| members.get(member)?.as_str();
            Some(Reference {
                sha256: text("sha256")?.into(),
                length: members.get("length")?.as_u64()?,
                media_type: text("media_type")?.into(),
                name: text("name")?.into(),
            })
        }
        Json::Object(members) => members.values().find_map(first),
        Json::Array(values) => values.iter().find_map(first),
        _ => None,
    }
}
