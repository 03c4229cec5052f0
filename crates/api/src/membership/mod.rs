//! Applications for membership, and members.
//!
//! Somebody applies on a phone without an account, or a town officer fills in the form for them. Who applied on a
//! phone follows the application with its number and a code that is shown once; after admission the same code
//! opens the member's account.

pub mod applications;
pub mod apply;
pub mod changes;
pub mod changes_out;
pub mod checking;
pub mod contacts;
pub mod documents;
pub mod duplicates;
pub mod export;
pub mod expulsions;
pub mod expulsions_out;
pub mod federations;
pub mod figures;
pub mod filing;
pub mod form;
pub mod form_out;
pub mod judging;
mod labels;
pub(crate) mod leaving;
pub(crate) mod limits;
pub mod member_filter;
pub mod members;
pub mod merging;
pub mod policies;
pub mod refusing;
pub mod resubmission;
pub mod roster;
pub mod roster_lines;
pub mod rosters;
pub mod sheet;
pub mod standing;
pub mod steps;
pub mod tracked_documents;
pub mod tracking;
pub mod tracking_code;
pub mod transfers;
pub mod unmasking;
pub mod withdrawal;
pub mod wording;

use domain::membership::application::ApplicationError;
use domain::membership::change::ChangeError;
use domain::membership::contact::ContactError;
use domain::membership::duplicates::PairError;
use domain::membership::expulsion::ExpulsionError;
use domain::membership::federation::FederationError;
use domain::membership::form::{FieldProblem, FormProblem};
use domain::membership::member::MemberError;
use domain::membership::merge::MergeError;
use domain::membership::register::RegisterError;
use domain::membership::transfer::TransferError;
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
    // Their fixed addresses stand before those with an id in the same place.
    tracked_documents::routes(config);
    withdrawal::routes(config);
    checking::routes(config);
    export::routes(config);
    rosters::routes(config);
    roster_lines::routes(config);
    figures::routes(config);
    members::routes(config);
    unmasking::routes(config);
    standing::routes(config);
    expulsions::routes(config);
    transfers::routes(config);
    changes::routes(config);
    changes_out::routes(config);
    contacts::routes(config);
    federations::routes(config);
    policies::routes(config);
    documents::routes(config);
    filing::routes(config);
    duplicates::routes(config);
    judging::routes(config);
    merging::routes(config);
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

impl From<RegisterError> for Problem {
    fn from(error: RegisterError) -> Self {
        match error {
            RegisterError::SignedAway(_) | RegisterError::NotCome(_) | RegisterError::BeforeListed(_) => {
                Self::new(ProblemCode::RosterDateUnfit).caused_by(error)
            }
            RegisterError::Struck(date) => Self::new(ProblemCode::RosterStruck).with("date", date),
        }
    }
}

impl From<MemberError> for Problem {
    fn from(error: MemberError) -> Self {
        match error {
            MemberError::NotAdmitted(_) | MemberError::NumberOfOtherType(_) | MemberError::NotVotedOut(_) => {
                Self::internal(error)
            }
            MemberError::WrongStatus { .. } => Self::new(ProblemCode::MemberWrongStatus).caused_by(error),
            MemberError::BeforeJoined(date) | MemberError::BeforeLastStep(date) => {
                Self::new(ProblemCode::MemberBeforeLastStep).with("date", date)
            }
            MemberError::SameHands => Self::new(ProblemCode::MemberSameHands),
        }
    }
}

impl From<ExpulsionError> for Problem {
    fn from(error: ExpulsionError) -> Self {
        match error {
            ExpulsionError::NotNow(status) => Self::new(ProblemCode::ExpulsionNotNow).caused_by(format!("{status:?}")),
            ExpulsionError::HearingNotOver(until) => Self::new(ProblemCode::ExpulsionHearingRuns).with("until", until),
            ExpulsionError::NoQuorum => Self::new(ProblemCode::ExpulsionNoQuorum),
            ExpulsionError::SameHands => Self::new(ProblemCode::ExpulsionSameHands),
            ExpulsionError::BeforeLastStep(date) => Self::new(ProblemCode::ExpulsionDateUnfit).with("date", date),
            ExpulsionError::NoHearing => Self::internal(error),
        }
    }
}

impl From<TransferError> for Problem {
    fn from(error: TransferError) -> Self {
        match error {
            TransferError::SameUnit => Self::new(ProblemCode::TransferSameUnit),
            TransferError::Decided(_) => Self::new(ProblemCode::TransferDecided),
            TransferError::SameHands => Self::new(ProblemCode::TransferSameHands),
        }
    }
}

impl From<ChangeError> for Problem {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Nothing => Self::new(ProblemCode::ChangeNothing),
            ChangeError::NotNow(_) => Self::new(ProblemCode::ChangeNotNow),
            ChangeError::SameHands => Self::new(ProblemCode::ChangeSameHands),
        }
    }
}

impl From<ContactError> for Problem {
    fn from(error: ContactError) -> Self {
        match error {
            ContactError::PrimaryNeeded => Self::new(ProblemCode::ContactPrimaryNeeded),
        }
    }
}

impl From<FederationError> for Problem {
    fn from(error: FederationError) -> Self {
        match error {
            FederationError::NoIndustryFederation(_) => Self::new(ProblemCode::FederationUnfit),
            FederationError::Before(date) => Self::new(ProblemCode::FederationDateUnfit).with("date", date),
            FederationError::Left(date) => Self::new(ProblemCode::FederationLeft).with("date", date),
        }
    }
}

impl From<PairError> for Problem {
    fn from(error: PairError) -> Self {
        let code = match error {
            PairError::NotNow(_) => ProblemCode::DuplicateNotNow,
            PairError::SameHands => ProblemCode::DuplicateSameHands,
            PairError::NotMembers => ProblemCode::DuplicateNotMembers,
            PairError::NotCurrent => ProblemCode::DuplicateNotCurrent,
        };
        Self::new(code).caused_by(error)
    }
}

impl From<MergeError> for Problem {
    fn from(error: MergeError) -> Self {
        let mut errors = FieldErrors::default();
        match error {
            MergeError::OtherTown => errors.add("/take", FieldCode::NotApplicable),
            MergeError::Form(problems) => {
                problems.iter().for_each(|found| errors.add("/take", form_code(found.problem)));
            }
        }
        errors.into()
    }
}
