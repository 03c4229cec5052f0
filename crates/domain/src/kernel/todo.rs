//! What waits for somebody: one list over all contexts, computed from the records themselves.

use chrono::{Days, NaiveDate};

use super::access::{Action, Role};
use crate::vocabulary;

vocabulary! {
    /// What is to be done with a record next: its kind, then the deed.
    pub enum TodoKind {
        /// The town checks an application.
        ApplicationTownCheck => "application.town_check",
        /// The county checks an application.
        ApplicationCountyCheck => "application.county_check",
        /// The council's decision on an application is entered.
        ApplicationCouncil => "application.council",
        /// A decision is hung out.
        ApplicationPublish => "application.publish",
        /// An objection is answered.
        ApplicationObjection => "application.objection",
        /// An applicant is admitted: the publicity is over.
        ApplicationAdmit => "application.admit",
        /// An application entered by an office was returned and is corrected.
        ApplicationCorrect => "application.correct",
        /// The member declares its own figures.
        RatingDeclare => "rating.declare",
        /// The town surveys for a rating.
        RatingSurvey => "rating.survey",
        /// A rating is scored.
        RatingScore => "rating.score",
        /// The committee reviews a rating.
        RatingReview => "rating.review",
        /// A rating is made public.
        RatingPublish => "rating.publish",
        /// An appeal is decided.
        RatingAppeal => "rating.appeal",
        /// A rating takes effect: its publicity is over.
        RatingTakeEffect => "rating.take_effect",
        /// The provider confirms a booking.
        BookingConfirm => "booking.confirm",
        /// The provider sends machine and crew.
        BookingDispatch => "booking.dispatch",
        /// The provider begins the work.
        BookingStart => "booking.start",
        /// The provider records the work.
        BookingRecord => "booking.record",
        /// The provider names another day for a booking that waits for the weather.
        BookingPostpone => "booking.postpone",
        /// The grower accepts the work.
        BookingAccept => "booking.accept",
        /// The county settles an accepted booking.
        BookingSettle => "booking.settle",
    }
}

impl TodoKind {
    /// The permission that the deed needs.
    pub const fn action(self) -> Action {
        match self {
            Self::ApplicationTownCheck => Action::ReviewApplicationInTown,
            Self::ApplicationCountyCheck => Action::ReviewApplicationInCounty,
            Self::ApplicationCouncil
            | Self::ApplicationPublish
            | Self::ApplicationObjection
            | Self::ApplicationAdmit => Action::AdmitMember,
            Self::ApplicationCorrect => Action::EnterApplication,
            Self::RatingDeclare => Action::DeclareEvidence,
            Self::RatingSurvey | Self::RatingScore | Self::RatingPublish | Self::RatingTakeEffect => {
                Action::ScoreRating
            }
            Self::RatingReview | Self::RatingAppeal => Action::ReviewRating,
            Self::BookingConfirm
            | Self::BookingDispatch
            | Self::BookingStart
            | Self::BookingRecord
            | Self::BookingPostpone => Action::WorkBooking,
            Self::BookingAccept => Action::AcceptBooking,
            Self::BookingSettle => Action::SettleBooking,
        }
    }

    /// The permission to see the record.
    pub const fn reading(self) -> Action {
        match self {
            Self::ApplicationTownCheck
            | Self::ApplicationCountyCheck
            | Self::ApplicationCouncil
            | Self::ApplicationPublish
            | Self::ApplicationObjection
            | Self::ApplicationAdmit
            | Self::ApplicationCorrect => Action::ReadApplication,
            Self::RatingDeclare
            | Self::RatingSurvey
            | Self::RatingScore
            | Self::RatingReview
            | Self::RatingPublish
            | Self::RatingAppeal
            | Self::RatingTakeEffect => Action::ReadRating,
            Self::BookingConfirm
            | Self::BookingDispatch
            | Self::BookingStart
            | Self::BookingRecord
            | Self::BookingPostpone
            | Self::BookingAccept
            | Self::BookingSettle => Action::ReadBooking,
        }
    }

    /// On whose desk it lies. Others may hold the permission too, for when somebody comes to their counter: a town
    /// officer may declare for a member, but it is the member who is waited for.
    pub const fn desk(self) -> &'static [Role] {
        match self {
            Self::ApplicationTownCheck | Self::RatingSurvey => &[Role::TownOfficer],
            Self::ApplicationCountyCheck | Self::RatingReview | Self::RatingAppeal => &[Role::Reviewer],
            Self::ApplicationCouncil | Self::ApplicationPublish | Self::ApplicationAdmit | Self::BookingSettle => {
                &[Role::CountyOfficer]
            }
            Self::ApplicationObjection => &[Role::CountyOfficer, Role::Reviewer],
            Self::ApplicationCorrect | Self::RatingScore | Self::RatingPublish | Self::RatingTakeEffect => {
                &[Role::CountyOfficer, Role::TownOfficer]
            }
            Self::RatingDeclare | Self::BookingAccept => &[Role::Member],
            Self::BookingConfirm
            | Self::BookingDispatch
            | Self::BookingStart
            | Self::BookingRecord
            | Self::BookingPostpone => &[Role::Provider],
        }
    }
}

/// What a county has set for urging; a dated row of parameters (X4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReminderPolicy {
    /// Calendar days from one reminder of a record to the next, at least one.
    pub days_between: u32,
}

/// What a county begins with: once a day.
impl Default for ReminderPolicy {
    fn default() -> Self {
        Self { days_between: 1 }
    }
}

impl ReminderPolicy {
    /// The first day on which a record may be urged again; `None` past the end of the calendar.
    pub fn again_on(&self, last: NaiveDate) -> Option<NaiveDate> {
        last.checked_add_days(Days::new(u64::from(self.days_between.max(1))))
    }

    /// Whether a record that was last urged on `last` may be urged today.
    pub fn may_remind(&self, last: Option<NaiveDate>, today: NaiveDate) -> bool {
        last.is_none_or(|last| self.again_on(last).is_some_and(|first| first <= today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::vocabulary::Vocabulary;

    #[test]
    fn whoever_has_it_on_the_desk_may_do_it_and_see_it() {
        for &kind in TodoKind::ALL {
            assert!(!kind.desk().is_empty(), "{kind:?} waits for nobody");
            for role in kind.desk() {
                assert!(kind.action().roles().contains(role), "{role:?} may not do {kind:?}");
                assert!(kind.reading().roles().contains(role), "{role:?} does not see {kind:?}");
            }
        }
    }

    #[test]
    fn a_record_is_urged_once_a_day() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 5, day).unwrap_or_default();
        let policy = ReminderPolicy::default();
        assert!(policy.may_remind(None, day(4)));
        assert!(!policy.may_remind(Some(day(4)), day(4)));
        assert!(policy.may_remind(Some(day(4)), day(5)));
        assert!(!ReminderPolicy { days_between: 0 }.may_remind(Some(day(4)), day(4)));
        assert!(!ReminderPolicy { days_between: 3 }.may_remind(Some(day(4)), day(6)));
    }
}
