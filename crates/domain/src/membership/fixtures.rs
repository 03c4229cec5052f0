#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;

use super::application::{Application, Objection, Reason, Review, Submission};
use super::application_status::ApplicationStatus;
use super::composition::Composition;
use super::form::{ApplicationForm, DemoLevel, Industry, LegalPerson, OrganisationFacts, Scale};
use super::member_type::{Identity, MemberType};
use crate::kernel::area::Mu;
use crate::kernel::id::{AccountId, Id};
use crate::kernel::identifier::{DivisionCode, Mobile, ResidentId, Uscc};
use crate::kernel::money::Fen;
use crate::kernel::org_path::OrgPath;
use crate::kernel::period::Period;
use crate::kernel::text::Line;

pub(super) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

pub(super) fn line<const MAX: usize>(text: &str) -> Line<MAX> {
    Line::parse(text).unwrap()
}

pub(super) fn reason() -> Reason {
    line("材料不齐")
}

pub(super) fn resident() -> ResidentId {
    let body = "33038219800101000";
    let check = ResidentId::check_digit(body).unwrap();
    ResidentId::parse(&format!("{body}{check}"), day(1, 1)).unwrap()
}

/// A credit code of this registry whose organisation code also passes its own check.
pub(super) fn uscc(prefix: &str) -> Identity {
    credit_code(prefix, Uscc::organisation_check_digit(ORGANISATION).unwrap())
}

/// A credit code that is right as a whole around an organisation code that fails its own check.
pub(super) fn odd_uscc(prefix: &str) -> Identity {
    let right = Uscc::organisation_check_digit(ORGANISATION).unwrap();
    credit_code(prefix, if right == '0' { '1' } else { '0' })
}

const ORGANISATION: &str = "MA2C0001";

fn credit_code(prefix: &str, organisation_check: char) -> Identity {
    let body = format!("{prefix}330382{ORGANISATION}{organisation_check}");
    let check = Uscc::check_digit(&body).unwrap();
    Identity::Organisation(Uscc::parse(&format!("{body}{check}")).unwrap())
}

pub(super) fn person(member_type: MemberType) -> ApplicationForm {
    ApplicationForm {
        member_type,
        name: line("陈小满"),
        short_name: None,
        identity: Identity::Resident(resident()),
        legal_person: None,
        contact_name: line("陈小满"),
        contact_mobile: Mobile::parse("13800000001").unwrap(),
        division_code: DivisionCode::parse("330382001002").unwrap(),
        address: line("湖边路 1 号"),
        industries: vec![Industry::Rice, Industry::Bayberry],
        scale: Scale::Land(Mu::mu(60)),
        organisation: None,
        demo_level: DemoLevel::None,
        composition: None,
        accepts_charter: true,
    }
}

pub(super) fn organisation(member_type: MemberType, prefix: &str) -> ApplicationForm {
    let mobile = Mobile::parse("13800000002").unwrap();
    ApplicationForm {
        identity: uscc(prefix),
        legal_person: Some(LegalPerson { name: line("林大雪"), resident_id: resident(), mobile }),
        organisation: Some(OrganisationFacts {
            registered_capital: Fen::wan(100),
            established_on: day(1, 1),
            annual_revenue: Fen::wan(300),
            employees: 12,
            households_driven: 40,
        }),
        composition: None,
        ..person(member_type)
    }
}

pub(super) fn coop() -> ApplicationForm {
    let composition = Composition { members_total: 46, farmer_members: 45, organisation_members: 1 };
    ApplicationForm { composition: Some(composition), ..organisation(MemberType::Coop, "93") }
}

/// Three accounts: who entered, who checked in the town, who checked in the county.
#[derive(Clone, Copy)]
pub(super) struct People {
    pub entering: AccountId,
    pub town: AccountId,
    pub county: AccountId,
}

pub(super) fn people() -> People {
    People { entering: Id::fresh(), town: Id::fresh(), county: Id::fresh() }
}

/// An application as it stands after the shortest way to a status; the publicity lasts from 1 to 7 July.
pub(super) fn application(status: ApplicationStatus, people: People) -> Application {
    let mut application = Application::draft(Id::fresh(), OrgPath::root(1).child(2), coop(), Some(people.entering));
    let review = |by, on| Some(Review { by, on });
    application.submission = Some(Submission { by: Some(people.entering), on: day(6, 1) });
    application.town_review = review(people.town, day(6, 5));
    application.county_review = review(people.county, day(6, 10));
    application.council_approved_on = Some(day(6, 20));
    application.publicity = Period::of_days(day(7, 1), 7);
    application.closed_on = Some(day(7, 8));
    application.status = status;
    clear_what_comes_later(application)
}

fn clear_what_comes_later(mut application: Application) -> Application {
    use ApplicationStatus::{CouncilApproved, CountyReview, Draft, Publicity, Submitted, TownReview};
    let order = [Draft, Submitted, TownReview, CountyReview, CouncilApproved, Publicity];
    let Some(step) = order.iter().position(|&status| status == application.status) else {
        return application;
    };
    application.closed_on = None;
    if step < 5 {
        application.publicity = None;
    }
    if step < 4 {
        application.council_approved_on = None;
        application.county_review = None;
    }
    if step < 3 {
        application.town_review = None;
    }
    if step < 1 {
        application.submission = None;
    }
    application
}

pub(super) fn objection() -> Objection {
    Objection { reason: reason(), raised_on: day(7, 3) }
}
