//! Documents of an applicant without an account, who proves to be the applicant by number and tracking code.

use actix_web::{HttpRequest, post};
use persistence::kernel::documents;
use persistence::kernel::error::RepoError;
use persistence::membership::applications;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::documents::{DocumentOut, Record};
use super::filing::{FileIn, FilingIn, enter, expect_open, stored, take_back};
use super::tracking::prove;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::Answer;
use crate::kernel::upload::Upload;

/// What the receipt says travels in headers where the body is a file: addresses end up in logs, headers do not.
const NUMBER: &str = "Application-Number";
const CODE: &str = "Tracking-Code";

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(file).service(withdraw);
}

fn receipt(request: &HttpRequest) -> Result<(String, String), Problem> {
    let mut errors = FieldErrors::default();
    let mut told = |name: &str| {
        let value = request.headers().get(name).and_then(|value| value.to_str().ok());
        errors.take(name, value.map(str::to_owned).ok_or(FieldCode::Required))
    };
    let both = told(NUMBER).zip(told(CODE));
    errors.finish(both)
}

/// File a document of one's own application
///
/// With the number and the code of the receipt, while it is on its way. The body is the file itself: PDF, JPEG, PNG,
/// WebP, XLSX or DOCX.
#[utoipa::path(
    operation_id = "file_tracked_document", tag = "membership", security(()),
    request_body(content = FileIn, content_type = "application/octet-stream"),
    params(
        FilingIn,
        ("Application-Number" = String, Header, description = "The application's number", example = "A-330382-000123"),
        ("Tracking-Code" = String, Header, description = "The code of the receipt", example = "7K3M-9QXT-2HVB"),
    ),
    extensions(("x-permission" = json!("public"))),
    responses(
        (status = 201, description = "The document", body = DocumentOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/tracked-documents")]
async fn file(command: Command, Query(asked): Query<FilingIn>, upload: Upload) -> Answer {
    let (number, code) = receipt(command.request())?;
    let proven = prove(&command, &number, &code).await?;
    expect_open(&Record::of_application(&proven))?;
    let shelved = stored(&command, &asked, upload).await?;
    let keys = command.keys();
    command
        .run_public(move |tx| {
            let now = applications::by_number(tx, &keys, &proven.number)?;
            enter(tx, &keys, &Record::of_application(&now), shelved, None)
        })
        .await
}

/// Which document is taken back, and the receipt.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TrackedWithdrawal)]
struct WithdrawIn {
    /// The application's number.
    #[schema(example = "A-330382-000123")]
    number: String,
    /// The code of the receipt.
    #[schema(example = "7K3M-9QXT-2HVB")]
    tracking_code: String,
    /// One of the documents of this application.
    document_id: Uuid,
}

/// Take a document of one's own application back
///
/// With the number and the code of the receipt, while it is on its way.
#[utoipa::path(
    operation_id = "withdraw_tracked_document", tag = "membership", request_body = WithdrawIn, security(()),
    extensions(("x-permission" = json!("public"))),
    responses(
        (status = 200, description = "The document", body = DocumentOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/tracked-documents/withdraw")]
async fn withdraw(command: Command, body: Body<WithdrawIn>) -> Answer {
    let sent = body.checked()?;
    let proven = prove(&command, &sent.number, &sent.tracking_code).await?;
    let keys = command.keys();
    command
        .run_public(move |tx| {
            let record = Record::of_application(&applications::by_number(tx, &keys, &proven.number)?);
            let document = match documents::find(tx, &keys, sent.document_id.into()) {
                Ok(document) if document.owner == record.owner => document,
                Ok(_) | Err(RepoError::NotFound) => {
                    let mut errors = FieldErrors::default();
                    errors.add("/document_id", FieldCode::NotFound);
                    return Err(errors.into());
                }
                Err(error) => return Err(error.into()),
            };
            take_back(tx, &keys, &document, &record, None)
        })
        .await
}
