//! Those who sign in.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use domain::identity::account::Login;
use domain::kernel::access::Role;
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, Id, MemberId, ProviderId};
use domain::kernel::vocabulary::Vocabulary;
use persistence::identity::accounts::{self, NewAccount};
use persistence::identity::posts::{self, NewPost};
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use uuid::Uuid;

use super::diary::{Diary, Present, Who};
use super::dice::Dice;
use super::ground::{Ground, LIUSHI, Seat};
use super::{Credential, DemoError, fleet, names};
use crate::identity::passwords;

/// The account by which a loaded demo is recognised: the administrator's identifier is the same everywhere.
pub(super) const MARK: Uuid = Uuid::from_u128(0x0158_0000_0000_7000_8000_0000_00de_3000);

/// Login, name and role of those in the county's office.
const OFFICE: [(&str, &str, Role); 6] = [
    ("xian.jin", "金海明", Role::Administrator),
    ("xian.zhou", "周志平", Role::SecurityAdministrator),
    ("xian.ye", "叶素琴", Role::Auditor),
    ("xian.chen", "陈建华", Role::CountyOfficer),
    ("xian.lin", "林晓燕", Role::Reviewer),
    ("xian.wang", "王国强", Role::Reviewer),
];

/// Town and login of town officers; Liushi has two, so that one enters what the other checks.
const TOWNS: [(&str, &str); 26] = [
    ("330382114", "liushi.zheng"),
    ("330382114", "liushi.huang"),
    ("330382115", "beibaixiang.xu"),
    ("330382108", "hongqiao.ni"),
    ("330382104", "yandang.lu"),
    ("330382101", "dajing.pan"),
    ("330382001", "chengdong.zhao"),
    ("330382002", "yuecheng.gao"),
    ("330382003", "chengnan.shi"),
    ("330382004", "yanpen.cai"),
    ("330382005", "wengyang.weng"),
    ("330382006", "baishi.wan"),
    ("330382007", "shifan.hu"),
    ("330382008", "tiancheng.zhu"),
    ("330382102", "xianxi.zhuo"),
    ("330382105", "furong.bao"),
    ("330382106", "qingjiang.wu"),
    ("330382111", "danxi.lian"),
    ("330382121", "huwu.xie"),
    ("330382122", "nantang.liu"),
    ("330382123", "nanyue.qu"),
    ("330382124", "puqi.li"),
    ("330382125", "panshi.huang"),
    ("330382210", "zhiren.mou"),
    ("330382211", "longxi.nan"),
    ("330382212", "lingdi.zhang"),
];

/// Login of the members with an account: a family farm, a large grower, a cooperative. All are of Liushi.
pub(super) const MEMBERS: [&str; 3] = ["nongchang.ye", "dahu.nan", "hezuoshe.bao"];

/// An account to be made.
pub(super) struct Person {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub role: Role,
    pub seat: Seat,
    pub provider: Option<ProviderId>,
    pub member: Option<MemberId>,
}

/// Everybody with an account.
pub(super) struct People {
    pub all: Vec<Person>,
    towns: BTreeMap<String, Vec<Who>>,
    pub joined_at: DateTime<Utc>,
}

impl People {
    pub(super) fn gather(seed: u64, ground: &Ground, present: Present) -> Self {
        let mut dice = Dice::of(seed, "people");
        let joined_at = super::diary::at(present.ago(1_200), 9 * 60);
        let mut people = Self { all: Vec::new(), towns: BTreeMap::new(), joined_at };
        let county = ground.county_seat();
        for (login, name, role) in OFFICE {
            let id = if role == Role::Administrator { MARK } else { dice.id(joined_at) };
            people.add(id, login, name.to_owned(), role, &county);
        }
        for town in &ground.towns {
            for (_, login) in TOWNS.iter().filter(|(code, _)| *code == town.code) {
                let (id, name) = (dice.id(joined_at), named_as(&mut dice, login));
                let who = people.add(id, login, name, Role::TownOfficer, &town.seat);
                people.towns.entry(town.code.clone()).or_default().push(who);
            }
        }
        for provider in &fleet::PROVIDERS {
            let login = format!("{}.{}", provider.key, dice.pick(&names::SURNAMES).1);
            let (id, name) = (dice.id(joined_at), named_as(&mut dice, &login));
            people.add(id, &login, name, Role::Provider, &county);
        }
        people
    }

    fn add(&mut self, id: Uuid, login: &str, name: String, role: Role, seat: &Seat) -> Who {
        let id = AccountId::from(id);
        let person =
            Person { id, login: login.to_owned(), name, role, seat: seat.clone(), provider: None, member: None };
        self.all.push(person);
        Who { account: id, role }
    }

