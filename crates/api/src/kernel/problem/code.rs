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
        AccountActivated => "account.activated",
        ApplicationDuplicate => "application.duplicate",
        ApplicationNotNow => "application.not_now",
        ApplicationSameHands => "application.same_hands",
        ApplicationReviewed => "application.reviewed",
        ApplicationNotReviewed => "application.not_reviewed",
        ApplicationDateUnfit => "application.date_unfit",
        ApplicationPublicityRuns => "application.publicity_runs",
        ApplicationOutsidePublicity => "application.outside_publicity",
        ApplicationObjectionOpen => "application.objection_open",
        ApplicationNoObjection => "application.no_objection",
        ApplicationNotTracked => "application.not_tracked",
        ApplicationTrackingLocked => "application.tracking_locked",
        MemberWrongStatus => "member.wrong_status",
        MemberBeforeLastStep => "member.before_last_step",
        MemberSameHands => "member.same_hands",
        MemberCaseOpen => "member.case_open",
        ExpulsionNotNow => "expulsion.not_now",
        ExpulsionHearingRuns => "expulsion.hearing_runs",
        ExpulsionNoQuorum => "expulsion.no_quorum",
        ExpulsionSameHands => "expulsion.same_hands",
        ExpulsionDateUnfit => "expulsion.date_unfit",
        TransferSameUnit => "transfer.same_unit",
        TransferDecided => "transfer.decided",
        TransferSameHands => "transfer.same_hands",
        ChangeNothing => "change.nothing",
        ChangeNotNow => "change.not_now",
        ChangeSameHands => "change.same_hands",
        ChangeOpenAlready => "change.open_already",
        ChangeOutdated => "change.outdated",
        ChangeIdentityUnfit => "change.identity_unfit",
        ChangeOtherTown => "change.other_town",
        ContactPrimaryNeeded => "contact.primary_needed",
        ContactMobileTaken => "contact.mobile_taken",
        FederationUnfit => "federation.unfit",
        FederationDateUnfit => "federation.date_unfit",
        FederationLeft => "federation.left",
        FederationJoined => "federation.joined",
        DocumentTooLarge => "document.too_large",
        DocumentTypeUnknown => "document.type_unknown",
        DocumentNameUnfit => "document.name_unfit",
        DocumentTooMany => "document.too_many",
        DocumentRecordClosed => "document.record_closed",
        DocumentWithdrawn => "document.withdrawn",
        DuplicateNotNow => "duplicate.not_now",
        DuplicateSameHands => "duplicate.same_hands",
        DuplicateNotMembers => "duplicate.not_members",
        DuplicateNotCurrent => "duplicate.not_current",
        RosterYearTaken => "roster.year_taken",
        RosterDateUnfit => "roster.date_unfit",
        RosterListed => "roster.listed",
        RosterStruck => "roster.struck",
        ExportTooMany => "export.too_many",
        TodoReminded => "todo.reminded",
        RosterUnreadable => "roster.unreadable",
        RosterColumnsMissing => "roster.columns_missing",
        RosterEmpty => "roster.empty",
        RosterTooManyRows => "roster.too_many_rows",
        RosterNotNow => "roster.not_now",
        RosterDependedOn => "roster.depended_on",
        RosterUndoLate => "roster.undo_late",
        RosterContentGone => "roster.content_gone",
        JobEnded => "job.ended",
        JobNoResult => "job.no_result",
        OrgUnitClosed => "org_unit.closed",
        OrgUnitOtherClosed => "org_unit.other_closed",
        OrgUnitParentUnfit => "org_unit.parent_unfit",
        OrgUnitCycle => "org_unit.cycle",
        OrgUnitKindsDiffer => "org_unit.kinds_differ",
        OrgUnitOpenBelow => "org_unit.open_below",
        OrgUnitNotGrassroots => "org_unit.not_grassroots",
        OrgUnitDateUnfit => "org_unit.date_unfit",
        OrgUnitTownServed => "org_unit.town_served",
        SiteClosed => "site.closed",
        SiteDateUnfit => "site.date_unfit",
        RecordExists => "record.exists",
        ProviderNameTaken => "provider.name_taken",
        MachineRegistered => "machine.registered",
        CapacityBelowBooked => "capacity.below_booked",
        PlotNameTaken => "plot.name_taken",
        QuoteNotBookable => "quote.not_bookable",
        QuoteNoTerms => "quote.no_terms",
        QuoteOutOfRange => "quote.out_of_range",
        BookingDayFull => "booking.day_full",
        BookingDayClosed => "booking.day_closed",
        BookingMachineUnfit => "booking.machine_unfit",
        BookingMemberNotActive => "booking.member_not_active",
        BookingQuoteExpired => "booking.quote_expired",
        BookingQuoteUsed => "booking.quote_used",
        BookingQuoteOutdated => "booking.quote_outdated",
        BookingPassTaken => "booking.pass_taken",
        BookingDayPassed => "booking.day_passed",
        BookingTooSoon => "booking.too_soon",
        BookingTooFar => "booking.too_far",
        BookingSameDay => "booking.same_day",
        BookingOutsideDay => "booking.outside_day",
        BookingWrongStatus => "booking.wrong_status",
        BookingMachineTaken => "booking.machine_taken",
        BookingCrewTaken => "booking.crew_taken",
        BookingOwnWork => "booking.own_work",
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
    #[expect(clippy::too_many_lines, reason = "it is a table")]
    pub fn status(self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Unauthenticated | Self::SignInFailed => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::PasswordToChange | Self::SignInNoPost => StatusCode::FORBIDDEN,
            Self::RosterUnreadable | Self::RosterColumnsMissing | Self::RosterEmpty | Self::RosterTooManyRows => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::RosterContentGone => StatusCode::GONE,
            Self::NotFound | Self::ApplicationNotTracked | Self::JobNoResult => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::VersionMismatch => StatusCode::PRECONDITION_FAILED,
            Self::VersionRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::TooLarge | Self::DocumentTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType | Self::DocumentTypeUnknown => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Invalid | Self::KeyReused | Self::PasswordWrong | Self::DocumentNameUnfit => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::TooManyRequests | Self::SignInLocked | Self::ApplicationTrackingLocked => {
                StatusCode::TOO_MANY_REQUESTS
            }
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Stale
            | Self::Refused
            | Self::KeyInFlight
            | Self::PostExclusive
            | Self::PostHeld
            | Self::LoginTaken
            | Self::AccountActivated
            | Self::ApplicationDuplicate
            | Self::ApplicationNotNow
            | Self::ApplicationSameHands
            | Self::ApplicationReviewed
            | Self::ApplicationNotReviewed
            | Self::ApplicationDateUnfit
            | Self::ApplicationPublicityRuns
            | Self::ApplicationOutsidePublicity
            | Self::ApplicationObjectionOpen
            | Self::ApplicationNoObjection
            | Self::MemberWrongStatus
            | Self::MemberBeforeLastStep
            | Self::MemberSameHands
            | Self::MemberCaseOpen
            | Self::ExpulsionNotNow
            | Self::ExpulsionHearingRuns
            | Self::ExpulsionNoQuorum
            | Self::ExpulsionSameHands
            | Self::ExpulsionDateUnfit
            | Self::TransferSameUnit
            | Self::TransferDecided
            | Self::TransferSameHands
            | Self::ChangeNothing
            | Self::ChangeNotNow
            | Self::ChangeSameHands
            | Self::ChangeOpenAlready
            | Self::ChangeOutdated
            | Self::ChangeIdentityUnfit
            | Self::ChangeOtherTown
            | Self::ContactPrimaryNeeded
            | Self::ContactMobileTaken
            | Self::FederationUnfit
            | Self::FederationDateUnfit
            | Self::FederationLeft
            | Self::FederationJoined
            | Self::DocumentTooMany
            | Self::DocumentRecordClosed
            | Self::DocumentWithdrawn
            | Self::DuplicateNotNow
            | Self::DuplicateSameHands
            | Self::DuplicateNotMembers
            | Self::DuplicateNotCurrent
            | Self::RosterYearTaken
            | Self::RosterDateUnfit
            | Self::RosterListed
            | Self::RosterStruck
            | Self::ExportTooMany
            | Self::TodoReminded
            | Self::RosterNotNow
            | Self::RosterDependedOn
            | Self::RosterUndoLate
            | Self::JobEnded
            | Self::OrgUnitClosed
            | Self::OrgUnitOtherClosed
            | Self::OrgUnitParentUnfit
            | Self::RecordExists
            | Self::ProviderNameTaken
            | Self::MachineRegistered
            | Self::CapacityBelowBooked
            | Self::PlotNameTaken
            | Self::QuoteNotBookable
            | Self::QuoteNoTerms
            | Self::QuoteOutOfRange
            | Self::BookingDayFull
            | Self::BookingDayClosed
            | Self::BookingMachineUnfit
            | Self::BookingMemberNotActive
            | Self::BookingQuoteExpired
            | Self::BookingQuoteUsed
            | Self::BookingQuoteOutdated
            | Self::BookingPassTaken
            | Self::BookingDayPassed
            | Self::BookingTooSoon
            | Self::BookingTooFar
            | Self::BookingSameDay
            | Self::BookingOutsideDay
            | Self::BookingWrongStatus
            | Self::BookingMachineTaken
            | Self::BookingCrewTaken
            | Self::BookingOwnWork
            | Self::OrgUnitCycle
            | Self::OrgUnitKindsDiffer
            | Self::OrgUnitOpenBelow
            | Self::OrgUnitNotGrassroots
            | Self::OrgUnitDateUnfit
            | Self::OrgUnitTownServed
            | Self::SiteClosed
            | Self::SiteDateUnfit
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
