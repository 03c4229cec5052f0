//! Who may do what, and to which rows.
//!
//! An action is code, its reach is data. [`Actor::scope_for`] is the whole permission matrix, and the only
//! maker of a [`Scope`], which every repository function demands: a handler that forgot to ask does not compile.

use super::id::{AccountId, MemberId, OrgUnitId, ProviderId};
use super::org_path::OrgPath;
use crate::vocabulary;

vocabulary! {
    /// What an account is at its post. The first three exclude one another (separation of powers).
    pub enum Role {
        /// Runs the system: units, accounts, settings. Reads no personal data.
        Administrator => "administrator",
        /// Grants and withdraws roles, unlocks accounts.
        SecurityAdministrator => "security_administrator",
        /// Reads everything, also the audit trail, and changes nothing.
        Auditor => "auditor",
        /// An officer of the county federation.
        CountyOfficer => "county_officer",
        /// Checks what somebody else made.
        Reviewer => "reviewer",
        /// An officer of a town federation.
        TownOfficer => "town_officer",
        /// Somebody who works for a service provider.
        Provider => "provider",
        /// A member of the federation.
        Member => "member",
    }
}

vocabulary! {
    /// Everything that an account can be allowed to do. The code stands in the OpenAPI document as `x-permission`.
    pub enum Action {
        ReadAccount => "read_account",
        ManageAccount => "manage_account",
        GrantPost => "grant_post",
        UnlockAccount => "unlock_account",
        ReadEvents => "read_events",
        ReadDivision => "read_division",
        ReadOrgUnit => "read_org_unit",
        ManageOrgUnit => "manage_org_unit",
        ReadApplication => "read_application",
        EnterApplication => "enter_application",
        ReviewApplicationInTown => "review_application_in_town",
        ReviewApplicationInCounty => "review_application_in_county",
        RefuseApplication => "refuse_application",
        AdmitMember => "admit_member",
        ReadMember => "read_member",
        UnmaskMember => "unmask_member",
        ReadCalendar => "read_calendar",
        ManageCalendar => "manage_calendar",
        SetMembershipPolicy => "set_membership_policy",
        StandMember => "stand_member",
        GiveNotice => "give_notice",
        ApproveWithdrawal => "approve_withdrawal",
        OpenExpulsion => "open_expulsion",
        AnswerExpulsion => "answer_expulsion",
        DecideExpulsion => "decide_expulsion",
        ProposeTransfer => "propose_transfer",
        DecideTransfer => "decide_transfer",
        RequestChange => "request_change",
        CheckChange => "check_change",
        ApproveChange => "approve_change",
        RefuseChange => "refuse_change",
        ManageContact => "manage_contact",
        ManageFederationMember => "manage_federation_member",
        ReadScorecard => "read_scorecard",
        ReadRating => "read_rating",
        DeclareEvidence => "declare_evidence",
        ConfirmEvidence => "confirm_evidence",
        ScoreRating => "score_rating",
        ReviewRating => "review_rating",
        ReadServiceCatalogue => "read_service_catalogue",
        ReadProvider => "read_provider",
        ManageProvider => "manage_provider",
        ManageCapacity => "manage_capacity",
        ReadPlot => "read_plot",
        EnterPlot => "enter_plot",
        ReadBooking => "read_booking",
        PlaceBooking => "place_booking",
        CancelBooking => "cancel_booking",
        WorkBooking => "work_booking",
        AcceptBooking => "accept_booking",
        SettleBooking => "settle_booking",
    }
}

/// How far a role reaches with one action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Not at all.
    No,
    /// Every row there is.
    All,
    /// The rows of the actor's unit and of all units below it.
    Unit,
    /// The rows of the member, provider or account that the actor is.
    Own,
}

