//! Growers, providers and a harvest to book.

use std::ops::Deref;

use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use domain::kernel::access::{Action, Actor, Role, Scope};
use domain::kernel::area::Mu;
use domain::kernel::id::{CrewId, Id, MachineId, MemberId, PlotId, ProviderId};
use domain::kernel::identifier::{DivisionCode, Mobile, ResidentId, Uscc};
use domain::kernel::money::Fen;
use domain::kernel::text::Line;
use domain::membership::composition::Composition;
use domain::membership::form::{ApplicationForm, DemoLevel, Industry, LegalPerson, OrganisationFacts, Scale};
use domain::membership::member::{EntrySource, MemberStatus, Standing};
use domain::membership::member_type::{Identity, MemberType};
use domain::membership::number::MemberNo;
use domain::services::capacity::DayCapacity;
use domain::services::catalogue::ServiceLink;
use domain::services::season::CropLine;
use persistence::kernel::code::Code;
use persistence::kernel::keyring::PersonalKind;
use persistence::membership::{forms, members};
use persistence::schema::{bookings, machine_days, service_terms};
use persistence::services::machines::NewMachine;
use persistence::services::plots::NewPlot;
use persistence::services::providers::NewProvider;
use persistence::services::{machine_days as days, machines, plots, providers};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{Answer, Client, TestApp, Unit};

/// A number that tests running at the same time do not share.
fn random(below: u128) -> u128 {
    Uuid::new_v4().as_u128() % below
}

fn line<const MAX: usize>(text: &str) -> Line<MAX> {
    Line::parse(text).unwrap()
}

fn a_coop(today: NaiveDate) -> ApplicationForm {
    let code = format!("M{:07}", random(10_000_000));
    let body = format!("93330382{code}{}", Uscc::organisation_check_digit(&code).unwrap());
    let uscc = Uscc::parse(&format!("{body}{}", Uscc::check_digit(&body).unwrap())).unwrap();
    let resident = "33038219800101000";
    let resident = format!("{resident}{}", ResidentId::check_digit(resident).unwrap());
    let resident = ResidentId::parse(&resident, today).unwrap();
    let mobile = Mobile::parse("13800000001").unwrap();
    ApplicationForm {
        member_type: MemberType::Coop,
        name: line("柳市前垟粮食专业合作社"),
        short_name: None,
        identity: Identity::Organisation(uscc),
        legal_person: Some(LegalPerson { name: line("林大雪"), resident_id: resident, mobile: mobile.clone() }),
        contact_name: line("陈小满"),
        contact_mobile: mobile,
        division_code: DivisionCode::parse("330382114").unwrap(),
        address: line("湖边路 1 号"),
        industries: vec![Industry::Rice],
        scale: Scale::Land(Mu::mu(300)),
        organisation: Some(OrganisationFacts {
            registered_capital: Fen::wan(100),
            established_on: today,
            annual_revenue: Fen::wan(300),
            employees: 12,
            households_driven: 40,
        }),
        demo_level: DemoLevel::None,
        composition: Some(Composition { members_total: 46, farmer_members: 45, organisation_members: 1 }),
        accepts_charter: true,
    }
}

/// Whoever may do this in the whole county, without an account.
fn anybody(action: Action, role: Role, unit: &Unit) -> Scope {
    let (org_unit_id, org_path) = (unit.id, unit.path.clone());
    let actor = Actor { account_id: Id::fresh(), role, org_unit_id, org_path, provider_id: None, member_id: None };
    actor.scope_for(action).unwrap()
}

/// A provider with a machine and a crew.
#[derive(Debug, Clone, Copy)]
pub struct Served {
    pub provider_id: ProviderId,
    pub machine_id: MachineId,
    pub crew_id: CrewId,
}

