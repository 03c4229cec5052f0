//! Applicants and members to test with.

use api::kernel::problem::FieldErrors;
use api::membership::form::{FormIn, read};
use diesel::prelude::*;
use domain::kernel::id::{Id, MemberId};
use domain::kernel::identifier::{ResidentId, Uscc};
use domain::membership::form::ApplicationForm;
use domain::membership::member::{EntrySource, MemberStatus, Standing};
use domain::membership::member_type::MemberType;
use domain::membership::number::MemberNo;
use persistence::membership::duplicate_subjects::{Newcomer, Whose};
use persistence::membership::duplicates;
use persistence::membership::forms;
use persistence::membership::members::{self, NewMember};
use persistence::schema::members as members_table;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{TestApp, Unit};

/// A number below `limit`, different in tests that run at the same time.
fn any(limit: u128) -> u128 {
    Uuid::new_v4().as_u128() % limit
}

/// The resident number of nobody: its sequence is never given out.
pub fn a_resident_id() -> String {
    let body = format!("33{:04}{}{:02}{:02}000", any(10_000), 1950 + any(50), 1 + any(12), 1 + any(28));
    format!("{body}{}", ResidentId::check_digit(&body).unwrap())
}

/// The credit code of no organisation that begins with these two signs.
pub fn a_credit_code(registry: &str) -> String {
    let organisation = format!("MA{:06}", any(1_000_000));
    let check = Uscc::organisation_check_digit(&organisation).unwrap();
    let body = format!("{registry}330382{organisation}{check}");
    format!("{body}{}", Uscc::check_digit(&body).unwrap())
}

/// The complete form of a family farm in a town, run by a person.
pub fn a_family_farm(town: &Unit) -> Value {
    json!({
        "member_type": "family_farm",
        "name": "陈小满",
        "identity": {"resident_id": a_resident_id()},
        "contact_name": "陈小满",
        "contact_mobile": "13800000001",
        "division_code": town.division_code,
        "address": "湖边路 1 号",
        "industries": ["rice", "bayberry"],
        "scale": {"unit": "mu", "value": "60.5"},
        "accepts_charter": true,
    })
}

/// The complete form of a large grower in a town.
pub fn a_large_grower(town: &Unit) -> Value {
    with(a_family_farm(town), "member_type", json!("large_grower"))
}

/// The complete form of a farmers' co-op in a town: 46 members, of whom 43 are farmers and 3 are companies.
pub fn a_coop(town: &Unit) -> Value {
    let mut form = with(a_family_farm(town), "member_type", json!("coop"));
    form["name"] = json!("柳市镇湖边杨梅专业合作社");
    form["identity"] = json!({"uscc": a_credit_code("93")});
    form["legal_person"] = json!({"name": "林大雪", "resident_id": a_resident_id(), "mobile": "13800000002"});
    form["organisation"] = json!({
        "registered_capital": "1000000",
        "established_on": "2018-03-01",
        "annual_revenue": "3000000.00",
        "employees": 12,
        "households_driven": 40,
    });
    form["composition"] = json!({"members_total": 46, "farmer_members": 43, "organisation_members": 3});
    form
}

/// The same form with another field.
pub fn with(mut form: Value, field: &str, value: Value) -> Value {
    form[field] = value;
    form
}

impl TestApp {
    /// An active family farm in a town.
    pub fn a_member(&self, town: &Unit) -> MemberId {
        self.member_from(town, a_family_farm(town), MemberStatus::Active)
    }

    /// An active farmers' co-op in a town.
    pub fn a_member_coop(&self, town: &Unit) -> MemberId {
        self.member_from(town, a_coop(town), MemberStatus::Active)
    }

    /// Somebody who has left, once a family farm in a town.
    pub fn a_former_member(&self, town: &Unit) -> MemberId {
        self.member_from(town, a_family_farm(town), MemberStatus::Withdrawn)
    }

    /// A member with this form.
    pub fn member_from(&self, town: &Unit, form: Value, status: MemberStatus) -> MemberId {
        // Not drawn from the counter, which tests at the same time would wait for.
        self.numbered(town, form, status, u32::try_from(500_000 + any(499_999)).unwrap())
    }

    /// Active members with these forms, as an office enters a whole list.
    pub fn members_from(&self, town: &Unit, forms: Vec<Value>) -> Vec<MemberId> {
        let first = u32::try_from(any(400) * 1_000 + 1).unwrap();
        let entered = (first..).zip(forms);
        entered.map(|(serial, form)| self.numbered(town, form, MemberStatus::Active, serial)).collect()
    }

    fn numbered(&self, town: &Unit, form: Value, status: MemberStatus, serial: u32) -> MemberId {
        let form = self.read_form(form);
        let sealed = forms::seal(&self.state().keys, &form).unwrap();
        let left = matches!(status, MemberStatus::Withdrawn | MemberStatus::Expelled | MemberStatus::Lapsed);
        let member_type: MemberType = form.member_type;
        let new = NewMember {
            id: Id::fresh(),
            number: MemberNo::new(330_382, member_type, serial).unwrap(),
            status,
            form_id: sealed.id(),
            identity_digest: sealed.identity_digest.clone(),
            org_unit_id: town.id,
            org_path: town.path.clone(),
            application_id: None,
            joined_on: self.today(),
            left_on: left.then(|| self.today()),
            standing: Standing::default(),
            verified_at: Some(self.now()),
            entry_source: EntrySource::Office,
        };
        self.db(|db| {
            forms::insert(db, vec![sealed]).unwrap();
            members::insert(db, std::slice::from_ref(&new)).unwrap();
        });
        new.id
    }

    /// Looks whether these members look like others, as an import does; the pairs found.
    pub fn look_for_duplicates(&self, ids: &[MemberId]) -> Vec<Uuid> {
        let (keys, now) = (&self.state().keys, self.now());
        self.db(|db| {
            let opened = ids.iter().map(|id| {
                let form_id = members_table::table.find(id.uuid()).select(members_table::form_id).first(db).unwrap();
                (*id, forms::open(db, keys, form_id).unwrap())
            });
            let opened: Vec<_> = opened.collect();
            let newcomers: Vec<Newcomer> =
                opened.iter().map(|(id, form)| Newcomer { whose: Whose::Member(*id, None), form }).collect();
            let policy = duplicates::policy_on(db, self.today()).unwrap();
            let noticed = duplicates::look(db, keys, &policy, &newcomers, now).unwrap();
            noticed.into_iter().map(|pair| pair.id).collect()
        })
    }

    fn read_form(&self, form: Value) -> ApplicationForm {
        let sent: FormIn = serde_json::from_value(form).unwrap();
        let mut errors = FieldErrors::default();
        let form = read(sent, "", self.today(), &mut errors);
        assert!(errors.is_empty(), "{errors:?}");
        form.unwrap()
    }
}