impl Action {
    /// The permission matrix. Columns follow [`Role`]:
    /// administrator, security administrator, auditor, county officer, reviewer, town officer, provider, member.
    #[rustfmt::skip]
    #[expect(clippy::too_many_lines, reason = "it is a table")]
    const fn reach(self) -> [Reach; 8] {
        use Reach::{All, No, Own, Unit};
        match self {
            //                                  admin secur audit count revie town  provi member
            Self::ReadAccount               => [All,  All,  All,  No,   No,   No,   No,   No],
            Self::ManageAccount             => [All,  No,   No,   No,   No,   No,   No,   No],
            Self::GrantPost                 => [No,   All,  No,   No,   No,   No,   No,   No],
            Self::UnlockAccount             => [No,   All,  No,   No,   No,   No,   No,   No],
            Self::ReadEvents                => [No,   No,   All,  No,   No,   No,   No,   No],
            Self::ReadDivision              => [All,  All,  All,  All,  All,  All,  All,  All],
            Self::ReadOrgUnit               => [All,  All,  All,  All,  All,  All,  All,  All],
            Self::ManageOrgUnit             => [All,  No,   No,   Unit, No,   No,   No,   No],
            Self::ReadApplication           => [No,   No,   Unit, Unit, Unit, Unit, No,   No],
            Self::EnterApplication          => [No,   No,   No,   Unit, No,   Unit, No,   No],
            Self::ReviewApplicationInTown   => [No,   No,   No,   No,   No,   Unit, No,   No],
            Self::ReviewApplicationInCounty => [No,   No,   No,   No,   Unit, No,   No,   No],
            Self::RefuseApplication         => [No,   No,   No,   No,   Unit, Unit, No,   No],
            Self::AdmitMember               => [No,   No,   No,   Unit, Unit, No,   No,   No],
            Self::ReadMember                => [No,   No,   Unit, Unit, Unit, Unit, No,   Own],
            Self::UnmaskMember              => [No,   No,   No,   Unit, No,   Unit, No,   Own],
            Self::ReadCalendar              => [All,  All,  All,  All,  All,  All,  All,  All],
            Self::ManageCalendar            => [All,  No,   No,   All,  No,   No,   No,   No],
            Self::SetMembershipPolicy       => [No,   No,   No,   All,  No,   No,   No,   No],
            Self::StandMember               => [No,   No,   No,   Unit, No,   No,   No,   No],
            Self::GiveNotice                => [No,   No,   No,   Unit, No,   Unit, No,   Own],
            Self::ApproveWithdrawal         => [No,   No,   No,   Unit, Unit, No,   No,   No],
            Self::OpenExpulsion             => [No,   No,   No,   Unit, No,   Unit, No,   No],
            Self::AnswerExpulsion           => [No,   No,   No,   Unit, No,   Unit, No,   Own],
            Self::DecideExpulsion           => [No,   No,   No,   No,   Unit, No,   No,   No],
            Self::ProposeTransfer           => [No,   No,   No,   Unit, No,   Unit, No,   No],
            Self::DecideTransfer            => [No,   No,   No,   No,   No,   Unit, No,   No],
            Self::RequestChange             => [No,   No,   No,   Unit, No,   Unit, No,   Own],
            Self::CheckChange               => [No,   No,   No,   No,   No,   Unit, No,   No],
            Self::ApproveChange             => [No,   No,   No,   No,   Unit, No,   No,   No],
            Self::RefuseChange              => [No,   No,   No,   No,   Unit, Unit, No,   No],
            Self::ManageContact             => [No,   No,   No,   Unit, No,   Unit, No,   Own],
            Self::ManageFederationMember    => [No,   No,   No,   Unit, No,   Unit, No,   No],
            Self::ReadScorecard             => [All,  No,   All,  All,  All,  All,  No,   All],
            Self::ReadRating                => [No,   No,   Unit, Unit, Unit, Unit, No,   Own],
            Self::DeclareEvidence           => [No,   No,   No,   Unit, No,   Unit, No,   Own],
            Self::ConfirmEvidence           => [No,   No,   No,   Unit, No,   Unit, No,   No],
            Self::ScoreRating               => [No,   No,   No,   Unit, No,   Unit, No,   No],
            Self::ReviewRating              => [No,   No,   No,   No,   Unit, No,   No,   No],
            Self::ReadServiceCatalogue      => [All,  All,  All,  All,  All,  All,  All,  All],
            Self::ReadProvider              => [No,   All,  All,  All,  All,  All,  All,  All],
            Self::ManageProvider            => [No,   No,   No,   Unit, No,   No,   No,   No],
            Self::ManageCapacity            => [No,   No,   No,   Unit, No,   No,   Own,  No],
            Self::ReadPlot                  => [No,   No,   Unit, Unit, Unit, Unit, No,   Own],
            Self::EnterPlot                 => [No,   No,   No,   Unit, No,   Unit, No,   Own],
            Self::ReadBooking               => [No,   No,   Unit, Unit, Unit, Unit, Own,  Own],
            Self::PlaceBooking              => [No,   No,   No,   Unit, No,   Unit, No,   Own],
            Self::CancelBooking             => [No,   No,   No,   Unit, No,   Unit, No,   Own],
            Self::WorkBooking               => [No,   No,   No,   No,   No,   No,   Own,  No],
            Self::AcceptBooking             => [No,   No,   No,   No,   No,   Unit, No,   Own],
            Self::SettleBooking             => [No,   No,   No,   Unit, No,   No,   No,   No],
        }
    }

    /// The roles that hold this permission, in the order of [`Role`].
    pub fn roles(self) -> Vec<Role> {
        use crate::kernel::vocabulary::Vocabulary;
        let reach = self.reach();
        Role::ALL.iter().copied().filter(|role| reach[*role as usize] != Reach::No).collect()
    }
}

