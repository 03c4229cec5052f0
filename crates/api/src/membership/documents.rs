//! The documents of applications and members, as those see them who reach the record.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::document::{DocumentKind, DocumentOwner, DocumentVerb, MediaType};
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, ApplicationId, DocumentId, MemberId};
use domain::kernel::org_path::OrgPath;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::form::ApplicationForm;
use domain::membership::proof::missing;
use persistence::identity::accounts;
use persistence::kernel::documents::{self, Document, Owner};
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::Keyring;
use persistence::membership::applications::{self, Stored};
use persistence::membership::{forms, members, requirements};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::clock::china_day;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::documents::load;
use crate::kernel::file::attachment;
use crate::kernel::problem::{Problem, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// What a document proves, on the wire.
pub type DocumentKindCode = Code<DocumentKind>;
/// What a document is, on the wire.
pub type MediaTypeCode = Code<MediaType>;
/// What can be done with documents, on the wire.
pub type DocumentVerbCode = Code<DocumentVerb>;
/// Whose a document is, on the wire.
pub type DocumentOwnerCode = Code<DocumentOwner>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(of_application).service(of_member).service(content);
}

/// A document without its bytes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Document)]
pub(super) struct DocumentOut {
    id: Uuid,
    /// What it proves.
    kind: DocumentKindCode,
    /// What the sender called it.
    #[schema(example = "营业执照.pdf")]
    file_name: String,
    media_type: MediaTypeCode,
    /// How many bytes it has.
    #[schema(example = 482_113)]
    size_bytes: i64,
    /// SHA-256 of the bytes, in hexadecimal digits.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    checksum: String,
    /// Whether it came with the application or was filed for the member.
    owner: DocumentOwnerCode,
    /// Who filed it, by name; null for an applicant without an account.
    #[schema(example = "陈晓燕")]
    filed_by: Option<String>,
    filed_at: DateTime<Utc>,
    /// When it was taken back.
    withdrawn_at: Option<DateTime<Utc>>,
    /// What can be done with it now.
    allowed: Vec<DocumentVerbCode>,
    version: i64,
}

impl DocumentOut {
    pub(super) fn of(document: Document, record: &Record, names: &HashMap<AccountId, String>) -> Self {
        let allowed = if record.may_withdraw(&document) { vec![Code(DocumentVerb::Withdraw)] } else { vec![] };
        Self {
            id: document.id.uuid(),
            kind: Code(document.kind),
            file_name: document.file_name,
            media_type: Code(document.media_type),
            size_bytes: document.size_bytes,
            checksum: hex::encode(document.checksum),
            owner: Code(document.owner.kind),
            filed_by: document.filed_by.and_then(|by| names.get(&by).cloned()),
            filed_at: document.filed_at,
            withdrawn_at: document.withdrawn_at,
            allowed,
            version: document.version,
        }
    }
}

/// The documents of a record: few enough to come in one piece.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Documents)]
pub(super) struct DocumentsOut {
    /// In the order of filing, also those withdrawn.
    pub(super) items: Vec<DocumentOut>,
    /// What is asked of this type of member and not there yet: a warning.
    pub(super) missing: Vec<DocumentKindCode>,
    /// What can be done with them now.
    pub(super) allowed: Vec<DocumentVerbCode>,
}

/// A record that somebody has reached, and what its documents depend on.
pub(super) struct Record {
    /// To which documents are filed now.
    pub(super) owner: Owner,
    /// Whose documents are shown: a member has those of its application too.
    owners: Vec<Owner>,
    pub(super) org_path: OrgPath,
    form: ApplicationForm,
    /// Whether documents are still added.
    pub(super) open: bool,
}

impl Record {
    /// The record of an application.
    pub(super) fn of_application(stored: &Stored) -> Self {
        let application = &stored.application;
        let owner = Owner { kind: DocumentOwner::Application, id: application.id.uuid() };
        Self {
            owner,
            owners: vec![owner],
            org_path: application.org_path.clone(),
            form: application.form.clone(),
            open: application.status.is_open(),
        }
    }

    /// A document is taken back while its application is on its way; what a member has filed stays.
    pub(super) fn may_withdraw(&self, document: &Document) -> bool {
        let from_application = document.owner.kind == DocumentOwner::Application && document.owner == self.owner;
        from_application && self.open && document.withdrawn_at.is_none()
    }

    /// An event of this record that concerns one of its documents. File names stay out of the trail.
    pub(super) fn event(&self, kind: EventKind, id: DocumentId, proves: DocumentKind) -> NewEvent {
        let event = NewEvent::new(kind, self.owner.id).at(&self.org_path);
        event.changed("document", None::<String>, id.to_string()).changed("kind", None::<String>, proves.code())
    }
}

/// An application in reach.
pub(super) fn application(
    db: &mut PgConnection,
    scope: &Scope,
    keys: &Keyring,
    id: ApplicationId,
) -> Result<Record, Problem> {
    Ok(Record::of_application(&applications::find(db, scope, keys, id)?))
}

