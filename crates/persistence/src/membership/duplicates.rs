//! Pairs of records that look like one subject.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::{AccountId, DuplicatePairId};
use domain::kernel::org_path::OrgPath;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::duplicates::{DuplicatePolicy, DuplicateReason, Likeness, PairSide, PairStatus, compare};
use domain::membership::merge::MergeField;
use uuid::Uuid;

use super::duplicate_subjects::{self as subjects, Newcomer, Subject};
use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::keyring::Keyring;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::scope::subtree;
use crate::schema::{duplicate_pairs as pairs, duplicate_policies as policies};

/// What is in force on a day.
///
/// # Errors
/// [`RepoError::NotFound`] for a day without a policy.
pub fn policy_on(db: &mut PgConnection, day: NaiveDate) -> Result<DuplicatePolicy, RepoError> {
    let row: PolicyRow =
        policies::table.filter(policies::effective.contains(day)).select(PolicyRow::as_select()).first(db)?;
    let points = |stored: i32| u32::try_from(stored).map_err(RepoError::unreadable);
    Ok(DuplicatePolicy {
        same_name: points(row.same_name)?,
        sounding_name: points(row.sounding_name)?,
        similar_name: points(row.similar_name)?,
        same_mobile: points(row.same_mobile)?,
        same_person: points(row.same_person)?,
        same_address: points(row.same_address)?,
        threshold: points(row.threshold)?,
        similar_percent: points(row.similar_percent)?,
        common_above: points(row.common_above)?,
    })
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = policies, check_for_backend(Pg))]
struct PolicyRow {
    same_name: i32,
    sounding_name: i32,
    similar_name: i32,
    same_mobile: i32,
    same_person: i32,
    same_address: i32,
    threshold: i32,
    similar_percent: i32,
    common_above: i32,
}

/// What somebody proposed.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Which of the two stays.
    pub survivor: PairSide,
    /// What it takes from the other one.
    pub taken: Vec<MergeField>,
    /// Who proposed it.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: String,
}

/// What somebody decided last.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
    /// Why; nothing more is said when a proposal is carried out.
    pub reason: Option<String>,
}

/// A pair with its two subjects.
#[derive(Debug, Clone)]
pub struct StoredPair {
    /// Its identifier.
    pub id: DuplicatePairId,
    /// The lowest unit above both.
    pub org_path: OrgPath,
    /// One of the two.
    pub first: Subject,
    /// The other one.
    pub second: Subject,
    /// How much they look alike, and why.
    pub likeness: Likeness,
    /// Where the pair stands.
    pub status: PairStatus,
    /// When it was found.
    pub found_at: DateTime<Utc>,
    /// The proposal to merge them.
    pub proposal: Option<Proposal>,
    /// The last decision.
    pub decision: Option<Decision>,
    /// Grows with every step.
    pub version: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = pairs, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    org_path: String,
    first_id: Uuid,
    second_id: Uuid,
    score: i32,
    reasons: Vec<Option<String>>,
    status: Code<PairStatus>,
    found_at: DateTime<Utc>,
    survivor: Option<Code<PairSide>>,
    taken: Option<Vec<Option<String>>>,
    proposed_by: Option<Uuid>,
    proposed_at: Option<DateTime<Utc>>,
    proposal_reason: Option<String>,
    decided_by: Option<Uuid>,
    decided_at: Option<DateTime<Utc>>,
    decision_reason: Option<String>,
    version: i64,
}

fn codes<T: Vocabulary>(stored: &[Option<String>]) -> Result<Vec<T>, RepoError> {
    let known = |code: &Option<String>| {
        code.as_deref().and_then(T::from_code).ok_or_else(|| RepoError::unreadable(format!("{} {code:?}", T::NAME)))
    };
    stored.iter().map(known).collect()
}

fn texts<T: Vocabulary>(items: &[T]) -> Vec<Option<String>> {
    items.iter().map(|item| Some(item.code().to_owned())).collect()
}

impl Row {
    fn proposal(&self) -> Result<Option<Proposal>, RepoError> {
        let (Some(survivor), Some(taken), Some(by), Some(at), Some(reason)) =
            (self.survivor, &self.taken, self.proposed_by, self.proposed_at, &self.proposal_reason)
        else {
            return Ok(None);
        };
        let (by, reason) = (by.into(), reason.clone());
        Ok(Some(Proposal { survivor: survivor.0, taken: codes(taken)?, by, at, reason }))
    }

