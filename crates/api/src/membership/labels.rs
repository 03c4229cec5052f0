//! Which member a record is about.

use std::collections::HashMap;

use domain::kernel::id::MemberId;
use persistence::membership::labels::Label;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::form::MemberTypeCode;
use super::member_filter::MemberStatusCode;
use crate::kernel::code::Code;

/// Which member it is, without personal data.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MemberLabel)]
pub(crate) struct MemberLabel {
    id: Uuid,
    /// The number on its card.
    #[schema(example = "330382-FF-000001")]
    number: String,
    #[schema(example = "陈小满")]
    name: String,
    member_type: Option<MemberTypeCode>,
    status: Option<MemberStatusCode>,
}

/// The labels of the members on a page.
pub(crate) struct Labels(HashMap<Uuid, Label>);

impl From<HashMap<Uuid, Label>> for Labels {
    fn from(labels: HashMap<Uuid, Label>) -> Self {
        Self(labels)
    }
}

impl Labels {
    /// The label of a member.
    pub(crate) fn of(&self, member: MemberId) -> MemberLabel {
        let label = self.0.get(&member.uuid());
        MemberLabel {
            id: member.uuid(),
            number: label.map(|label| label.number.clone()).unwrap_or_default(),
            name: label.map(|label| label.name.clone()).unwrap_or_default(),
            member_type: label.map(|label| Code(label.member_type.0)),
            status: label.map(|label| Code(label.status.0)),
        }
    }
}
