//! Whom to call at a member. One of them is called first.

use crate::kernel::identifier::Mobile;
use crate::kernel::text::Line;
use crate::vocabulary;

vocabulary! {
    /// What a contact is to the member.
    pub enum ContactRole {
        /// Answers for it.
        Head => "head",
        /// Its day-to-day business.
        Business => "business",
        /// Its accounts.
        Finance => "finance",
        /// Its fields and machines.
        Technician => "technician",
        /// Of the family.
        Family => "family",
        Other => "other",
    }
}

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The name.
    pub name: Line<50>,
    /// What it is to the member.
    pub role: ContactRole,
    /// Under which number.
    pub mobile: Mobile,
    /// Whether it is called first.
    pub is_primary: bool,
}

/// Why a contact cannot be changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ContactError {
    /// Somebody has to be called first: another one is made that instead.
    #[error("a member has one contact that is called first")]
    PrimaryNeeded,
}

impl Contact {
    /// Whether it may be replaced by `other`, or removed for `None`: who is called first stays so until another is.
    ///
    /// # Errors
    /// [`ContactError::PrimaryNeeded`].
    pub fn may_become(&self, other: Option<&Self>) -> Result<(), ContactError> {
        let stays_first = other.is_some_and(|other| other.is_primary);
        if self.is_primary && !stays_first { Err(ContactError::PrimaryNeeded) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::fixtures::line;
    use super::*;

    #[test]
    fn who_is_called_first_stays_so_until_another_is() {
        let mobile = Mobile::parse("13800000001").unwrap();
        let contact =
            |is_primary| Contact {
                name: line("陈小满"), role: ContactRole::Head, mobile: mobile.clone(), is_primary
            };
        let table = [
            (true, None, Err(ContactError::PrimaryNeeded)),
            (true, Some(false), Err(ContactError::PrimaryNeeded)),
            (true, Some(true), Ok(())),
            (false, None, Ok(())),
            (false, Some(false), Ok(())),
            (false, Some(true), Ok(())),
        ];
        for (was, becomes, outcome) in table {
            let next = becomes.map(contact);
            assert_eq!(contact(was).may_become(next.as_ref()), outcome, "{was} {becomes:?}");
        }
    }
}
