//! The one table of refusals.

use actix_web::http::StatusCode;
use domain::vocabulary;

vocabulary! {
    /// Every way the API says no. The screens translate this list, so it is part of the contract.
    pub enum ProblemCode {
        Malformed => "malformed",
        Unauthenticated => "unauthenticated",
        Forbidden => "forbidden",
        NotFound => "not_found",
        MethodNotAllowed => "method_not_allowed",
        NotAcceptable => "not_acceptable",
        Stale => "stale",
        Refused => "refused",
        VersionMismatch => "version_mismatch",
        VersionRequired => "version_required",
        TooLarge => "too_large",
        UnsupportedMediaType => "unsupported_media_type",
        Invalid => "invalid",
        KeyInFlight => "idempotency.in_flight",
        KeyReused => "idempotency.other_body",
        TooManyRequests => "too_many_requests",
        Busy => "busy",
        Internal => "internal",
        SignInFailed => "sign_in.failed",
        SignInLocked => "sign_in.locked",
        SignInNoPost => "sign_in.no_post",
        PasswordToChange => "password.to_change",
        PasswordWrong => "password.wrong",
        PostExclusive => "post.exclusive",
        PostHeld => "post.held",
        LoginTaken => "account.login_taken",
        OrgUnitClosed => "org_unit.closed",
        OrgUnitParentUnfit => "org_unit.parent_unfit",
        OrgUnitDateUnfit => "org_unit.date_unfit",
        RatingWrongStatus => "rating.wrong_status",
        RatingSameHands => "rating.same_hands",
        RatingNotRatable => "rating.not_ratable",
        RatingBeforeLastStep => "rating.before_last_step",
        RatingAppealClosed => "rating.appeal_closed",
        RatingPublicityRunning => "rating.publicity_running",
        RatingTermOver => "rating.term_over",
        RatingLowestGrade => "rating.lowest_grade",
        RatingOpenAlready => "rating.open_already",
        RatingInForceAlready => "rating.in_force_already",
        RatingEvidenceClosed => "rating.evidence_closed",
        RatingScoreOutdated => "rating.score_outdated",
        RatingMemberInactive => "rating.member_inactive",
    }
}

impl ProblemCode {
    /// The HTTP status of this kind of refusal.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Unauthenticated | Self::SignInFailed => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::PasswordToChange | Self::SignInNoPost => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::VersionMismatch => StatusCode::PRECONDITION_FAILED,
            Self::VersionRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Invalid | Self::KeyReused | Self::PasswordWrong => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooManyRequests | Self::SignInLocked => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Stale
            | Self::Refused
            | Self::KeyInFlight
            | Self::PostExclusive
            | Self::PostHeld
            | Self::LoginTaken
            | Self::OrgUnitClosed
            | Self::OrgUnitParentUnfit
            | Self::OrgUnitDateUnfit
            | Self::RatingWrongStatus
            | Self::RatingSameHands
            | Self::RatingNotRatable
            | Self::RatingBeforeLastStep
            | Self::RatingAppealClosed
            | Self::RatingPublicityRunning
            | Self::RatingTermOver
            | Self::RatingLowestGrade
            | Self::RatingOpenAlready
            | Self::RatingInForceAlready
            | Self::RatingEvidenceClosed
            | Self::RatingScoreOutdated
            | Self::RatingMemberInactive => StatusCode::CONFLICT,
        }
    }

    /// The kind of refusal that a bare status stands for, when it came from below our own code.
    pub fn from_status(status: StatusCode) -> Self {
        match status {
            StatusCode::UNAUTHORIZED => Self::Unauthenticated,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::NOT_ACCEPTABLE => Self::NotAcceptable,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::UnsupportedMediaType,
            StatusCode::TOO_MANY_REQUESTS => Self::TooManyRequests,
            status if status.is_client_error() => Self::Malformed,
            _ => Self::Internal,
        }
    }
}
