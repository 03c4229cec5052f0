//! The list of ratings.

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::credit::lifecycle::RatingStatus;
use domain::credit::scorecard::{CardKind, Grade};
use domain::kernel::access::Scope;
use domain::kernel::id::MemberId;
use uuid::Uuid;

use super::ratings::in_scope;
use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::page::{Page, PageRequest};
use crate::membership::members::named as members_named;
use crate::schema::{members, membership_forms, ratings, scorecards};

/// What a list of ratings is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Of this member.
    pub member: Option<MemberId>,
    /// Standing here.
    pub status: Option<RatingStatus>,
    /// With this grade today.
    pub grade: Option<Grade>,
    /// Scored with a version of this card.
    pub card: Option<CardKind>,
    /// Public, with no more time for appeals on this day.
    pub appeals_closed_on: Option<NaiveDate>,
    /// A piece of the member's name, the beginning of its initials, or the beginning of its number.
    pub text: Option<String>,
}

/// A rating in a list.
#[derive(Debug, Clone, Queryable)]
pub struct Listed {
    /// The rating.
    pub id: Uuid,
    /// Who is rated.
    pub member_id: Uuid,
    /// The member's number.
    pub member_number: String,
    /// The member's name.
    pub member_name: String,
    /// The card.
    pub card: Code<CardKind>,
    /// Where it stands.
    pub status: Code<RatingStatus>,
    /// The points of the latest scoring.
    pub total: Option<i32>,
    /// The grade that it stands for today.
    pub grade: Option<Code<Grade>>,
    /// First day on which it is no longer open to appeals.
    pub public_until: Option<NaiveDate>,
    /// First day on which it no longer holds.
    pub valid_until: Option<NaiveDate>,
    /// Grows with every change.
    pub version: i64,
}

fn narrowed<'a>(scope: &'a Scope, filter: &Filter) -> ratings::BoxedQuery<'a, Pg> {
    let mut found = in_scope(scope);
    if let Some(member) = filter.member {
        found = found.filter(ratings::member_id.eq(member.uuid()));
    }
    if let Some(status) = filter.status {
        found = found.filter(ratings::status.eq(Code(status)));
    }
    if let Some(grade) = filter.grade {
        found = found.filter(ratings::grade.eq(Code(grade)));
    }
    if let Some(card) = filter.card {
        let versions = scorecards::table.filter(scorecards::code.eq(Code(card))).select(scorecards::id);
        found = found.filter(ratings::scorecard_id.eq_any(versions));
    }
    if let Some(day) = filter.appeals_closed_on {
        let public = ratings::status.eq(Code(RatingStatus::Publicity));
        found = found.filter(public.and(ratings::public_until.le(day)));
    }
    if let Some(text) = &filter.text {
        found = found.filter(ratings::member_id.eq_any(members_named(text)));
    }
    found
}

/// Ratings in reach, the newest first. The key is the rating's id.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    filter: &Filter,
    page: &PageRequest<Uuid>,
) -> Result<Page<Listed, Uuid>, RepoError> {
    let narrowed = narrowed(scope, filter).select(ratings::id).order(ratings::id.desc()).limit(page.fetch());
    let ids: Vec<Uuid> = match page.after {
        Some(after) => narrowed.filter(ratings::id.lt(after)).load(db)?,
        None => narrowed.load(db)?,
    };
    let rows = ratings::table
        .inner_join(members::table.inner_join(membership_forms::table))
        .inner_join(scorecards::table)
        .filter(ratings::id.eq_any(ids))
        .order(ratings::id.desc())
        .select((
            ratings::id,
            ratings::member_id,
            members::number,
            membership_forms::name,
            scorecards::code,
            ratings::status,
            ratings::total,
            ratings::grade,
            ratings::public_until,
            ratings::valid_until,
            ratings::version,
        ));
    Ok(page.page(rows.load(db)?, |rating: &Listed| rating.id))
}