    fn pair(self, known: &HashMap<Uuid, Subject>) -> Result<StoredPair, RepoError> {
        let subject = |id: Uuid| known.get(&id).cloned().ok_or_else(|| RepoError::unreadable("a pair of one"));
        let decision = self.decided_by.zip(self.decided_at);
        Ok(StoredPair {
            id: self.id.into(),
            org_path: OrgPath::parse(&self.org_path).map_err(RepoError::unreadable)?,
            first: subject(self.first_id)?,
            second: subject(self.second_id)?,
            likeness: Likeness {
                score: u32::try_from(self.score).map_err(RepoError::unreadable)?,
                reasons: codes::<DuplicateReason>(&self.reasons)?,
            },
            status: self.status.0,
            found_at: self.found_at,
            proposal: self.proposal()?,
            decision: decision.map(|(by, at)| Decision { by: by.into(), at, reason: self.decision_reason }),
            version: self.version,
        })
    }
}

fn with_subjects(db: &mut PgConnection, rows: Vec<Row>) -> Result<Vec<StoredPair>, RepoError> {
    let ids: Vec<Uuid> = rows.iter().flat_map(|row| [row.first_id, row.second_id]).collect();
    let known = subjects::load(db, &ids)?;
    rows.into_iter().map(|row| row.pair(&known)).collect()
}

type Predicate = Box<dyn BoxableExpression<pairs::table, Pg, SqlType = Bool>>;

fn in_reach(scope: &Scope) -> Predicate {
    match scope.rows() {
        Rows::All => Box::new(true.into_sql::<Bool>()),
        Rows::Subtree(path) => Box::new(pairs::org_path.like(subtree(path))),
        Rows::OfMember(_) | Rows::OfProvider(_) | Rows::OfAccount(_) => Box::new(false.into_sql::<Bool>()),
    }
}

/// One pair.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn find(db: &mut PgConnection, scope: &Scope, id: DuplicatePairId) -> Result<StoredPair, RepoError> {
    let row: Row = pairs::table.find(id.uuid()).filter(in_reach(scope)).select(Row::as_select()).first(db)?;
    with_subjects(db, vec![row])?.pop().ok_or(RepoError::NotFound)
}

/// What a pair waits for is moot when one of the two has been closed or has left.
const BOTH_CURRENT: &str = "NOT EXISTS (SELECT FROM duplicate_subjects AS side \
     LEFT JOIN members ON members.id = side.member_id \
     LEFT JOIN applications ON applications.id = side.application_id \
     WHERE side.id IN (duplicate_pairs.first_id, duplicate_pairs.second_id) \
     AND CASE WHEN side.member_id IS NULL THEN applications.closed_on ELSE members.left_on END IS NOT NULL)";

/// Pairs that stand there, those that look most alike first.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    status: PairStatus,
    page: &PageRequest<(i32, Uuid)>,
) -> Result<Page<StoredPair, (i32, Uuid)>, RepoError> {
    let mut query = pairs::table
        .filter(in_reach(scope))
        .filter(pairs::status.eq(Code(status)))
        .order((pairs::score.desc(), pairs::id.asc()))
        .limit(page.fetch())
        .select(Row::as_select())
        .into_boxed();
    if matches!(status, PairStatus::Open | PairStatus::Proposed) {
        query = query.filter(diesel::dsl::sql::<Bool>(BOTH_CURRENT));
    }
    if let Some((score, id)) = page.after {
        query = query.filter(pairs::score.lt(score).or(pairs::score.eq(score).and(pairs::id.gt(id))));
    }
    let rows: Vec<Row> = query.load(db)?;
    let found = with_subjects(db, rows)?;
    let score = |pair: &StoredPair| i32::try_from(pair.likeness.score).unwrap_or(i32::MAX);
    Ok(page.page(found, |pair| (score(pair), pair.id.uuid())))
}

/// A pair that was found, or that opened again.
#[derive(Debug, Clone)]
pub struct Noticed {
    /// The pair.
    pub id: Uuid,
    /// The lowest unit above both.
    pub org_path: OrgPath,
    /// How much the two look alike, and why.
    pub likeness: Likeness,
    /// Where it stood before.
    pub was: Option<PairStatus>,
}

