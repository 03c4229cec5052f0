//! Vetoes found for a rating.

use actix_web::post;
use actix_web::web::Path;
use chrono::NaiveDate;
use domain::credit::policy::RatingPolicy;
use domain::credit::veto::Veto;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use persistence::credit::ratings::Case;
use persistence::credit::vetoes;
use persistence::kernel::events::NewEvent;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::findings::VetoKindCode;
use super::ratings::RatingOut;
use super::verbs::{Deed, Hand, expect_evidence};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldCode, ProblemOut};
use crate::kernel::reply::Answer;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(enter);
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EnterVeto)]
struct VetoIn {
    kind: VetoKindCode,
    /// The first day on which it counts; not in the future.
    since: NaiveDate,
    /// The paper that it rests on.
    #[schema(example = "（2026）浙0382执1234号")]
    document: String,
}

/// Enter a veto
///
/// While it is in force the rating has grade C and no line, whatever the points. V4, V5 and V9 lapse by themselves.
#[utoipa::path(
    operation_id = "enter_veto", tag = "credit", request_body = VetoIn,
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("confirm_evidence"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/vetoes")]
async fn enter(actor: Actor, command: Command, id: Path<Uuid>, body: Body<VetoIn>) -> Answer {
    let today = command.today();
    let deed = Deed::of(actor, command, *id, Action::ConfirmEvidence)?;
    let (veto, document) = body.parse(|sent, errors| {
        if sent.since > today {
            errors.add("/since", FieldCode::DateInFuture);
        }
        let document: Line<200> = errors.take("/document", Line::parse(&sent.document))?;
        Some((Veto::found(sent.kind.0, sent.since, &RatingPolicy::default()), document))
    })?;
    let work = move |tx: &mut Tx, case: &mut Case, hand: &Hand, event: NewEvent| {
        expect_evidence(case, false)?;
        vetoes::put(tx, case, &veto, document.as_str(), hand.by)?;
        Ok(event.changed("veto", None::<String>, veto.kind.code()))
    };
    deed.run(EventKind::RatingVetoEntered, None, work).await
}
