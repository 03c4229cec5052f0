//! Until when what waits in this context is due (R1.13).

use chrono::{Days, NaiveDate};

use super::policy::MembershipPolicy;
use crate::kernel::todo::TodoKind;
use crate::kernel::work_calendar::WorkCalendar;

/// The last day for a step that has waited since a day: town and county have working days, the council calendar
/// days. `None` where there is no term, or past the end of the calendar.
pub fn due_on(
    kind: TodoKind,
    since: NaiveDate,
    policy: &MembershipPolicy,
    calendar: &WorkCalendar,
) -> Option<NaiveDate> {
    match kind {
        TodoKind::ApplicationTownCheck => calendar.due_on(since, policy.town_review_days),
        TodoKind::ApplicationCountyCheck => calendar.due_on(since, policy.county_review_days),
        TodoKind::ApplicationCouncil => since.checked_add_days(Days::new(u64::from(policy.council_days))),
        TodoKind::ApplicationPublish
        | TodoKind::ApplicationObjection
        | TodoKind::ApplicationAdmit
        | TodoKind::ApplicationCorrect
        | TodoKind::RatingDeclare
        | TodoKind::RatingSurvey
        | TodoKind::RatingScore
        | TodoKind::RatingReview
        | TodoKind::RatingPublish
        | TodoKind::RatingAppeal
        | TodoKind::RatingTakeEffect
        | TodoKind::BookingConfirm
        | TodoKind::BookingDispatch
        | TodoKind::BookingStart
        | TodoKind::BookingRecord
        | TodoKind::BookingPostpone
        | TodoKind::BookingAccept
        | TodoKind::BookingSettle => None,
    }
}
