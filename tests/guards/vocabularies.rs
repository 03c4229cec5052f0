//! A closed list is the same in the rules and in the tables.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::Text;
use domain::credit::evidence::EvidenceSource;
use domain::credit::lifecycle::RatingStatus;
use domain::credit::scorecard::{CardKind, Grade};
use domain::credit::term::GradeCause;
use domain::credit::veto::VetoKind;
use domain::identity::account::AccountStatus;
use domain::identity::session::SessionEnd;
use domain::kernel::access::Role;
use domain::kernel::document::{DocumentKind, DocumentOwner, MediaType};
use domain::kernel::identifier::DivisionLevel;
use domain::kernel::vocabulary::Vocabulary;
use domain::kernel::work_calendar::{CalendarBasis, DayKind};
use domain::membership::application_status::ApplicationStatus;
use domain::membership::change::{ChangeField, ChangeStatus};
use domain::membership::contact::ContactRole;
use domain::membership::duplicates::{DuplicateReason, PairSide, PairStatus, TraitKind};
use domain::membership::expulsion::{ExpulsionReason, ExpulsionStatus};
use domain::membership::form::{DemoLevel, Industry, ScaleUnit};
use domain::membership::member::{LapseReason, MemberStatus, SuspensionReason};
use domain::membership::member_type::{IdentityKind, MemberType};
use domain::membership::merge::MergeField;
use domain::membership::transfer::TransferStatus;
use domain::organisation::site::SiteKind;
use domain::organisation::unit::{OrgEventKind, UnitKind};
use domain::services::catalogue::{ServiceLink, ServiceUnit};
use domain::services::provider::ProviderStatus;
use domain::services::season::{CropCycle, CropLine};
use domain::services::status::BookingStatus;
use tests::TestApp;

type Codes = BTreeSet<String>;

fn codes<T: Vocabulary>() -> Codes {
    T::ALL.iter().map(|item| item.code().to_owned()).collect()
}

/// The list behind every constraint `<table>_<column>_known`.
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn lists() -> BTreeMap<&'static str, Codes> {
    BTreeMap::from([
        ("accounts_status", codes::<AccountStatus>()),
        ("applications_status", codes::<ApplicationStatus>()),
        ("bookings_crop_line", codes::<CropLine>()),
        ("bookings_link", codes::<ServiceLink>()),
        ("bookings_season_cycle", codes::<CropCycle>()),
        ("bookings_status", codes::<BookingStatus>()),
        ("calendar_days_kind", codes::<DayKind>()),
        ("calendar_years_basis", codes::<CalendarBasis>()),
        ("change_requests_fields", codes::<ChangeField>()),
        ("change_requests_status", codes::<ChangeStatus>()),
        ("document_requirements_kind", codes::<DocumentKind>()),
        ("document_requirements_member_type", codes::<MemberType>()),
        ("documents_kind", codes::<DocumentKind>()),
        ("documents_media_type", codes::<MediaType>()),
        ("documents_owner_kind", codes::<DocumentOwner>()),
        ("duplicate_keys_trait", codes::<TraitKind>()),
        ("duplicate_pairs_reasons", codes::<DuplicateReason>()),
        ("duplicate_pairs_status", codes::<PairStatus>()),
        ("duplicate_pairs_survivor", codes::<PairSide>()),
        ("duplicate_pairs_taken", codes::<MergeField>()),
        ("duplicate_subjects_member_type", codes::<MemberType>()),
        ("divisions_level", codes::<DivisionLevel>()),
        ("expulsions_reason", codes::<ExpulsionReason>()),
        ("expulsions_status", codes::<ExpulsionStatus>()),
        ("machine_links_link", codes::<ServiceLink>()),
        ("member_contacts_role", codes::<ContactRole>()),
        ("member_numbers_member_type", codes::<MemberType>()),
        ("member_transfers_status", codes::<TransferStatus>()),
        ("members_lapsed_for", codes::<LapseReason>()),
        ("members_member_type", codes::<MemberType>()),
        ("members_status", codes::<MemberStatus>()),
        ("members_suspended_for", codes::<SuspensionReason>()),
        ("membership_forms_demo_level", codes::<DemoLevel>()),
        ("membership_forms_identity_kind", codes::<IdentityKind>()),
        ("membership_forms_industries", codes::<Industry>()),
        ("membership_forms_member_type", codes::<MemberType>()),
        ("membership_forms_scale_unit", codes::<ScaleUnit>()),
        ("org_events_kind", codes::<OrgEventKind>()),
        ("org_units_kind", codes::<UnitKind>()),
        ("plots_crop_line", codes::<CropLine>()),
        ("posts_role", codes::<Role>()),
        ("providers_status", codes::<ProviderStatus>()),
        ("quotes_link", codes::<ServiceLink>()),
        ("quotes_season_cycle", codes::<CropCycle>()),
        ("rating_evidence_source", codes::<EvidenceSource>()),
        ("rating_findings_source", codes::<EvidenceSource>()),
        ("rating_grades_cause", codes::<GradeCause>()),
        ("rating_grades_grade", codes::<Grade>()),
        ("rating_steps_reached", codes::<RatingStatus>()),
        ("rating_vetoes_kind", codes::<VetoKind>()),
        ("ratings_grade", codes::<Grade>()),
        ("ratings_revoked_for", codes::<VetoKind>()),
        ("ratings_scored_grade", codes::<Grade>()),
        ("ratings_status", codes::<RatingStatus>()),
        ("scorecards_code", codes::<CardKind>()),
        ("service_terms_link", codes::<ServiceLink>()),
        ("service_terms_unit", codes::<ServiceUnit>()),
        ("sessions_end_reason", codes::<SessionEnd>()),
        ("sites_kind", codes::<SiteKind>()),
    ])
}

#[derive(QueryableByName)]
struct Constraint {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    definition: String,
}

const KNOWN: &str = "SELECT conname::text AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint \
                     WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND conname LIKE '%\\_known'";

#[actix_web::test]
async fn every_closed_list_of_the_tables_is_one_of_the_rules() {
    let app = TestApp::rolled_back().await;
    let constraints: Vec<Constraint> = app.db(|db| diesel::sql_query(KNOWN).load(db).unwrap());
    let lists = lists();

    for Constraint { name, definition } in &constraints {
        let list = lists.get(name.trim_end_matches("_known"));
        let list =
            list.unwrap_or_else(|| panic!("which list is behind {name}? Name it in tests/guards/vocabularies.rs"));
        let allowed: Codes = definition.split('\'').skip(1).step_by(2).map(str::to_owned).collect();
        assert_eq!(&allowed, list, "{name}");
    }
    let found: BTreeSet<&str> = constraints.iter().map(|found| found.name.trim_end_matches("_known")).collect();
    let gone: Vec<_> = lists.keys().filter(|name| !found.contains(*name)).collect();
    assert!(gone.is_empty(), "no such constraint any more: {gone:?}");
}
