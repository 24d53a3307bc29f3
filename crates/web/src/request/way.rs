//! Ways in, written into the access record.

use engine::people::way::WayIn;
use store::access::AccessKind;

use super::visitor::Visitor;
use crate::{answer::fault::Fault, house::House};

impl House {
    /// Writes into the access record what somebody who signed in did about their own ways in.
    pub(crate) async fn note_way_in(
        &self,
        visitor: &Visitor,
        kind: AccessKind,
        what: &str,
    ) -> Result<(), Fault> {
        let person = visitor.person.as_ref().map(|person| &**person.name());
        let way = WayIn::own(kind, what, person.unwrap_or_default(), visitor.via());
        Ok(self.engine().note_way_in(way).await?)
    }

    /// Writes into the access record that nobody was signed in: not who was meant, whom nobody needs to have an account, and
    /// nothing of what was typed.
    pub(crate) async fn note_failure(&self, visitor: &Visitor, what: &str) -> Result<(), Fault> {
        let way = WayIn::own(AccessKind::SignInFailed, what, "", visitor.via());
        Ok(self.engine().note_way_in(way).await?)
    }
}