/// A member in reach.
pub(super) fn member(db: &mut PgConnection, scope: &Scope, keys: &Keyring, id: MemberId) -> Result<Record, Problem> {
    let member = members::find(db, scope, id)?;
    let owner = Owner { kind: DocumentOwner::Member, id: id.uuid() };
    let before = member.application_id.map(|id| Owner { kind: DocumentOwner::Application, id: id.uuid() });
    Ok(Record {
        owner,
        owners: before.into_iter().chain([owner]).collect(),
        form: forms::open(db, keys, member.form_id)?,
        open: member.left_on.is_none(),
        org_path: member.org_path,
    })
}

/// A document whose record is in reach: that of the member, once the application has made one.
pub(super) fn reach(
    db: &mut PgConnection,
    scope: &Scope,
    keys: &Keyring,
    id: DocumentId,
) -> Result<(Document, Record), Problem> {
    let document = documents::find(db, keys, id)?;
    let owner = document.owner.id;
    let record = match document.owner.kind {
        DocumentOwner::Member => member(db, scope, keys, owner.into())?,
        DocumentOwner::Application => match members::of_application(db, owner.into()) {
            Ok(made) => member(db, scope, keys, made.id)?,
            Err(RepoError::NotFound) => application(db, scope, keys, owner.into())?,
            Err(error) => return Err(error.into()),
        },
    };
    Ok((document, record))
}

/// What is asked of a record on the day and not there yet.
pub(super) fn lacking(
    db: &mut PgConnection,
    record: &Record,
    today: chrono::NaiveDate,
) -> Result<Vec<DocumentKindCode>, Problem> {
    let there = documents::kinds(db, &record.owners)?;
    let asked = requirements::on(db, today)?;
    Ok(missing(&asked, &record.form, &there).into_iter().map(Code).collect())
}

/// The documents of a record, with the names of who filed them where the offices ask.
pub(super) fn shown(
    db: &mut PgConnection,
    keys: &Keyring,
    record: &Record,
    now: DateTime<Utc>,
    with_names: bool,
) -> Result<DocumentsOut, Problem> {
    let found = documents::of(db, keys, &record.owners)?;
    let people: Vec<AccountId> = found.iter().filter_map(|document| document.filed_by.filter(|_| with_names)).collect();
    let names = accounts::names(db, &people)?;
    Ok(DocumentsOut {
        items: found.into_iter().map(|document| DocumentOut::of(document, record, &names)).collect(),
        missing: lacking(db, record, china_day(now))?,
        allowed: if record.open { vec![Code(DocumentVerb::File)] } else { vec![] },
    })
}

/// List the documents of an application
#[utoipa::path(
    operation_id = "list_application_documents", tag = "membership",
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("read_document"))),
    responses(
        (status = 200, description = "Its documents", body = DocumentsOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/membership-applications/{id}/documents")]
async fn of_application(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadDocument)?;
    let (keys, now) = (state.keys.clone(), state.clock.now());
    let found = state.db.read(move |db| {
        let record = application(db, &scope, &keys, (*id).into())?;
        shown(db, &keys, &record, now, true)
    });
    Reply::ok(found.await?)
}

/// List the documents of a member
///
/// Also those that came with its application.
#[utoipa::path(
    operation_id = "list_member_documents", tag = "membership",
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("read_document"))),
    responses(
        (status = 200, description = "Its documents", body = DocumentsOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/members/{id}/documents")]
async fn of_member(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadDocument)?;
    let (keys, now) = (state.keys.clone(), state.clock.now());
    let found = state.db.read(move |db| {
        let record = member(db, &scope, &keys, (*id).into())?;
        shown(db, &keys, &record, now, true)
    });
    Reply::ok(found.await?)
}

/// The bytes of a document.
#[derive(ToSchema)]
#[schema(as = DocumentContent, value_type = String, format = Binary, example = "%PDF-1.7 …")]
#[expect(dead_code, reason = "it describes bytes, which no struct holds")]
pub(super) struct ContentOut(Vec<u8>);

/// Download a document
///
/// As an attachment under the name that its sender gave it. Every reading is written into the trail.
#[utoipa::path(
    operation_id = "download_document", tag = "membership",
    params(("id" = Uuid, Path, description = "The document")),
    extensions(("x-permission" = json!("read_document"))),
    responses(
        (status = 200, description = "Its bytes", body = ContentOut, content_type = "application/octet-stream"),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/documents/{id}/content")]
async fn content(actor: Actor, command: Command, id: Path<Uuid>) -> Result<HttpResponse, Problem> {
    let scope = actor.permit(Action::ReadDocument)?;
    let (keys, stamp) = (command.keys(), command.stamp(Some(&actor)));
    let found = command.state().db.write(stamp, move |tx| {
        let (document, record) = reach(tx, &scope, &keys, (*id).into())?;
        tx.record(record.event(EventKind::DocumentRead, document.id, document.kind))?;
        Ok(document)
    });
    let document = found.await?;
    let bytes = load(command.state(), &document).await?;
    Ok(attachment(&document.file_name, document.media_type.code(), bytes))
}
