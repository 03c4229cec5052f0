//! What applications and members are compared by, kept so that look-alikes are found by equal keys and not by
//! comparing everybody with everybody.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text, Uuid as SqlUuid};
use domain::kernel::id::{ApplicationId, MemberId};
use domain::kernel::org_path::OrgPath;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::duplicates::{TraitKind, Traits, plain};
use domain::membership::form::ApplicationForm;
use domain::membership::member_type::{Identity, MemberType};
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::keyring::{Keyring, PersonalKind};
use crate::kernel::pinyin::syllables;
use crate::schema::{applications, duplicate_keys, duplicate_subjects as subjects, members};

const BATCH: usize = 5_000;
/// Digits of a division code that name the town: not everybody states the village.
const TOWN: usize = 9;

/// Whose record it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// An applicant's.
    Application(ApplicationId),
    /// A member's, and the application that made it one.
    Member(MemberId, Option<ApplicationId>),
}

impl Whose {
    fn member(self) -> Option<Uuid> {
        match self {
            Self::Application(_) => None,
            Self::Member(id, _) => Some(id.uuid()),
        }
    }

    fn application(self) -> Option<Uuid> {
        match self {
            Self::Application(id) | Self::Member(_, Some(id)) => Some(id.uuid()),
            Self::Member(_, None) => None,
        }
    }
}

/// A record to be looked at.
#[derive(Debug, Clone, Copy)]
pub struct Newcomer<'a> {
    /// Whose it is.
    pub whose: Whose,
    /// What it says.
    pub form: &'a ApplicationForm,
}

/// A record that was looked at before.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The application, unless it never came by one.
    pub application_id: Option<ApplicationId>,
    /// The member, once it is one.
    pub member_id: Option<MemberId>,
    /// Where it belongs.
    pub org_path: OrgPath,
    /// Whether the application is open or the member has not left.
    pub current: bool,
    /// What it is compared by.
    pub traits: Traits,
}

fn keys_of(keys: &Keyring, form: &ApplicationForm) -> Vec<(TraitKind, String)> {
    let hash = |kind, plain: &str| hex::encode(keys.digest(kind, plain));
    let name = plain(form.name.as_str());
    let town: String = form.division_code.as_str().chars().take(TOWN).collect();
    let person = match (&form.identity, &form.legal_person) {
        (Identity::Resident(id), _) => Some(id),
        (Identity::Organisation(_), person) => person.as_ref().map(|person| &person.resident_id),
    };
    let mobiles = [Some(&form.contact_mobile), form.legal_person.as_ref().map(|person| &person.mobile)];
    let mobiles: BTreeSet<&str> = mobiles.into_iter().flatten().map(|mobile| mobile.as_str()).collect();
    let mut found = vec![
        (TraitKind::Sound, syllables(&name)),
        (TraitKind::Name, name),
        (TraitKind::Address, format!("{town}{}", plain(form.address.as_str()))),
    ];
    found.extend(mobiles.into_iter().map(|mobile| (TraitKind::Mobile, hash(PersonalKind::Mobile, mobile))));
    found.extend(person.map(|id| (TraitKind::Person, hash(PersonalKind::ResidentId, id.as_str()))));
    found.retain(|(_, value)| !value.is_empty());
    found
}

/// Enters records, or enters anew what they are compared by; their identifiers as subjects, in the same order.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn enter(db: &mut PgConnection, keys: &Keyring, newcomers: &[Newcomer]) -> Result<Vec<Uuid>, RepoError> {
    let known = known(db, newcomers)?;
    let (mut ids, mut rows, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for newcomer in newcomers {
        let (member, application) = (newcomer.whose.member(), newcomer.whose.application());
        let by = |id: Option<Uuid>| id.and_then(|id| known.get(&id).copied());
        let id = match by(member).or_else(|| by(application)) {
            Some(id) => {
                let set = (subjects::member_id.eq(member), subjects::member_type.eq(Code(newcomer.form.member_type)));
                diesel::update(subjects::table.find(id)).set(set).execute(db)?;
                id
            }
            None => {
                let id = Uuid::now_v7();
                rows.push((
                    subjects::id.eq(id),
                    subjects::application_id.eq(application),
                    subjects::member_id.eq(member),
                    subjects::member_type.eq(Code(newcomer.form.member_type)),
                ));
                id
            }
        };
        ids.push(id);
        for (kind, value) in keys_of(keys, newcomer.form) {
            values.push((
                duplicate_keys::subject_id.eq(id),
                duplicate_keys::trait_.eq(Code(kind)),
                duplicate_keys::value.eq(value),
            ));
        }
    }
    for batch in rows.chunks(BATCH) {
        diesel::insert_into(subjects::table).values(batch.to_vec()).execute(db)?;
    }
    diesel::delete(duplicate_keys::table.filter(duplicate_keys::subject_id.eq_any(&ids))).execute(db)?;
    for batch in values.chunks(BATCH) {
        diesel::insert_into(duplicate_keys::table).values(batch.to_vec()).execute(db)?;
    }
    Ok(ids)
}