impl TestApp {
    /// A member of the unit who grows rice.
    pub fn grower(&self, unit: &Unit, status: MemberStatus) -> MemberId {
        let (id, today) = (MemberId::fresh(), self.today());
        let form = forms::seal(&self.state().keys, &a_coop(today)).unwrap();
        let sequence = u32::try_from(random(999_999)).unwrap() + 1;
        let member = members::NewMember {
            id,
            number: MemberNo::new(330_382, MemberType::Coop, sequence).unwrap(),
            status,
            form_id: form.id(),
            identity_digest: form.identity_digest.clone(),
            org_unit_id: unit.id,
            org_path: unit.path.clone(),
            application_id: None,
            joined_on: today,
            left_on: None,
            standing: Standing::default(),
            verified_at: None,
            entry_source: EntrySource::Office,
        };
        self.db(|db| {
            forms::insert(db, vec![form]).unwrap();
            members::insert(db, &[member]).unwrap();
        });
        id
    }

    /// Plots of a member, each of so many mu.
    pub fn plots(&self, county: &Unit, member: MemberId, count: usize, mu: i64) -> Vec<PlotId> {
        let scope = anybody(Action::ReadMember, Role::CountyOfficer, county);
        let plot = |number: usize| NewPlot {
            id: Id::fresh(),
            name: format!("前垟畈 {number} 号田 {}", random(1_000_000_000)),
            area: Mu::mu(mu),
            division_code: "330382114".into(),
            crop_line: CropLine::Rice,
        };
        let new: Vec<NewPlot> = (1..=count).map(plot).collect();
        self.db(|db| {
            let member = members::find(db, &scope, member).unwrap();
            plots::insert(db, &member, &new).unwrap();
        });
        new.into_iter().map(|plot| plot.id).collect()
    }

    /// A provider of the county with a harvester and a crew.
    pub fn served_by(&self, county: &Unit) -> Served {
        let scope = anybody(Action::ManageProvider, Role::CountyOfficer, county);
        let id = ProviderId::fresh();
        let mobile = self.state().keys.seal(PersonalKind::Mobile, id.uuid(), "13800005678", "138****5678".into());
        let provider = NewProvider {
            id,
            org_unit_id: county.id,
            org_path: county.path.clone(),
            name: format!("农机专业合作社 {}", id.uuid().simple()),
            contact_name: "林建国".into(),
            contact_mobile: mobile.unwrap(),
            registered_at: self.now(),
        };
        let machine = NewMachine {
            id: Id::fresh(),
            model: "沃得锐龙 4LZ-6.0".into(),
            registration_no: Uuid::new_v4().simple().to_string(),
            links: vec![ServiceLink::Harvest, ServiceLink::Uav],
            rate: Mu::mu(40),
        };
        let crew_id = CrewId::fresh();
        self.db(|db| {
            providers::insert(db, &scope, &[provider]).unwrap();
            let provider = providers::find(db, &scope, id).unwrap();
            machines::insert(db, &provider, &machine).unwrap();
            providers::insert_crew(db, &provider, crew_id, "林建国", 3).unwrap();
        });
        Served { provider_id: id, machine_id: machine.id, crew_id }
    }

    /// Opens a machine's day for so many mu.
    pub fn open_day(&self, county: &Unit, served: Served, day: NaiveDate, mu: i64) {
        let scope = anybody(Action::ManageProvider, Role::CountyOfficer, county);
        self.db(|db| {
            let provider = providers::find(db, &scope, served.provider_id).unwrap();
            let machine = machines::find(db, served.machine_id).unwrap();
            days::open(db, &provider, &machine, day, day.succ_opt().unwrap(), Mu::mu(mu)).unwrap();
        });
    }

    /// The county publishes a subsidy of so many yuan for one mu of harvest.
    pub fn subsidise_harvest(&self, yuan: i64) {
        let harvest = service_terms::table.filter(service_terms::link.eq(Code(ServiceLink::Harvest)));
        self.db(|db| {
            diesel::update(harvest).set(service_terms::subsidy_fen.eq(Fen::yuan(yuan).0)).execute(db).unwrap();
        });
    }

    /// What a machine's day holds.
    pub fn held(&self, machine: MachineId, day: NaiveDate) -> DayCapacity {
        let columns = (machine_days::limit_milli_mu, machine_days::booked_milli_mu);
        let found = machine_days::table.find((machine.uuid(), day)).select(columns);
        let (limit, booked) = self.db(|db| found.first::<(i64, i64)>(db).unwrap());
        DayCapacity { limit: Mu(limit), booked: Mu(booked) }
    }

