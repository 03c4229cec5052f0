//! Cases of expulsion: notice, hearing, appeal (R1.15). The vote stands with what it ends, in `credit`.

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::expulsion::{CongressRuling, Deed, ExpulsionCase, ExpulsionError, ExpulsionReason, Statement};
use persistence::kernel::events::NewEvent;
use persistence::membership::expulsions::{self, Filter, Stored};
use persistence::membership::standings;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::expulsions_out::{CaseOut, ExpulsionReasonCode, ExpulsionStatusCode, page, shown};
use super::limits::Limits;
use super::standing::undisturbed;
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// How the congress decides, on the wire.
pub type CongressRulingCode = Code<CongressRuling>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(open)
        .service(list)
        .service(find)
        .service(answer)
        .service(drop_case)
        .service(appeal)
        .service(decide_appeal);
}

/// What a case rests on.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewExpulsion)]
struct OpenIn {
    reason: ExpulsionReasonCode,
    /// The written notice that the member is given today; at most 2,000 characters.
    #[schema(example = "经查,你社两次以会员名义销售假冒农资,拟提请理事会除名。可于期限内陈述申辩。")]
    notice: String,
}

/// Open a case of expulsion
///
/// The member has notice today and working days to be heard; then the council votes.
#[utoipa::path(
    operation_id = "open_expulsion", tag = "membership", request_body = OpenIn,
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("open_expulsion"))),
    responses(
        (status = 201, description = "The case", body = CaseOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/expulsions")]
async fn open(actor: Actor, command: Command, id: Path<Uuid>, body: Body<OpenIn>) -> Answer {
    let scope = actor.permit(Action::OpenExpulsion)?;
    let grounds: (ExpulsionReason, Statement) = body.parse(|sent, errors| {
        let notice = errors.take("/notice", Line::parse(&sent.notice));
        Some((sent.reason.0, notice?))
    })?;
    let (keys, today, by) = (command.keys(), command.today(), actor.account_id);
    command
        .run(&actor, move |tx| {
            let stored = standings::find(tx, &scope, &keys, (*id).into())?;
            let member = &stored.member;
            member.may_be_expelled()?;
            undisturbed(tx, &stored)?;
            let limits = Limits::load(tx)?;
            let opened = Deed { by, on: today };
            let case = ExpulsionCase::open(member.id, grounds, opened, &limits.on(today), &limits.calendar)?;
            expulsions::insert(tx, &case, &member.org_path)?;
            let event = NewEvent::new(EventKind::MemberExpulsionOpened, member.id.uuid()).at(&member.org_path);
            let event = event.changed("expulsion_reason", None::<String>, case.reason.code());
            tx.record(event.because(case.notice.as_str().chars().take(500).collect::<String>()))?;
            Reply::created(shown(tx, &scope, case.id, today)?)
        })
        .await
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// Only against this member.
    member_id: Option<Uuid>,
    /// Only those that stand there.
    #[param(inline)]
    status: Option<ExpulsionStatusCode>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List cases of expulsion, newest first
#[utoipa::path(
    operation_id = "list_expulsions", tag = "membership", params(Wanted),
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "A page of cases", body = PageOut<CaseOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/expulsions")]
async fn list(actor: Actor, state: Data<State>, Query(wanted): Query<Wanted>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    let request = page_request(wanted.limit, wanted.cursor.as_deref())?;
    let filter = Filter { member: wanted.member_id.map(Into::into), status: wanted.status.map(|status| status.0) };
    let today = state.clock.today();
    let found = state.db.read(move |db| {
        let found = expulsions::list(db, &scope, &filter, &request)?;
        page(db, found, today)
    });
    Reply::ok(found.await?)
}

/// Show a case of expulsion
#[utoipa::path(
    operation_id = "get_expulsion", tag = "membership", params(("id" = Uuid, Path, description = "The case")),
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "The case", body = CaseOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/expulsions/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    let today = state.clock.today();
    Reply::ok(state.db.read(move |db| shown(db, &scope, (*id).into(), today)).await?)
}

/// One step of a case: who takes it, which case, and what the trail calls it.
struct CaseStep {
    actor: Actor,
    command: Command,
    action: Action,
    id: Uuid,
    kind: EventKind,
    said: Option<Statement>,
}

impl CaseStep {
    async fn run<R>(self, rule: R) -> Answer
    where
        R: FnOnce(&mut ExpulsionCase, Deed) -> Result<(), ExpulsionError> + Send + 'static,
    {
        let Self { actor, command, action, id, kind, said } = self;
        let scope = actor.permit(action)?;
        let (seen, today) = (command.seen()?, command.today());
        let deed = Deed { by: actor.account_id, on: today };
        command
            .run(&actor, move |tx| {
                let was = expulsions::find(tx, &scope, id.into())?;
                seen.expect(was.version)?;
                let mut now = was.case.clone();
                rule(&mut now, deed)?;
                expulsions::save(tx, &was, &now)?;
                record(tx, kind, &was, &now, said.as_ref())?;
                Reply::ok(shown(tx, &scope, now.id, today)?)
            })
            .await
    }
}

/// Writes a step of a case into its member's trail.
pub(crate) fn record(
    tx: &mut Tx,
    kind: EventKind,
    was: &Stored,
    now: &ExpulsionCase,
    said: Option<&Statement>,
) -> Result<(), Problem> {
    let mut event = NewEvent::new(kind, now.member.uuid()).at(&was.org_path);
    if was.case.status != now.status {
        event = event.changed("case_status", was.case.status.code(), now.status.code());
    }
    let said = said.map(|said| said.as_str().chars().take(500).collect::<String>());
    tx.record(said.into_iter().fold(event, NewEvent::because))
}

/// What somebody says in a case.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ExpulsionStatement)]
struct StatementIn {
    /// The words; at most 2,000 characters.
    #[schema(example = "涉事批次系上游厂家供货,已全部召回并向购买农户退款。")]
    statement: String,
}

fn statement(body: Body<StatementIn>) -> Result<Statement, Problem> {
    body.parse(|sent, errors: &mut FieldErrors| errors.take("/statement", Line::parse(&sent.statement)))
}

/// Write down what the member says to a case
///
/// Until the council votes; the last statement counts.
#[utoipa::path(
    operation_id = "answer_expulsion", tag = "membership", request_body = StatementIn,
    params(("id" = Uuid, Path, description = "The case")),
    extensions(("x-permission" = json!("answer_expulsion"))),
    responses(
        (status = 200, description = "The case", body = CaseOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/expulsions/{id}/answer")]
async fn answer(actor: Actor, command: Command, id: Path<Uuid>, body: Body<StatementIn>) -> Answer {
    let action = Action::AnswerExpulsion;
    actor.permit(action)?;
    let (said, kind) = (statement(body)?, EventKind::MemberExpulsionAnswered);
    let step = CaseStep { actor, command, action, id: *id, kind, said: Some(said.clone()) };
    step.run(move |case, deed| case.answer(said, deed)).await
}

/// Give a case of expulsion up
#[utoipa::path(
    operation_id = "drop_expulsion", tag = "membership", request_body = StatementIn,
    params(("id" = Uuid, Path, description = "The case")),
    extensions(("x-permission" = json!("open_expulsion"))),
    responses(
        (status = 200, description = "The case", body = CaseOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/expulsions/{id}/drop")]
async fn drop_case(actor: Actor, command: Command, id: Path<Uuid>, body: Body<StatementIn>) -> Answer {
    let action = Action::OpenExpulsion;
    actor.permit(action)?;
    let (said, kind) = (statement(body)?, EventKind::MemberExpulsionDropped);
    let step = CaseStep { actor, command, action, id: *id, kind, said: Some(said.clone()) };
    step.run(move |case, deed| case.drop_case(said, deed)).await
}

/// Take a former member's appeal to the next congress
#[utoipa::path(
    operation_id = "appeal_expulsion", tag = "membership", request_body = StatementIn,
    params(("id" = Uuid, Path, description = "The case")),
    extensions(("x-permission" = json!("open_expulsion"))),
    responses(
        (status = 200, description = "The case", body = CaseOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/expulsions/{id}/appeal")]
async fn appeal(actor: Actor, command: Command, id: Path<Uuid>, body: Body<StatementIn>) -> Answer {
    let action = Action::OpenExpulsion;
    actor.permit(action)?;
    let (said, kind) = (statement(body)?, EventKind::MemberExpulsionAppealed);
    let step = CaseStep { actor, command, action, id: *id, kind, said: Some(said.clone()) };
    step.run(move |case, deed| case.appeal(said, deed)).await
}

/// The congress's decision.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ExpulsionRuling)]
struct RuleIn {
    ruling: CongressRulingCode,
    /// The day of the congress.
    decided_on: chrono::NaiveDate,
}

/// Enter how the congress decided an appeal
///
/// A membership does not revive: whom the congress finds for may apply anew at once.
#[utoipa::path(
    operation_id = "rule_on_expulsion", tag = "membership", request_body = RuleIn,
    params(("id" = Uuid, Path, description = "The case")),
    extensions(("x-permission" = json!("decide_expulsion"))),
    responses(
        (status = 200, description = "The case", body = CaseOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/expulsions/{id}/rule")]
async fn decide_appeal(actor: Actor, command: Command, id: Path<Uuid>, body: Body<RuleIn>) -> Answer {
    let action = Action::DecideExpulsion;
    actor.permit(action)?;
    let today = command.today();
    let (ruling, on) = body.parse(|sent, errors| {
        if sent.decided_on > today {
            errors.add("/decided_on", FieldCode::DateInFuture);
        }
        Some((sent.ruling.0, sent.decided_on))
    })?;
    let step = CaseStep { actor, command, action, id: *id, kind: EventKind::MemberExpulsionRuled, said: None };
    step.run(move |case, deed| case.rule(ruling, Deed { on, ..deed })).await
}
