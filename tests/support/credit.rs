//! Members to rate, and ratings on their way.

use chrono::NaiveDate;
use domain::kernel::access::Role;
use domain::kernel::area::Mu;
use domain::kernel::id::{Id, MemberId, PostId, SessionId};
use domain::kernel::identifier::{DivisionCode, Mobile, ResidentId, Uscc};
use domain::kernel::money::Fen;
use domain::kernel::text::Line;
use domain::membership::composition::Composition;
use domain::membership::form::{ApplicationForm, DemoLevel, Industry, LegalPerson, OrganisationFacts, Scale};
use domain::membership::member::{EntrySource, MemberStatus, Standing};
use domain::membership::member_type::{Identity, MemberType};
use domain::membership::number::MemberNo;
use persistence::identity::posts::NewPost;
use persistence::identity::{posts, sessions};
use persistence::membership::forms;
use persistence::membership::members::{self, NewMember};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{Answer, Client, TestApp, Unit};

/// A number below `limit`, different in tests that run at the same time.
fn any(limit: u128) -> u128 {
    Uuid::new_v4().as_u128() % limit
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The resident number of nobody, born on 15 June 1978: its sequence is never given out.
fn resident() -> ResidentId {
    let body = format!("33{:04}19780615000", any(10_000));
    let number = format!("{body}{}", ResidentId::check_digit(&body).unwrap());
    ResidentId::parse(&number, day("2026-01-01")).unwrap()
}

fn farm_form(town: &Unit) -> ApplicationForm {
    ApplicationForm {
        member_type: MemberType::FamilyFarm,
        name: Line::parse("陈小满家庭农场").unwrap(),
        short_name: None,
        identity: Identity::Resident(resident()),
        legal_person: None,
        contact_name: Line::parse("陈小满").unwrap(),
        contact_mobile: Mobile::parse("13800000001").unwrap(),
        division_code: DivisionCode::parse(&town.division_code).unwrap(),
        address: Line::parse("湖边路 1 号").unwrap(),
        industries: vec![Industry::Rice],
        scale: Scale::Land(Mu::mu(210)),
        organisation: None,
        demo_level: DemoLevel::County,
        composition: None,
        accepts_charter: true,
    }
}

fn coop_form(town: &Unit) -> ApplicationForm {
    let organisation = format!("MA{:06}", any(1_000_000));
    let body = format!("93330382{organisation}{}", Uscc::organisation_check_digit(&organisation).unwrap());
    let uscc = Uscc::parse(&format!("{body}{}", Uscc::check_digit(&body).unwrap())).unwrap();
    let mobile = Mobile::parse("13800000002").unwrap();
    ApplicationForm {
        member_type: MemberType::Coop,
        name: Line::parse("柳市镇湖边粮食专业合作社").unwrap(),
        identity: Identity::Organisation(uscc),
        legal_person: Some(LegalPerson { name: Line::parse("林大雪").unwrap(), resident_id: resident(), mobile }),
        organisation: Some(OrganisationFacts {
            registered_capital: Fen::wan(100),
            established_on: day("2020-03-01"),
            annual_revenue: Fen::wan(620),
            employees: 12,
            households_driven: 120,
        }),
        scale: Scale::Land(Mu::mu(850)),
        demo_level: DemoLevel::Province,
        composition: Some(Composition { members_total: 120, farmer_members: 120, organisation_members: 0 }),
        ..farm_form(town)
    }
}

/// What an officer files for the co-op of R2.13.
pub const COOP: &[(&str, &str)] = &[
    ("A1.1", r#"{"number": "6"}"#),
    ("A1.2", r#"{"choice": "province"}"#),
    ("A1.3", r#"{"number": "9"}"#),
    ("A1.4", r#"{"choice": "all"}"#),
    ("A2.1", r#"{"number": "2"}"#),
    ("A2.2", r#"{"choice": "monthly"}"#),
    ("A2.3", r#"{"choice": "accounts_and_return"}"#),
    ("A2.4", r#"{"choice": "one"}"#),
    ("A2.5", r#"{"choice": "complete"}"#),
    ("A3.1", r#"{"number": "6200000.00"}"#),
    ("A3.2", r#"{"number": "850"}"#),
    ("A3.3", r#"{"number": "120"}"#),
    ("A3.4", r#"{"number": "6"}"#),
    ("A3.5", r#"{"ratio": {"numerator": "341", "denominator": "620"}}"#),
    ("A3.6", r#"{"number": "85"}"#),
    ("A4.1", r#"{"number": "48"}"#),
    ("A4.2", r#"{"number": "1.3"}"#),
    ("A4.3", r#"{"number": "5.5"}"#),
    ("A4.4", r#"{"number": "4.2"}"#),
    ("A4.5", r#"{"ratio": {"numerator": "43", "denominator": "430"}}"#),
    ("A5.1", r#"{"choice": "no_overdue"}"#),
    ("A5.2", r#"{"choice": "on_time"}"#),
    ("A5.3", r#"{"choice": "clean"}"#),
    ("A5.4", r#"{"choice": "one_minor_rectified"}"#),
    ("A5.5", r#"{"number": "3"}"#),
];

/// What an officer files for the family farm of R2.14.
pub const FARM: &[(&str, &str)] = &[
    ("B1.1", r#"{"number": "47"}"#),
    ("B1.2", r#"{"number": "10"}"#),
    ("B1.3", r#"{"choice": "training_24_hours"}"#),
    ("B1.4", r#"{"choice": "both"}"#),
    ("B1.5", r#"{"number": "2"}"#),
    ("B1.6", r#"{"choice": "good"}"#),
    ("B2.1", r#"{"ratio": {"numerator": "210", "denominator": "50"}}"#),
    ("B2.2", r#"{"number": "4"}"#),
    ("B2.3", r#"{"number": "95"}"#),
    ("B2.4", r#"{"number": "360000"}"#),
    ("B2.5", r#"{"choice": "all"}"#),
    ("B3.1", r#"{"number": "780000"}"#),
    ("B3.2", r#"{"number": "1.05"}"#),
    ("B3.3", r#"{"choice": "simple"}"#),
    ("B3.4", r#"{"number": "40"}"#),
    ("B3.5", r#"{"choice": "county"}"#),
    ("B4.1", r#"{"number": "35"}"#),
    ("B4.2", r#"{"number": "28"}"#),
    ("B4.3", r#"{"number": "100000"}"#),
    ("B5.1", r#"{"choice": "no_overdue"}"#),
    ("B5.2", r#"{"choice": "on_time"}"#),
    ("B5.3", r#"{"number": "85"}"#),
    ("B5.4", r#"{"number": "1"}"#),
];

/// A value as an officer files it.
pub fn an_item(indicator: &str, value: Value) -> Value {
    json!({"indicator": indicator, "value": value, "source": "document", "observed_on": "2026-05-01"})
}

/// The member, the people of its town and county, and its rating.
pub struct Rated<'a> {
    pub app: &'a TestApp,
    pub town: Unit,
    pub member: MemberId,
    pub officer: Client<'a>,
    pub reviewer: Client<'a>,
    pub id: Uuid,
}

impl TestApp {
    /// An active co-op in the town.
    pub fn a_coop_to_rate(&self, town: &Unit) -> MemberId {
        self.enter(town, coop_form(town), MemberStatus::Active)
    }

    /// An active family farm in the town.
    pub fn a_farm_to_rate(&self, town: &Unit) -> MemberId {
        self.enter(town, farm_form(town), MemberStatus::Active)
    }

    /// A family farm that has left.
    pub fn a_farm_that_left(&self, town: &Unit) -> MemberId {
        self.enter(town, farm_form(town), MemberStatus::Withdrawn)
    }

    fn enter(&self, town: &Unit, form: ApplicationForm, status: MemberStatus) -> MemberId {
        let sealed = forms::seal(&self.state().keys, &form).unwrap();
        let new = NewMember {
            id: Id::fresh(),
            number: MemberNo::new(330_382, form.member_type, u32::try_from(1 + any(499_998)).unwrap()).unwrap(),
            status,
            form_id: sealed.id(),
            identity_digest: sealed.identity_digest.clone(),
            org_unit_id: town.id,
            org_path: town.path.clone(),
            application_id: None,
            joined_on: day("2024-01-01"),
            left_on: (status == MemberStatus::Withdrawn).then(|| self.today()),
            standing: Standing::default(),
            verified_at: None,
            entry_source: EntrySource::Office,
        };
        self.db(|db| {
            forms::insert(db, vec![sealed]).unwrap();
            members::insert(db, std::slice::from_ref(&new)).unwrap();
        });
        new.id
    }

    /// The same account, signed in from a second post.
    pub fn also(&self, who: &Client, role: Role, unit: &Unit) -> Client<'_> {
        let (id, session_id, account_id, now) = (PostId::fresh(), SessionId::fresh(), who.account_id, self.now());
        let (org_unit_id, provider_id, member_id) = (unit.id, None, None);
        let post = NewPost { id, account_id, role, org_unit_id, provider_id, member_id, granted_at: now };
        self.db(|db| {
            posts::grant(db, &post).unwrap();
            sessions::open(db, session_id, account_id, id, "test", now).unwrap();
        });
        let until = now + chrono::TimeDelta::days(1);
        self.stranger().bearing(&self.state().tokens.issue(session_id, account_id.uuid(), now, until).unwrap())
    }

    /// The draft of a co-op's rating, opened by its town's officer.
    pub async fn coop_draft(&self) -> Rated<'_> {
        let town = self.town(&self.county());
        let member = self.a_coop_to_rate(&town);
        self.draft_of(member, town).await
    }

    /// The draft of a family farm's rating, opened by its town's officer.
    pub async fn farm_draft(&self) -> Rated<'_> {
        let town = self.town(&self.county());
        let member = self.a_farm_to_rate(&town);
        self.draft_of(member, town).await
    }

    /// The draft of a member's rating, opened by its town's officer.
    pub async fn draft_of(&self, member: MemberId, town: Unit) -> Rated<'_> {
        let (officer, reviewer) = (self.town_officer(&town), self.reviewer(&self.county()));
        let opened = officer.post("/api/v1/ratings", json!({"member_id": member.uuid()})).await.succeeded();
        Rated { app: self, town, member, officer, reviewer, id: opened.id() }
    }

    /// A co-op's rating with the evidence of R2.13, scored.
    pub async fn coop_scored(&self) -> Rated<'_> {
        let rated = self.coop_draft().await;
        rated.file(COOP).await;
        rated.scored().await;
        rated
    }

    /// A co-op's rating with the evidence of R2.13, in its first day of publicity.
    pub async fn coop_public(&self) -> Rated<'_> {
        let rated = self.coop_scored().await;
        rated.reviewed_by("review").await.succeeded();
        rated.act("publish").await.succeeded();
        rated
    }

    /// A co-op's rating with the evidence of R2.13, in force since today.
    pub async fn coop_effective(&self) -> Rated<'_> {
        let rated = self.coop_public().await;
        self.pass_days(7);
        rated.act("take-effect").await.succeeded();
        rated
    }
}

impl Rated<'_> {
    /// The address of the rating or of something of it.
    pub fn path(&self, rest: &str) -> String {
        format!("/api/v1/ratings/{}{rest}", self.id)
    }

    /// The rating as the officer sees it.
    pub async fn shown(&self) -> Answer {
        self.officer.get(&self.path("")).await.succeeded()
    }

    /// What the officer does.
    pub async fn act(&self, verb: &str) -> Answer {
        self.officer.act(&self.path(&format!("/{verb}"))).await
    }

    /// What the officer does, with a body.
    pub async fn post(&self, rest: &str, body: Value) -> Answer {
        self.officer.post(&self.path(&format!("/{rest}")), body).await
    }

    /// What the reviewer does.
    pub async fn reviewed_by(&self, verb: &str) -> Answer {
        self.reviewer.act(&self.path(&format!("/{verb}"))).await
    }

    /// What the reviewer decides, with a body.
    pub async fn decided(&self, verb: &str, body: Value) -> Answer {
        self.reviewer.post(&self.path(&format!("/{verb}")), body).await
    }

    /// The officer files values and stands for them.
    pub async fn file(&self, values: &[(&str, &str)]) {
        let items: Vec<Value> =
            values.iter().map(|(code, value)| an_item(code, serde_json::from_str(value).unwrap())).collect();
        self.post("evidence", json!({"items": items})).await.succeeded();
        let indicators: Vec<&str> = values.iter().map(|(code, _)| *code).collect();
        self.post("confirm-evidence", json!({"indicators": indicators})).await.succeeded();
    }

    /// The officer surveys and scores.
    pub async fn scored(&self) -> Answer {
        self.act("survey").await.succeeded();
        self.act("score").await.succeeded()
    }

    /// The officer states the figures of the line.
    pub async fn put_figures(&self, figures: Value) -> Answer {
        let version = self.shown().await.header("etag").to_owned();
        self.officer.with("if-match", &version).put(&self.path("/figures"), figures).await
    }
}
