//! Filing documents and taking them back.

use actix_web::post;
use actix_web::web::Path;
use domain::kernel::access::Action;
use domain::kernel::document::DocumentPolicy;
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, Id};
use persistence::identity::accounts;
use persistence::kernel::documents::{self, NewDocument};
use persistence::kernel::keyring::Keyring;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::documents::{DocumentKindCode, DocumentOut, Record, application, member, reach};
use crate::kernel::actor::Actor;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::documents::store;
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};
use crate::kernel::upload::{Received, Upload};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(file_for_application).service(file_for_member).service(withdraw);
}

/// The bytes of a file.
#[derive(ToSchema)]
#[schema(as = FileContent, value_type = String, format = Binary, example = "%PDF-1.7 …")]
#[expect(dead_code, reason = "it describes bytes, which no struct holds")]
pub(super) struct FileIn(Vec<u8>);

/// What a file is sent as.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct FilingIn {
    /// What it proves.
    #[param(inline, example = "licence")]
    pub(super) kind: DocumentKindCode,
    /// What the sender calls it; its ending must agree with what the bytes are.
    #[param(example = "licence.pdf")]
    pub(super) file_name: String,
}

/// Goes on if documents are still added to the record.
pub(super) fn expect_open(record: &Record) -> Result<(), Problem> {
    if record.open { Ok(()) } else { Err(Problem::new(ProblemCode::DocumentRecordClosed)) }
}

/// Stores the bytes of a file, which no row names yet: the row comes in the command's own transaction.
pub(super) async fn stored(command: &Command, asked: &FilingIn, upload: Upload) -> Result<Shelved, Problem> {
    let received = upload.receive(&asked.file_name, command.state().upload_limit).await?;
    let id = Id::fresh();
    let object_name = store(command.state(), id, &received.bytes).await?;
    let Received { bytes, checksum, media_type, file_name } = received;
    let size_bytes = i64::try_from(bytes.len()).map_err(Problem::internal)?;
    Ok(Shelved { id, kind: asked.kind, file_name, media_type, size_bytes, checksum, object_name })
}

/// A file whose bytes are stored.
pub(super) struct Shelved {
    id: domain::kernel::id::DocumentId,
    kind: DocumentKindCode,
    file_name: domain::kernel::document::FileName,
    media_type: domain::kernel::document::MediaType,
    size_bytes: i64,
    checksum: Vec<u8>,
    object_name: String,
}

/// Enters a document for a record that was reached in this transaction.
pub(super) fn enter(tx: &mut Tx, keys: &Keyring, record: &Record, shelved: Shelved, by: Option<AccountId>) -> Answer {
    expect_open(record)?;
    let limit = DocumentPolicy::default().per_record;
    let held = documents::kinds(tx, &[record.owner])?.len();
    if u32::try_from(held).is_ok_and(|held| held >= limit) {
        return Err(Problem::new(ProblemCode::DocumentTooMany).with("limit", limit));
    }
    let new = NewDocument {
        id: shelved.id,
        owner: record.owner,
        kind: shelved.kind.0,
        file_name: shelved.file_name,
        media_type: shelved.media_type,
        size_bytes: shelved.size_bytes,
        checksum: shelved.checksum,
        object_name: shelved.object_name,
        filed_by: by,
        filed_at: tx.stamp().now,
    };
    documents::insert(tx, keys, &new)?;
    let event = record.event(EventKind::DocumentFiled, new.id, new.kind);
    tx.record(event.changed("checksum", None::<String>, hex::encode(&new.checksum)))?;
    let names = accounts::names(tx, &by.into_iter().collect::<Vec<_>>())?;
    Reply::created(DocumentOut::of(documents::find(tx, keys, new.id)?, record, &names))
}