/// Looks whether records look like others: for whatever enters or changes applications and members, one or
/// thousands. The caller records an event for each pair noticed.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn look(
    db: &mut PgConnection,
    keys: &Keyring,
    policy: &DuplicatePolicy,
    newcomers: &[Newcomer],
    now: DateTime<Utc>,
) -> Result<Vec<Noticed>, RepoError> {
    let entered = subjects::enter(db, keys, newcomers)?;
    let candidates = subjects::candidates(db, &entered, policy.common_above)?;
    let ids: Vec<Uuid> = candidates.iter().flat_map(|(first, second)| [*first, *second]).collect();
    let mut known = subjects::load(db, &ids)?;
    subjects::forget_common(db, &mut known, policy.common_above)?;
    let mut noticed = Vec::new();
    for (first, second) in candidates {
        let (Some(one), Some(other)) = (known.get(&first), known.get(&second)) else { continue };
        let path = one.org_path.common(&other.org_path).filter(|_| one.current && other.current);
        let Some((likeness, org_path)) = compare(&one.traits, &other.traits, policy).zip(path) else { continue };
        noticed.extend(note(db, (first, second), &org_path, likeness, now)?);
    }
    Ok(noticed)
}

fn note(
    db: &mut PgConnection,
    (first, second): (Uuid, Uuid),
    org_path: &OrgPath,
    likeness: Likeness,
    now: DateTime<Utc>,
) -> Result<Option<Noticed>, RepoError> {
    let score = i32::try_from(likeness.score).map_err(RepoError::unreadable)?;
    let (path, reasons) = (org_path.clone(), texts(&likeness.reasons));
    let of_two = pairs::table.filter(pairs::first_id.eq(first).and(pairs::second_id.eq(second)));
    let held: Option<(Uuid, Code<PairStatus>, i32)> =
        of_two.select((pairs::id, pairs::status, pairs::score)).first(db).optional()?;
    let now_so = (pairs::score.eq(score), pairs::reasons.eq(&reasons), pairs::org_path.eq(path.as_str()));
    let Some((id, Code(was), before)) = held else {
        let id = Uuid::now_v7();
        let two = (pairs::id.eq(id), pairs::first_id.eq(first), pairs::second_id.eq(second));
        let status = (pairs::status.eq(Code(PairStatus::Open)), pairs::found_at.eq(now));
        diesel::insert_into(pairs::table).values((two, now_so, status)).execute(db)?;
        return Ok(Some(Noticed { id, org_path: path, likeness, was: None }));
    };
    let to = match was {
        PairStatus::Merged => return Ok(None),
        PairStatus::Dismissed if score <= before => return Ok(None),
        PairStatus::Dismissed => PairStatus::Open,
        PairStatus::Open | PairStatus::Proposed if score == before => return Ok(None),
        PairStatus::Open | PairStatus::Proposed => was,
    };
    let set = (now_so, pairs::status.eq(Code(to)), pairs::version.eq(pairs::version + 1));
    diesel::update(pairs::table.find(id)).set(set).execute(db)?;
    Ok((to != was).then_some(Noticed { id, org_path: path, likeness, was: Some(was) }))
}

/// Writes a step down.
///
/// # Errors
/// [`RepoError::Stale`] unless the pair still has the version seen.
pub fn save(
    db: &mut PgConnection,
    was: &StoredPair,
    status: PairStatus,
    proposal: Option<&Proposal>,
    decision: Option<&Decision>,
) -> Result<(), RepoError> {
    let seen = pairs::table.find(was.id.uuid()).filter(pairs::version.eq(was.version));
    let proposed = (
        pairs::survivor.eq(proposal.map(|proposal| Code(proposal.survivor))),
        pairs::taken.eq(proposal.map(|proposal| texts(&proposal.taken))),
        pairs::proposed_by.eq(proposal.map(|proposal| proposal.by.uuid())),
        pairs::proposed_at.eq(proposal.map(|proposal| proposal.at)),
        pairs::proposal_reason.eq(proposal.map(|proposal| proposal.reason.clone())),
    );
    let decided = (
        pairs::decided_by.eq(decision.map(|decision| decision.by.uuid())),
        pairs::decided_at.eq(decision.map(|decision| decision.at)),
        pairs::decision_reason.eq(decision.and_then(|decision| decision.reason.clone())),
    );
    let set = (proposed, decided, pairs::status.eq(Code(status)), pairs::version.eq(was.version + 1));
    exactly_one(diesel::update(seen).set(set).execute(db)?)
}

/// Whether somebody has said something of a pair in which one of these members stands.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn any_judged(db: &mut PgConnection, members: &[Uuid]) -> Result<bool, RepoError> {
    use crate::schema::{duplicate_pairs as pairs, duplicate_subjects as subjects};
    let of = || subjects::table.filter(subjects::member_id.eq_any(members.to_vec())).select(subjects::id);
    let theirs = pairs::first_id.eq_any(of()).or(pairs::second_id.eq_any(of()));
    let judged = pairs::proposed_by.is_not_null().or(pairs::decided_by.is_not_null());
    Ok(diesel::select(diesel::dsl::exists(pairs::table.filter(theirs).filter(judged))).get_result(db)?)
}