/// The subjects of records that were looked at before, by member and by application.
fn known(db: &mut PgConnection, newcomers: &[Newcomer]) -> Result<HashMap<Uuid, Uuid>, RepoError> {
    let of_members: Vec<Uuid> = newcomers.iter().filter_map(|newcomer| newcomer.whose.member()).collect();
    let of_applications: Vec<Uuid> = newcomers.iter().filter_map(|newcomer| newcomer.whose.application()).collect();
    let by_member: Vec<(Option<Uuid>, Uuid)> = subjects::table
        .filter(subjects::member_id.eq_any(of_members))
        .select((subjects::member_id, subjects::id))
        .load(db)?;
    let by_application: Vec<(Option<Uuid>, Uuid)> = subjects::table
        .filter(subjects::application_id.eq_any(of_applications))
        .select((subjects::application_id, subjects::id))
        .load(db)?;
    let all = by_member.into_iter().chain(by_application);
    Ok(all.filter_map(|(record, id)| Some((record?, id))).collect())
}

#[derive(QueryableByName)]
struct Candidate {
    #[diesel(sql_type = SqlUuid)]
    one: Uuid,
    #[diesel(sql_type = SqlUuid)]
    other: Uuid,
}

/// Which subjects share a trait with these ones; a trait that more than `common_above` share does not count.
/// Each pair once, the smaller identifier first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn candidates(db: &mut PgConnection, ids: &[Uuid], common_above: u32) -> Result<BTreeSet<(Uuid, Uuid)>, RepoError> {
    let found: Vec<Candidate> = diesel::sql_query(include_str!("duplicate_candidates.sql"))
        .bind::<Array<SqlUuid>, _>(ids)
        .bind::<BigInt, _>(i64::from(common_above))
        .load(db)?;
    Ok(found.into_iter().map(|pair| (pair.one.min(pair.other), pair.one.max(pair.other))).collect())
}

#[derive(QueryableByName)]
struct Common {
    #[diesel(sql_type = Text)]
    r#trait: String,
    #[diesel(sql_type = Text)]
    value: String,
}

/// Takes out of subjects what more than `above` share: the telephone of an office says nothing about two callers.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn forget_common(db: &mut PgConnection, known: &mut HashMap<Uuid, Subject>, above: u32) -> Result<(), RepoError> {
    let ids: Vec<Uuid> = known.keys().copied().collect();
    let common: Vec<Common> = diesel::sql_query(include_str!("duplicate_common.sql"))
        .bind::<Array<SqlUuid>, _>(&ids)
        .bind::<BigInt, _>(i64::from(above))
        .load(db)?;
    for Common { r#trait, value } in common {
        let Some(kind) = TraitKind::from_code(&r#trait) else { continue };
        for Subject { traits, .. } in known.values_mut() {
            match kind {
                TraitKind::Name if traits.name == value => traits.name.clear(),
                TraitKind::Sound if traits.sound == value => traits.sound.clear(),
                TraitKind::Address if traits.address == value => traits.address.clear(),
                TraitKind::Person if traits.person.as_ref() == Some(&value) => traits.person = None,
                TraitKind::Mobile => _ = traits.mobiles.remove(&value),
                TraitKind::Name | TraitKind::Sound | TraitKind::Address | TraitKind::Person => {}
            }
        }
    }
    Ok(())
}

type Standing = (Option<String>, Option<NaiveDate>);
type Row = (Uuid, Option<Uuid>, Option<Uuid>, Code<MemberType>, Standing, Standing);

/// Subjects with all that they are compared by.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn load(db: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, Subject>, RepoError> {
    let rows: Vec<Row> = subjects::table
        .left_join(members::table.on(members::id.nullable().eq(subjects::member_id)))
        .left_join(applications::table.on(applications::id.nullable().eq(subjects::application_id)))
        .filter(subjects::id.eq_any(ids))
        .select((
            subjects::id,
            subjects::application_id,
            subjects::member_id,
            subjects::member_type,
            (members::org_path.nullable(), members::left_on.nullable()),
            (applications::org_path.nullable(), applications::closed_on.nullable()),
        ))
        .load(db)?;
    let mut found = HashMap::new();
    for row in rows {
        found.insert(row.0, subject(row)?);
    }
    let keys: Vec<(Uuid, Code<TraitKind>, String)> = duplicate_keys::table
        .filter(duplicate_keys::subject_id.eq_any(ids))
        .select((duplicate_keys::subject_id, duplicate_keys::trait_, duplicate_keys::value))
        .load(db)?;
    for (id, kind, value) in keys {
        let Some(subject) = found.get_mut(&id) else { continue };
        match kind.0 {
            TraitKind::Name => subject.traits.name = value,
            TraitKind::Sound => subject.traits.sound = value,
            TraitKind::Address => subject.traits.address = value,
            TraitKind::Person => subject.traits.person = Some(value),
            TraitKind::Mobile => _ = subject.traits.mobiles.insert(value),
        }
    }
    Ok(found)
}

fn subject((_, application_id, member_id, member_type, member, application): Row) -> Result<Subject, RepoError> {
    let (path, ended_on) = if member_id.is_some() { member } else { application };
    let path = path.ok_or_else(|| RepoError::unreadable("a subject without a record"))?;
    Ok(Subject {
        application_id: application_id.map(Into::into),
        member_id: member_id.map(Into::into),
        org_path: OrgPath::parse(&path).map_err(RepoError::unreadable)?,
        current: ended_on.is_none(),
        traits: Traits {
            member_type: member_type.0,
            name: String::new(),
            sound: String::new(),
            address: String::new(),
            mobiles: BTreeSet::new(),
            person: None,
        },
    })
}
