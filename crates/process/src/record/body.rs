//! The stored shapes of events: what stands in the open. Fields are only ever added, with a default.
//!
//! Values are named here by their places (`field:rounds`, `input:reason`) and stand in `values` or in sealed content.

use definition::{name::Name, value::Cell};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::{
    event::{Cause, DeadlineSet, Delegation, RoleChange, Signal},
    person::Person,
};

use super::start::StartBody;

/// The open part of an event.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Body {
    /// Effective time.
    pub(super) at: Timestamp,
    /// What came of it.
    #[serde(flatten)]
    pub(super) outcome: OutcomeBody,
    /// Values that may stand in the open, by place.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(super) values: Map<String, Json>,
}

/// An [`Outcome`](crate::event::Outcome) without its values.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum OutcomeBody {
    Started(StartedBody),
    Created(CreatedBody),
    Moved(MovedBody),
    SignalIgnored {
        instance: Name,
        signal: Name,
    },
    Cancelled {
        instance: Name,
        cause: Cause,
    },
    Proposed(ProposedBody),
    Declined {
        instance: Name,
        action: Name,
        by: Person,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on_behalf_of: Option<Person>,
    },
    Withdrawn {
        instance: Name,
        action: Name,
        by: Person,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on_behalf_of: Option<Person>,
    },
    RoleAssigned(RoleChange),
    RoleRevoked(RoleChange),
    RoleDelegated(Delegation),
    Amended(AmendedBody),
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StartedBody {
    pub(super) definition: Name,
    pub(super) parameters: StartBody,
    pub(super) by: Person,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct CreatedBody {
    pub(super) instance: Name,
    pub(super) machine: Name,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<Name>,
    pub(super) state: Name,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) fields: Vec<Name>,
    #[serde(flatten)]
    pub(super) follows: FollowsBody,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct MovedBody {
    pub(super) instance: Name,
    pub(super) cause: Cause,
    pub(super) from: Name,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<Name>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) again: Option<Name>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) set: Vec<SetBody>,
    #[serde(flatten)]
    pub(super) follows: FollowsBody,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SetBody {
    pub(super) field: Name,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<Name>,
}

/// What follows from a transition; of notices the persons, their text is sealed.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct FollowsBody {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) deadlines: Vec<DeadlineSet>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) notices: Vec<Vec<Person>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) signals: Vec<Signal>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ProposedBody {
    pub(super) instance: Name,
    pub(super) action: Name,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) payload: Vec<Name>,
    pub(super) by: Person,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) on_behalf_of: Option<Person>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) confirmations: Vec<Name>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct AmendedBody {
    pub(super) parameter: Name,
    pub(super) vocabulary: Name,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) added: Vec<Name>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) removed: Vec<Name>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) included: Vec<Cell>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) excluded: Vec<Cell>,
    pub(super) by: Person,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) on_behalf_of: Option<Person>,
    #[serde(flatten)]
    pub(super) follows: FollowsBody,
}
