//! Applications for membership, and members.
//!
//! Somebody applies on a phone without an account, or a town officer fills in the form for them. Who applied on a
//! phone follows the application with its number and a code that is shown once; after admission the same code
//! opens the member's account.

pub mod applications;
pub mod apply;
pub mod form;
pub mod form_out;
pub mod members;
pub mod refusing;
pub mod resubmission;
pub mod roster;
pub mod steps;
pub mod tracking;
pub mod tracking_code;

use domain::membership::application::ApplicationError;
use domain::membership::form::{FieldProblem, FormProblem};
use domain::membership::member::MemberError;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemCode};

/// The routes of this context.
pub fn routes(config: &mut ServiceConfig) {
    apply::routes(config);
    tracking::routes(config);
    applications::routes(config);
    resubmission::routes(config);
    steps::routes(config);
    refusing::routes(config);
    members::routes(config);
    roster::routes(config);
}

/// Notes what is wrong with a form as a whole; `at` is where the form stands in the body.
fn note(problems: &[FieldProblem], at: &str, errors: &mut FieldErrors) {
    for FieldProblem { field, problem } in problems {
        errors.add(format!("{at}{field}"), form_code(*problem));
    }
}

fn form_code(problem: FormProblem) -> FieldCode {
    match problem {
        FormProblem::Required => FieldCode::Required,
        FormProblem::NotApplicable => FieldCode::NotApplicable,
        FormProblem::CharterNotAccepted => FieldCode::CharterNotAccepted,
        FormProblem::IdentityKindNotAllowed => FieldCode::IdentityKindNotAllowed,
        FormProblem::RegistryNotAllowed => FieldCode::RegistryNotAllowed,
        FormProblem::NotATownOrVillage => FieldCode::NotATownOrVillage,
        FormProblem::Repeated => FieldCode::Repeated,
        FormProblem::Negative | FormProblem::NotPositive => FieldCode::OutOfRange,
        FormProblem::InTheFuture => FieldCode::DateInFuture,
        FormProblem::MoreThanTotal => FieldCode::MoreThanTotal,
    }
}

impl From<ApplicationError> for Problem {
    fn from(error: ApplicationError) -> Self {
        match error {
            ApplicationError::Form(problems) => {
                let mut errors = FieldErrors::default();
                note(&problems, "", &mut errors);
                errors.into()
            }
            ApplicationError::NotNow(status) => {
                Self::new(ProblemCode::ApplicationNotNow).caused_by(format!("{status:?}"))
            }
            ApplicationError::SameHands(_) => Self::new(ProblemCode::ApplicationSameHands),
            ApplicationError::AlreadyReviewed => Self::new(ProblemCode::ApplicationReviewed),
            ApplicationError::NotReviewed => Self::new(ProblemCode::ApplicationNotReviewed),
            ApplicationError::BeforeLastStep(date) => Self::new(ProblemCode::ApplicationDateUnfit).with("date", date),
            ApplicationError::PublicityNotOver { until } => {
                Self::new(ProblemCode::ApplicationPublicityRuns).with("until", until)
            }
            ApplicationError::OutsidePublicity => Self::new(ProblemCode::ApplicationOutsidePublicity),
            ApplicationError::ObjectionOpen => Self::new(ProblemCode::ApplicationObjectionOpen),
            ApplicationError::NoObjection => Self::new(ProblemCode::ApplicationNoObjection),
            ApplicationError::NoPublicity => Self::internal("the publicity is no period of days"),
        }
    }
}

impl From<MemberError> for Problem {
    fn from(error: MemberError) -> Self {
        match error {
            MemberError::NotAdmitted(_)
            | MemberError::NumberOfOtherType(_)
            | MemberError::WrongStatus { .. }
            | MemberError::BeforeJoined(_)
            | MemberError::HearingNotOver(_)
            | MemberError::NoQuorum
            | MemberError::NotCarried => Self::internal(error),
        }
    }
}