/// File a document of an application
///
/// While it is on its way. The body is the file itself: PDF, JPEG, PNG, WebP, XLSX or DOCX.
#[utoipa::path(
    operation_id = "file_application_document", tag = "membership",
    request_body(content = FileIn, content_type = "application/octet-stream"),
    params(("id" = Uuid, Path, description = "The application"), FilingIn),
    extensions(("x-permission" = json!("file_document"))),
    responses(
        (status = 201, description = "The document", body = DocumentOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/documents")]
async fn file_for_application(
    actor: Actor,
    command: Command,
    id: Path<Uuid>,
    Query(asked): Query<FilingIn>,
    upload: Upload,
) -> Answer {
    let scope = actor.permit(Action::FileDocument)?;
    let (keys, before, by) = (command.keys(), scope.clone(), actor.account_id);
    let (id, early) = ((*id).into(), command.keys());
    let reached = command.state().db.read(move |db| expect_open(&application(db, &before, &early, id)?));
    reached.await?;
    let shelved = stored(&command, &asked, upload).await?;
    command
        .run(&actor, move |tx| {
            let record = application(tx, &scope, &keys, id)?;
            enter(tx, &keys, &record, shelved, Some(by))
        })
        .await
}

/// File a document of a member
///
/// By an officer, or by the member itself. The body is the file itself: PDF, JPEG, PNG, WebP, XLSX or DOCX.
#[utoipa::path(
    operation_id = "file_member_document", tag = "membership",
    request_body(content = FileIn, content_type = "application/octet-stream"),
    params(("id" = Uuid, Path, description = "The member"), FilingIn),
    extensions(("x-permission" = json!("file_document"))),
    responses(
        (status = 201, description = "The document", body = DocumentOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/documents")]
async fn file_for_member(
    actor: Actor,
    command: Command,
    id: Path<Uuid>,
    Query(asked): Query<FilingIn>,
    upload: Upload,
) -> Answer {
    let scope = actor.permit(Action::FileDocument)?;
    let (keys, before, by) = (command.keys(), scope.clone(), actor.account_id);
    let (id, early) = ((*id).into(), command.keys());
    let reached = command.state().db.read(move |db| expect_open(&member(db, &before, &early, id)?));
    reached.await?;
    let shelved = stored(&command, &asked, upload).await?;
    command
        .run(&actor, move |tx| {
            let record = member(tx, &scope, &keys, id)?;
            enter(tx, &keys, &record, shelved, Some(by))
        })
        .await
}

/// Take a document of a record back, in the hands of an officer or of the applicant.
pub(super) fn take_back(
    tx: &mut Tx,
    keys: &Keyring,
    document: &documents::Document,
    record: &Record,
    by: Option<AccountId>,
) -> Answer {
    if document.withdrawn_at.is_some() {
        return Err(Problem::new(ProblemCode::DocumentWithdrawn));
    }
    if !record.may_withdraw(document) {
        return Err(Problem::new(ProblemCode::DocumentRecordClosed));
    }
    let now = tx.stamp().now;
    documents::withdraw(tx, document, by, now)?;
    tx.record(record.event(EventKind::DocumentWithdrawn, document.id, document.kind))?;
    let names = accounts::names(tx, &document.filed_by.filter(|_| by.is_some()).into_iter().collect::<Vec<_>>())?;
    Reply::ok(DocumentOut::of(documents::find(tx, keys, document.id)?, record, &names))
}

/// Take a document back
///
/// While its application is on its way. It no longer counts; that it was there stays on record.
#[utoipa::path(
    operation_id = "withdraw_document", tag = "membership",
    params(("id" = Uuid, Path, description = "The document")),
    extensions(("x-permission" = json!("file_document"))),
    responses(
        (status = 200, description = "The document", body = DocumentOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/documents/{id}/withdraw")]
async fn withdraw(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::FileDocument)?;
    let (keys, by, seen) = (command.keys(), actor.account_id, command.seen()?);
    command
        .run(&actor, move |tx| {
            let (document, record) = reach(tx, &scope, &keys, (*id).into())?;
            seen.expect(document.version)?;
            take_back(tx, &keys, &document, &record, Some(by))
        })
        .await
}
