//! What a refusal by the database means to the caller.

use super::ProblemCode;

/// The kind of refusal behind a named constraint. The rules check first, for better words; a constraint only
/// speaks when two requests raced or a rule was forgotten.
pub(super) fn meaning(constraint: &str) -> ProblemCode {
    match constraint {
        "accounts_login_once" => ProblemCode::LoginTaken,
        "posts_powers_separate" => ProblemCode::PostExclusive,
        "posts_once" | "posts_one_main" => ProblemCode::PostHeld,
        "applications_identity_once" | "members_identity_once" => ProblemCode::ApplicationDuplicate,
        "calendar_years_pkey" | "calendar_days_pkey" | "membership_policies_pkey" => ProblemCode::RecordExists,
        "expulsions_one_open" => ProblemCode::MemberCaseOpen,
        "member_transfers_one_open" => ProblemCode::MemberWrongStatus,
        "change_requests_one_open" => ProblemCode::ChangeOpenAlready,
        "member_contacts_mobile_once" => ProblemCode::ContactMobileTaken,
        "member_contacts_one_primary" => ProblemCode::Stale,
        "federation_memberships_one_at_a_time" => ProblemCode::FederationJoined,
        "rosters_one_a_year" => ProblemCode::RosterYearTaken,
        "rosters_signed_near_year" | "roster_entries_struck_order" => ProblemCode::RosterDateUnfit,
        "roster_entries_identity_once" => ProblemCode::RosterListed,
        "reminders_once_a_day" => ProblemCode::TodoReminded,
        "org_units_one_per_town" => ProblemCode::OrgUnitTownServed,
        "org_placements_during_some" | "org_placements_one_at_a_time" => ProblemCode::OrgUnitDateUnfit,
        "machine_days_not_overbooked" => ProblemCode::BookingDayFull,
        "bookings_machine_free" => ProblemCode::BookingMachineTaken,
        "bookings_crew_free" => ProblemCode::BookingCrewTaken,
        "bookings_pass_once" => ProblemCode::BookingPassTaken,
        "bookings_quote_once" => ProblemCode::BookingQuoteUsed,
        "bookings_pkey" | "work_records_pkey" => ProblemCode::RecordExists,
        "providers_name_once" => ProblemCode::ProviderNameTaken,
        "machines_registration_once" => ProblemCode::MachineRegistered,
        "plots_name_once" => ProblemCode::PlotNameTaken,
        "ratings_one_open" => ProblemCode::RatingOpenAlready,
        "ratings_one_in_force" => ProblemCode::RatingInForceAlready,
        _ if constraint.ends_with("_org_path_unit") => ProblemCode::Stale,
        _ => ProblemCode::Refused,
    }
}
