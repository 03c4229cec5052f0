//! Identifiers that cannot be swapped: `MemberId` is not `BookingId`, though both are UUIDs.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use uuid::Uuid;

/// The identifier of a `T`: a UUID, version 7 when made here, so that it sorts by time of making.
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// A new identifier, sorted after every earlier one.
    pub fn fresh() -> Self {
        Self::from(Uuid::now_v7())
    }

    /// The bare UUID, for a table or the wire.
    pub fn uuid(self) -> Uuid {
        self.0
    }
}

impl<T> From<Uuid> for Id<T> {
    fn from(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Id<T> {}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, out)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, out)
    }
}

/// What an [`Id`] can belong to.
pub mod of {
    /// Somebody who signs in.
    pub enum Account {}
    /// A role that an account holds at a unit.
    pub enum Post {}
    /// One sign-in on one device.
    pub enum Session {}
    /// A unit of the federation's tree.
    pub enum OrgUnit {}
    /// A place that a unit runs.
    pub enum Site {}
    /// An application for membership.
    pub enum Application {}
    /// A member of the federation.
    pub enum Member {}
    /// A case of expulsion.
    pub enum Expulsion {}
    /// A member's move from one town to another.
    pub enum Transfer {}
    /// A request to change what is known of a member.
    pub enum ChangeRequest {}
    /// Somebody to call at a member.
    pub enum Contact {}
    /// A member's belonging to an industry federation.
    pub enum FederationMembership {}
    /// A file that belongs to a record.
    pub enum Document {}
    /// Two records that look like one.
    pub enum DuplicatePair {}
    /// A council's roster of a year.
    pub enum Roster {}
    /// A line of a roster.
    pub enum RosterEntry {}
    /// A version of a scorecard.
    pub enum Scorecard {}
    /// One rating of one member.
    pub enum Rating {}
    /// Somebody who serves growers with machines and crews.
    pub enum Provider {}
    /// A machine of a provider.
    pub enum Machine {}
    /// A crew of a provider.
    pub enum Crew {}
    /// A member's plot of land.
    pub enum Plot {}
    /// A price promised for a while.
    pub enum Quote {}
    /// A service booked.
    pub enum Booking {}
    /// An entry of the audit trail.
    pub enum Event {}
    /// A piece of long work.
    pub enum Job {}
    /// A roster handed in as a file.
    pub enum RosterImport {}
}

/// Identifier of an account.
pub type AccountId = Id<of::Account>;
/// Identifier of a post.
pub type PostId = Id<of::Post>;
/// Identifier of a session.
pub type SessionId = Id<of::Session>;
/// Identifier of an organisation unit.
pub type OrgUnitId = Id<of::OrgUnit>;
/// Identifier of a site.
pub type SiteId = Id<of::Site>;
/// Identifier of an application for membership.
pub type ApplicationId = Id<of::Application>;
/// Identifier of a member.
pub type MemberId = Id<of::Member>;
/// Identifier of a case of expulsion.
pub type ExpulsionId = Id<of::Expulsion>;
/// Identifier of a transfer.
pub type TransferId = Id<of::Transfer>;
/// Identifier of a change request.
pub type ChangeRequestId = Id<of::ChangeRequest>;
/// Identifier of a contact.
pub type ContactId = Id<of::Contact>;
/// Identifier of a member's belonging to an industry federation.
pub type FederationMembershipId = Id<of::FederationMembership>;
/// Identifier of a document.
pub type DocumentId = Id<of::Document>;
/// Identifier of a pair of likely duplicates.
pub type DuplicatePairId = Id<of::DuplicatePair>;
/// Identifier of a roster.
pub type RosterId = Id<of::Roster>;
/// Identifier of a line of a roster.
pub type RosterEntryId = Id<of::RosterEntry>;
/// Identifier of a scorecard version.
pub type ScorecardId = Id<of::Scorecard>;
/// Identifier of a rating.
pub type RatingId = Id<of::Rating>;
/// Identifier of a provider.
pub type ProviderId = Id<of::Provider>;
/// Identifier of a machine.
pub type MachineId = Id<of::Machine>;
/// Identifier of a crew.
pub type CrewId = Id<of::Crew>;
/// Identifier of a plot.
pub type PlotId = Id<of::Plot>;
/// Identifier of a quote.
pub type QuoteId = Id<of::Quote>;
/// Identifier of a booking.
pub type BookingId = Id<of::Booking>;
/// Identifier of an audit event.
pub type EventId = Id<of::Event>;
/// Identifier of a piece of long work.
pub type JobId = Id<of::Job>;
/// Identifier of a roster handed in as a file.
pub type RosterImportId = Id<of::RosterImport>;
