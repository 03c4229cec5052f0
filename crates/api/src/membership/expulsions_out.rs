//! A case of expulsion as it is shown.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::access::Scope;
use domain::kernel::id::{AccountId, ExpulsionId};
use domain::kernel::text::Line;
use domain::membership::expulsion::{Deed, ExpulsionReason, ExpulsionStatus, ExpulsionVerb, Statement, Vote};
use persistence::identity::accounts;
use persistence::kernel::page::Page;
use persistence::membership::expulsions::{self, Stored};
use persistence::membership::labels;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::labels::{Labels, MemberLabel};
use crate::kernel::code::Code;
use crate::kernel::page::PageOut;
use crate::kernel::problem::Problem;

/// Why somebody is expelled, on the wire.
pub type ExpulsionReasonCode = Code<ExpulsionReason>;
/// Where a case stands, on the wire.
pub type ExpulsionStatusCode = Code<ExpulsionStatus>;
/// A step of a case, on the wire.
pub type ExpulsionVerbCode = Code<ExpulsionVerb>;

/// Who did something in a case, and when.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExpulsionDeed)]
pub(crate) struct DeedOut {
    /// By name.
    #[schema(example = "陈晓燕")]
    by: String,
    on: NaiveDate,
}

/// What somebody said in a case.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExpulsionSaid)]
pub(crate) struct SaidOut {
    #[schema(example = "涉事批次系上游厂家供货,已全部召回并向购买农户退款。")]
    statement: String,
    /// Who wrote it down, by name.
    #[schema(example = "陈晓燕")]
    by: String,
    on: NaiveDate,
}

/// The council's vote.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CouncilVote)]
pub(crate) struct VoteOut {
    /// Seats of the council.
    #[schema(example = 15)]
    seats: u32,
    #[schema(example = 11)]
    in_favour: u32,
    #[schema(example = 1)]
    against: u32,
    #[schema(example = 1)]
    abstained: u32,
    /// Whether more than half of those present were in favour.
    carried: bool,
    /// Who entered it, by name.
    #[schema(example = "陈晓燕")]
    by: String,
    /// The day of the sitting.
    on: NaiveDate,
}

/// A case of expulsion.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Expulsion)]
pub(crate) struct CaseOut {
    id: Uuid,
    member: MemberLabel,
    reason: ExpulsionReasonCode,
    /// The written notice.
    #[schema(example = "经查,你社两次以会员名义销售假冒农资,拟提请理事会除名。")]
    notice: String,
    status: ExpulsionStatusCode,
    /// Who gave notice, and on which day.
    opened: DeedOut,
    /// The last day on which the member may be heard; the council votes after it.
    heard_until: NaiveDate,
    /// Whether that day has passed while the council has not voted.
    overdue: bool,
    /// What the member says.
    answer: Option<SaidOut>,
    vote: Option<VoteOut>,
    /// Why it was given up.
    dropped: Option<SaidOut>,
    /// The appeal to the congress.
    appeal: Option<SaidOut>,
    /// Who entered the congress's decision, and the day of the congress.
    ruling: Option<DeedOut>,
    /// The steps that are possible now, whoever takes them.
    allowed: Vec<ExpulsionVerbCode>,
    version: i64,
}

type Names = HashMap<AccountId, String>;

fn name(names: &Names, by: AccountId) -> String {
    names.get(&by).cloned().unwrap_or_default()
}

fn said(names: &Names, said: Option<&(Statement, Deed)>) -> Option<SaidOut> {
    said.map(|(text, deed)| SaidOut { statement: text.as_str().to_owned(), by: name(names, deed.by), on: deed.on })
}

fn voted(names: &Names, (vote, deed): (Vote, Deed)) -> VoteOut {
    let Vote { seats, in_favour, against, abstained } = vote;
    let carried = vote.is_carried();
    VoteOut { seats, in_favour, against, abstained, carried, by: name(names, deed.by), on: deed.on }
}

fn hands(stored: &Stored) -> Vec<AccountId> {
    let case = &stored.case;
    let said = [&case.answer, &case.dropped, &case.appeal].into_iter().flatten().map(|(_, deed)| deed.by);
    let others = case.vote.map(|(_, deed)| deed.by).into_iter().chain(case.ruling.map(|deed| deed.by));
    said.chain(others).chain([case.opened.by]).collect()
}

fn out(stored: Stored, labels: &Labels, names: &Names, today: NaiveDate) -> CaseOut {
    let case = stored.case;
    let member = labels.of(case.member);
    let deed = |deed: Deed| DeedOut { by: name(names, deed.by), on: deed.on };
    CaseOut {
        id: case.id.uuid(),
        member,
        reason: Code(case.reason),
        notice: Line::as_str(&case.notice).to_owned(),
        status: Code(case.status),
        opened: deed(case.opened),
        heard_until: case.heard_until,
        overdue: case.status == ExpulsionStatus::Hearing && case.heard_until < today,
        answer: said(names, case.answer.as_ref()),
        vote: case.vote.map(|vote| voted(names, vote)),
        dropped: said(names, case.dropped.as_ref()),
        appeal: said(names, case.appeal.as_ref()),
        ruling: case.ruling.map(deed),
        allowed: case.allowed(today).into_iter().map(Code).collect(),
        version: stored.version,
    }
}

/// A case with the names that belong to it.
///
/// # Errors
/// `not_found`, also out of scope.
pub(crate) fn shown(
    db: &mut PgConnection,
    scope: &Scope,
    id: ExpulsionId,
    today: NaiveDate,
) -> Result<CaseOut, Problem> {
    let stored = expulsions::find(db, scope, id)?;
    one(db, stored, today)
}

fn one(db: &mut PgConnection, stored: Stored, today: NaiveDate) -> Result<CaseOut, Problem> {
    let names = accounts::names(db, &hands(&stored))?;
    let labels: Labels = labels::of(db, &[stored.case.member.uuid()])?.into();
    Ok(out(stored, &labels, &names, today))
}

/// A page of cases.
///
/// # Errors
/// Only `internal`.
pub(super) fn page(
    db: &mut PgConnection,
    found: Page<Stored, Uuid>,
    today: NaiveDate,
) -> Result<PageOut<CaseOut>, Problem> {
    let people: Vec<AccountId> = found.items.iter().flat_map(hands).collect();
    let members: Vec<Uuid> = found.items.iter().map(|stored| stored.case.member.uuid()).collect();
    let names = accounts::names(db, &people)?;
    let labels: Labels = labels::of(db, &members)?.into();
    Ok(PageOut::of(found, |stored| out(stored, &labels, &names, today)))
}