    /// How many bookings there are on a machine's day.
    pub fn bookings_on(&self, machine: MachineId, day: NaiveDate) -> i64 {
        let on_day = bookings::table.filter(bookings::machine_id.eq(machine.uuid()).and(bookings::work_on.eq(day)));
        self.db(|db| on_day.count().get_result(db).unwrap())
    }

    /// A rice harvest of 60 mu in Liushi, subsidised with 30 yuan, on a day with room for 100 mu.
    pub fn harvest(&self) -> Harvest<'_> {
        let county = self.county();
        let town = self.town(&county);
        let member_id = self.grower(&town, MemberStatus::Active);
        let plot_id = self.plots(&county, member_id, 1, 60)[0];
        let served = self.served_by(&county);
        let day = self.today() + Days::new(3);
        self.open_day(&county, served, day, 100);
        self.subsidise_harvest(30);
        Harvest { app: self, county, town, member_id, plot_id, served, day }
    }
}

/// Everything that a booking needs.
pub struct Harvest<'a> {
    app: &'a TestApp,
    pub county: Unit,
    pub town: Unit,
    pub member_id: MemberId,
    pub plot_id: PlotId,
    pub served: Served,
    pub day: NaiveDate,
}

impl Deref for Harvest<'_> {
    type Target = Served;

    fn deref(&self) -> &Served {
        &self.served
    }
}

impl<'a> Harvest<'a> {
    /// The member, signed in.
    pub fn grower(&self) -> Client<'a> {
        self.app.member(self.member_id, &self.town)
    }

    /// Somebody of the provider, signed in.
    pub fn operator(&self) -> Client<'a> {
        self.app.provider(self.provider_id, &self.county)
    }

    /// What one asks a price for.
    pub fn question(&self) -> Value {
        json!({
            "plot_id": self.plot_id.uuid(), "link": "harvest", "season": {"year": 2026, "cycle": "early"}, "passes": 1,
            "work_on": self.day,
        })
    }

    /// What one sends to book at a promised price.
    pub fn order(&self, quote_id: Uuid) -> Value {
        json!({"quote_id": quote_id, "machine_id": self.machine_id.uuid(), "crop_line": "rice"})
    }

    /// A price for the whole plot.
    pub async fn quoted(&self) -> Uuid {
        self.grower().post("/api/v1/quotes", self.question()).await.succeeded().id()
    }

    /// The harvest, booked.
    pub async fn placed(&self) -> Answer {
        let order = self.order(self.quoted().await);
        self.grower().post("/api/v1/bookings", order).await.succeeded()
    }

    /// A verb of somebody on a booking.
    pub async fn verb(&self, who: &Client<'_>, id: Uuid, verb: &str, body: Value) -> Answer {
        let path = format!("/api/v1/bookings/{id}/{verb}");
        if body.is_null() { who.act(&path).await } else { who.post(&path, body).await }
    }

    /// The crew's hours on the day of work.
    pub fn hours(&self) -> Value {
        let (start_at, end_at) = (format!("{}T00:00:00Z", self.day), format!("{}T09:00:00Z", self.day));
        json!({"crew_id": self.crew_id.uuid(), "start_at": start_at, "end_at": end_at})
    }

    /// A report of 58 mu on the evening of the day of work.
    pub fn report(&self) -> Value {
        let (start_at, end_at) = (format!("{}T00:10:00Z", self.day), format!("{}T00:50:00Z", self.day));
        json!({
            "start_at": start_at, "end_at": end_at, "measured_area": "58", "passes": 1, "photos": 2,
            "operator_name": "林建国",
        })
    }

    /// The harvest, booked and taken through these verbs of the provider.
    pub async fn taken_to(&self, verbs: &[&str]) -> Uuid {
        let (id, operator) = (self.placed().await.id(), self.operator());
        for verb in verbs {
            let body = match *verb {
                "dispatch" => self.hours(),
                "hold-for-weather" => json!({"reason": "暴雨"}),
                "record-work" => {
                    self.app.pass_days(3);
                    self.report()
                }
                _ => Value::Null,
            };
            self.verb(&operator, id, verb, body).await.succeeded();
        }
        id
    }
}