    /// Gives a member of Liushi an account.
    pub(super) fn add_member(&mut self, id: Uuid, (login, name): (&str, &str), seat: &Seat, member: MemberId) -> Who {
        let who = self.add(id, login, name.to_owned(), Role::Member, seat);
        if let Some(person) = self.all.last_mut() {
            person.member = Some(member);
        }
        who
    }

    /// Lets the next of the providers' people work for this provider.
    pub(super) fn employ(&mut self, provider: ProviderId, seat: &Seat) -> Option<Who> {
        let free = |person: &&mut Person| person.role == Role::Provider && person.provider.is_none();
        let person = self.all.iter_mut().find(free)?;
        (person.provider, person.seat) = (Some(provider), seat.clone());
        Some(Who { account: person.id, role: person.role })
    }

    fn with(&self, role: Role, place: usize) -> Who {
        let mut held = self.all.iter().filter(|person| person.role == role);
        let account = held.nth(place).map_or(AccountId::from(MARK), |person| person.id);
        Who { account, role }
    }

    pub(super) fn administrator(&self) -> Who {
        self.with(Role::Administrator, 0)
    }

    pub(super) fn officer(&self) -> Who {
        self.with(Role::CountyOfficer, 0)
    }

    pub(super) fn reviewer(&self, place: usize) -> Who {
        self.with(Role::Reviewer, place % 2)
    }

    /// The officer of a town who checks; in Liushi another one enters.
    pub(super) fn checker(&self, town: &str) -> Who {
        self.towns.get(town).and_then(|officers| officers.last()).copied().unwrap_or_else(|| self.officer())
    }

    /// The officer of a town who enters for others, if that is another one than checks.
    pub(super) fn enterer(&self, town: &str) -> Option<Who> {
        let officers = self.towns.get(town)?;
        officers.first().copied().filter(|_| officers.len() > 1 && town == LIUSHI)
    }

    /// Makes the accounts, each with a password of its own.
    pub(super) fn enter(&self, db: &mut PgConnection, diary: &mut Diary) -> Result<Vec<Credential>, DemoError> {
        let mut credentials = Vec::with_capacity(self.all.len());
        for person in &self.all {
            let login = Login::parse(&person.login).map_err(DemoError::made_up)?;
            let password = passwords::generate();
            let hash = passwords::hash(&password).map_err(|_| DemoError::made_up("a password could not be hashed"))?;
            let account = NewAccount {
                id: person.id,
                login: &login,
                display_name: &person.name,
                password_hash: &hash,
                password_to_change: false,
                created_at: self.joined_at,
            };
            accounts::insert(db, &account)?;
            let told = NewEvent::new(EventKind::AccountCreated, person.id.uuid()).at(&person.seat.path);
            diary.note(
                Some(self.administrator()),
                self.joined_at,
                told.changed("login", None::<String>, login.as_str()),
            );
            let (login, seat) = (person.login.clone(), person.seat.name.clone());
            credentials.push(Credential { login, password, role: role_name(person.role), seat });
        }
        Ok(credentials)
    }

    /// Grants the posts, once everything stands that they are at.
    pub(super) fn appoint(&self, db: &mut PgConnection, diary: &mut Diary, seed: u64) -> Result<(), RepoError> {
        let mut dice = Dice::of(seed, "posts");
        let security = self.with(Role::SecurityAdministrator, 0);
        for person in &self.all {
            let post = NewPost {
                id: Id::from(dice.id(self.joined_at)),
                account_id: person.id,
                role: person.role,
                org_unit_id: person.seat.id,
                provider_id: person.provider,
                member_id: person.member,
                granted_at: self.joined_at,
            };
            posts::grant(db, &post)?;
            let told = NewEvent::new(EventKind::PostGranted, person.id.uuid()).at(&person.seat.path);
            diary.note(Some(security), self.joined_at, told.changed("role", None::<String>, person.role.code()));
        }
        Ok(())
    }
}

/// A name of the family that the login tells.
fn named_as(dice: &mut Dice, login: &str) -> String {
    let spelling = login.rsplit('.').next().unwrap_or_default();
    let family = names::SURNAMES.iter().find(|(_, spelt)| *spelt == spelling).map_or("陈", |(family, _)| family);
    names::called(dice, family)
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Administrator => "系统管理员",
        Role::SecurityAdministrator => "安全管理员",
        Role::Auditor => "审计员",
        Role::CountyOfficer => "县级经办",
        Role::Reviewer => "县级复核",
        Role::TownOfficer => "乡镇经办",
        Role::Provider => "服务主体",
        Role::Member => "会员",
    }
}
