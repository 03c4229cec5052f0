//! What can be done with a rating, by where it stands (2.1).

use chrono::NaiveDate;

use super::lifecycle::{Rating, RatingStatus};
use crate::vocabulary;

vocabulary! {
    /// What can be done with a rating.
    pub enum RatingVerb {
        /// State or correct evidence, figures and vetoes.
        EnterEvidence => "enter_evidence",
        /// Declare that the member's own figures are complete.
        Declare => "declare",
        /// Take in the platform's own figures.
        PullData => "pull_data",
        /// Record the town's survey.
        Survey => "survey",
        /// Score with the card.
        Score => "score",
        /// Agree for the committee.
        Review => "review",
        /// Send the case back to the town.
        Return => "return",
        /// Make public.
        Publish => "publish",
        /// Appeal within the publicity window.
        Appeal => "appeal",
        /// Decide the appeal.
        DecideAppeal => "decide_appeal",
        /// Put in force once the publicity window has passed.
        TakeEffect => "take_effect",
        /// Lower the grade by one.
        Downgrade => "downgrade",
        /// End by a veto.
        Revoke => "revoke",
    }
}

impl RatingStatus {
    /// What can be done from here; a survey first takes the steps before it that are still open.
    pub const fn verbs(self) -> &'static [RatingVerb] {
        use RatingVerb::{
            Appeal, DecideAppeal, Declare, Downgrade, EnterEvidence, Publish, PullData, Return, Review, Revoke, Score,
            Survey, TakeEffect,
        };
        match self {
            Self::Draft => &[EnterEvidence, Declare, Survey],
            Self::SelfDeclared => &[EnterEvidence, PullData, Survey],
            Self::DataPulled => &[EnterEvidence, Survey],
            Self::TownSurveyed => &[EnterEvidence, Score],
            Self::Scored => &[EnterEvidence, Score, Review, Return],
            Self::CommitteeReviewed => &[Publish],
            Self::Publicity => &[Appeal, TakeEffect],
            Self::Appealed => &[EnterEvidence, DecideAppeal],
            Self::Effective | Self::Downgraded => &[Downgrade, Revoke],
            Self::Revoked | Self::Expired | Self::ReRated => &[],
        }
    }

    /// Whether evidence, figures and vetoes may still change: until the committee has reviewed, and under appeal.
    pub fn takes_evidence(self) -> bool {
        self.verbs().contains(&RatingVerb::EnterEvidence)
    }

    /// Whether the rating is still on its way: a member has one such rating at a time.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Draft
            | Self::SelfDeclared
            | Self::DataPulled
            | Self::TownSurveyed
            | Self::Scored
            | Self::CommitteeReviewed
            | Self::Publicity
            | Self::Appealed => true,
            Self::Effective | Self::Downgraded | Self::Revoked | Self::Expired | Self::ReRated => false,
        }
    }
}

impl Rating {
    /// What can be done with it today: of the verbs of its status, those for which the day and the grade are right.
    pub fn allowed(&self, today: NaiveDate) -> Vec<RatingVerb> {
        let public = self.publicity.is_some_and(|window| window.contains(today));
        let holds = self.validity.is_some_and(|term| term.contains(today));
        let lower = self.grades.last().and_then(|change| change.grade.lower());
        let possible = |verb: &RatingVerb| match verb {
            RatingVerb::Review | RatingVerb::Publish => self.gradable().is_ok(),
            RatingVerb::Appeal => public,
            RatingVerb::TakeEffect => !public,
            RatingVerb::Downgrade => holds && lower.is_some(),
            RatingVerb::Revoke => holds,
            RatingVerb::EnterEvidence
            | RatingVerb::Declare
            | RatingVerb::PullData
            | RatingVerb::Survey
            | RatingVerb::Score
            | RatingVerb::Return
            | RatingVerb::DecideAppeal => true,
        };
        self.status.verbs().iter().copied().filter(possible).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::vocabulary::Vocabulary;

    /// Where a verb may lead.
    fn leads(verb: RatingVerb) -> &'static [RatingStatus] {
        match verb {
            RatingVerb::EnterEvidence => &[],
            RatingVerb::Declare => &[RatingStatus::SelfDeclared],
            RatingVerb::PullData => &[RatingStatus::DataPulled],
            RatingVerb::Survey | RatingVerb::Return => &[RatingStatus::TownSurveyed],
            RatingVerb::Score => &[RatingStatus::Scored],
            RatingVerb::Review => &[RatingStatus::CommitteeReviewed],
            RatingVerb::Publish => &[RatingStatus::Publicity],
            RatingVerb::Appeal => &[RatingStatus::Appealed],
            RatingVerb::DecideAppeal => &[RatingStatus::Publicity, RatingStatus::Effective, RatingStatus::Scored],
            RatingVerb::TakeEffect => &[RatingStatus::Effective],
            RatingVerb::Downgrade => &[RatingStatus::Downgraded],
            RatingVerb::Revoke => &[RatingStatus::Revoked],
        }
    }

    #[test]
    fn every_step_but_the_calendars_own_has_a_verb() {
        for &status in RatingStatus::ALL {
            for next in status.next() {
                let calendar = matches!(next, RatingStatus::Expired | RatingStatus::ReRated);
                let offered = status.verbs().iter().any(|&verb| leads(verb).contains(next));
                assert!(calendar || offered, "{status:?} to {next:?}");
            }
        }
    }

    #[test]
    fn a_verb_is_offered_only_where_the_process_leads_on() {
        for &status in RatingStatus::ALL {
            for &verb in status.verbs() {
                let early_survey =
                    verb == RatingVerb::Survey && matches!(status, RatingStatus::Draft | RatingStatus::SelfDeclared);
                let possible = leads(verb).is_empty() || leads(verb).iter().any(|to| status.next().contains(to));
                assert!(possible || early_survey, "{verb:?} from {status:?}");
            }
        }
    }

    #[test]
    fn reviewed_evidence_rests_unless_somebody_appeals() {
        let changing: Vec<_> = RatingStatus::ALL.iter().filter(|status| status.takes_evidence()).collect();
        use RatingStatus::{Appealed, DataPulled, Draft, Scored, SelfDeclared, TownSurveyed};
        assert_eq!(changing, [&Draft, &SelfDeclared, &DataPulled, &TownSurveyed, &Scored, &Appealed]);
        assert!(changing.iter().all(|status| status.is_open()));
    }
}