/// Somebody signed in, acting from one post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account that signed in.
    pub account_id: AccountId,
    /// What it is at this post.
    pub role: Role,
    /// The unit of the post.
    pub org_unit_id: OrgUnitId,
    /// Where that unit stands.
    pub org_path: OrgPath,
    /// The provider it works for; held by every post of a provider.
    pub provider_id: Option<ProviderId>,
    /// The member it is; held by every post of a member.
    pub member_id: Option<MemberId>,
}

/// The rows that an action may touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rows {
    /// Every row there is.
    All,
    /// Rows whose unit is this one or stands below it.
    Subtree(OrgPath),
    /// Rows of this provider.
    OfProvider(ProviderId),
    /// Rows of this member.
    OfMember(MemberId),
    /// Rows of this account.
    OfAccount(AccountId),
}

/// Leave to touch some rows. Only [`Actor::scope_for`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope(Rows);

impl Scope {
    /// The rows in reach.
    pub fn rows(&self) -> &Rows {
        &self.0
    }

    /// Whether a unit at this path is in reach.
    pub fn covers(&self, path: &OrgPath) -> bool {
        match &self.0 {
            Rows::All => true,
            Rows::Subtree(root) => root.covers(path),
            Rows::OfProvider(_) | Rows::OfMember(_) | Rows::OfAccount(_) => false,
        }
    }
}

/// The actor's role does not hold the permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the role {role:?} may not {action:?}")]
pub struct Forbidden {
    /// What was tried.
    pub action: Action,
    /// By whom.
    pub role: Role,
}

impl Actor {
    /// The rows on which this actor may do this.
    ///
    /// # Errors
    /// [`Forbidden`] if the role does not hold the permission at all.
    pub fn scope_for(&self, action: Action) -> Result<Scope, Forbidden> {
        let rows = match action.reach()[self.role as usize] {
            Reach::No => None,
            Reach::All => Some(Rows::All),
            Reach::Unit => Some(Rows::Subtree(self.org_path.clone())),
            Reach::Own => match self.role {
                Role::Provider => self.provider_id.map(Rows::OfProvider),
                Role::Member => self.member_id.map(Rows::OfMember),
                Role::Administrator
                | Role::SecurityAdministrator
                | Role::Auditor
                | Role::CountyOfficer
                | Role::Reviewer
                | Role::TownOfficer => Some(Rows::OfAccount(self.account_id)),
            },
        };
        rows.map(Scope).ok_or(Forbidden { action, role: self.role })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::Id;
    use crate::kernel::vocabulary::Vocabulary;

    fn actor(role: Role) -> Actor {
        Actor {
            account_id: Id::fresh(),
            role,
            org_unit_id: Id::fresh(),
            org_path: OrgPath::root(1).child(2),
            provider_id: None,
            member_id: None,
        }
    }

    #[test]
    fn a_member_reaches_own_rows_only() {
        let member_id = Id::fresh();
        let member = Actor { member_id: Some(member_id), ..actor(Role::Member) };
        for &action in Action::ALL {
            if let Ok(scope) = member.scope_for(action) {
                assert!(matches!(scope.rows(), Rows::All | Rows::OfMember(_)), "{action:?}");
            }
        }
        assert_eq!(
            member.scope_for(Action::ReadMember).map(|scope| scope.rows().clone()),
            Ok(Rows::OfMember(member_id))
        );
    }

    #[test]
    fn a_post_without_its_member_or_provider_reaches_nothing_of_its_own() {
        assert!(actor(Role::Member).scope_for(Action::ReadMember).is_err());
        assert!(actor(Role::Provider).scope_for(Action::WorkBooking).is_err());
    }

    #[test]
    fn an_auditor_only_reads() {
        for &action in Action::ALL {
            let reads = action.code().starts_with("read_");
            assert!(reads || actor(Role::Auditor).scope_for(action).is_err(), "{action:?}");
        }
    }

    #[test]
    fn nobody_both_makes_and_reviews() {
        let pairs = [
            (Action::EnterApplication, Action::ReviewApplicationInCounty),
            (Action::ReviewApplicationInTown, Action::ReviewApplicationInCounty),
            (Action::OpenExpulsion, Action::DecideExpulsion),
            (Action::CheckChange, Action::ApproveChange),
            (Action::ScoreRating, Action::ReviewRating),
            (Action::ManageAccount, Action::GrantPost),
        ];
        for (make, review) in pairs {
            for role in make.roles() {
                assert!(!review.roles().contains(&role), "{role:?} does both {make:?} and {review:?}");
            }
        }
    }
}
