//! Looking members up: each way of asking has its index.

use chrono::NaiveDate;
use diesel::dsl::sql;
use diesel::helper_types::IntoBoxed;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Text};
use domain::kernel::access::Scope;
use domain::kernel::id::OrgUnitId;
use domain::membership::form::ScaleUnit;
use domain::membership::member::MemberStatus;
use domain::membership::member_type::MemberType;
use domain::vocabulary;
use uuid::Uuid;

use super::federations;
use super::members::{Member, Row, Shown, WithForm, in_scope, member};
use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::scope::{containing, starting};
use crate::schema::{member_contacts, members, membership_forms};

/// What somebody typed to find a member, and what it can only mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought {
    /// A whole resident number or credit code, as its keyed hash.
    Identity(Vec<u8>),
    /// A whole mobile number, as its keyed hash.
    Mobile(Vec<u8>),
    /// The last four digits of a mobile number, which masked numbers show as well.
    MobileEnd(String),
    /// The beginning of a member's number.
    Number(String),
    /// A piece of the name, or the beginning of its initials.
    Name(String),
}

/// Which members a list shows.
#[derive(Debug, Clone, Default)]
pub struct MemberFilter {
    /// Of this type.
    pub member_type: Option<MemberType>,
    /// Standing there.
    pub status: Option<MemberStatus>,
    /// Of this unit itself.
    pub org_unit_id: Option<OrgUnitId>,
    /// Belonging to this industry federation on the day.
    pub federation: Option<(OrgUnitId, NaiveDate)>,
    /// Whether somebody has verified the entries.
    pub verified: Option<bool>,
    /// Members from this day on.
    pub joined_from: Option<NaiveDate>,
    /// Members from before this day.
    pub joined_until: Option<NaiveDate>,
    /// Stating their size in this unit.
    pub scale_unit: Option<ScaleUnit>,
    /// At least this size, in the unit's smallest part.
    pub scale_from: Option<i64>,
    /// At most this size.
    pub scale_to: Option<i64>,
    /// What somebody typed.
    pub sought: Option<Sought>,
}

vocabulary! {
    /// By what a list of members is sorted.
    pub enum MemberSort {
        Number => "number",
        NumberDescending => "-number",
        Name => "name",
        NameDescending => "-name",
        JoinedOn => "joined_on",
        JoinedOnDescending => "-joined_on",
    }
}

/// Where a page of members ends: the sort key as text, and the row that breaks ties.
pub type MemberKey = (String, Uuid);

/// The record with such a number, and the member that goes on where it was merged: an old card leads there.
const BY_NUMBER: &str = "members.id IN (SELECT unnest(ARRAY[same.id, same.merged_into]) FROM members AS same \
                         WHERE same.number LIKE ";

type Query<'a> = IntoBoxed<'a, WithForm, Pg>;

/// Members in reach, sorted, merged ones only where that status is asked for; how many there are in all, if that is asked.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`]: also for a key of another order.
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    filter: &MemberFilter,
    sort: MemberSort,
    page: &PageRequest<MemberKey>,
    count: bool,
) -> Result<Page<Member, MemberKey>, RepoError> {
    let mut query = sorted(wanted(scope, filter), sort);
    if let Some(key) = &page.after {
        query = behind(query, sort, key)?;
    }
    let shown = query.select((Row::as_select(), Shown::as_select())).limit(page.fetch());
    let rows: Vec<(Row, Shown)> = shown.load(db)?;
    let found = rows.into_iter().map(member).collect::<Result<Vec<_>, _>>()?;
    let total = if count { Some(total(db, scope, filter)?) } else { None };
    Ok(Page { total, ..page.page(found, |member| key(member, sort)) })
}

/// How many members a list shows.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn total(db: &mut PgConnection, scope: &Scope, filter: &MemberFilter) -> Result<i64, RepoError> {
    Ok(wanted(scope, filter).count().get_result(db)?)
}

fn key(member: &Member, sort: MemberSort) -> MemberKey {
    match sort {
        MemberSort::Number | MemberSort::NumberDescending => (member.number.to_string(), member.id.uuid()),
        MemberSort::Name | MemberSort::NameDescending => (member.name.clone(), member.form_id),
        MemberSort::JoinedOn | MemberSort::JoinedOnDescending => (member.joined_on.to_string(), member.id.uuid()),
    }
}

fn sorted(query: Query<'_>, sort: MemberSort) -> Query<'_> {
    match sort {
        MemberSort::Number => query.order(members::number.asc()),
        MemberSort::NumberDescending => query.order(members::number.desc()),
        MemberSort::Name => query.order((membership_forms::name.asc(), membership_forms::id.asc())),
        MemberSort::NameDescending => query.order((membership_forms::name.desc(), membership_forms::id.desc())),
        MemberSort::JoinedOn => query.order((members::joined_on.asc(), members::id.asc())),
        MemberSort::JoinedOnDescending => query.order((members::joined_on.desc(), members::id.desc())),
    }
}

fn behind<'a>(query: Query<'a>, sort: MemberSort, (text, id): &MemberKey) -> Result<Query<'a>, RepoError> {
    let (text, id) = (text.clone(), *id);
    let name = membership_forms::name;
    let same_name = name.eq(text.clone());
    Ok(match sort {
        MemberSort::Number => query.filter(members::number.gt(text)),
        MemberSort::NumberDescending => query.filter(members::number.lt(text)),
        MemberSort::Name => query.filter(name.gt(text).or(same_name.and(membership_forms::id.gt(id)))),
        MemberSort::NameDescending => query.filter(name.lt(text).or(same_name.and(membership_forms::id.lt(id)))),
        MemberSort::JoinedOn => {
            let day: NaiveDate = text.parse().map_err(RepoError::unreadable)?;
            query.filter(members::joined_on.gt(day).or(members::joined_on.eq(day).and(members::id.gt(id))))
        }
        MemberSort::JoinedOnDescending => {
            let day: NaiveDate = text.parse().map_err(RepoError::unreadable)?;
            query.filter(members::joined_on.lt(day).or(members::joined_on.eq(day).and(members::id.lt(id))))
        }
    })
}

fn wanted<'a>(scope: &Scope, filter: &MemberFilter) -> Query<'a> {
    let mut query = in_scope(scope);
    if let Some(member_type) = filter.member_type {
        query = query.filter(members::member_type.eq(Code(member_type)));
    }
    query = match filter.status {
        Some(status) => query.filter(members::status.eq(Code(status))),
        None => query.filter(members::status.ne(Code(MemberStatus::Merged))),
    };
    if let Some(unit) = filter.org_unit_id {
        query = query.filter(members::org_unit_id.eq(unit.uuid()));
    }
    if let Some((federation, on)) = filter.federation {
        query = query.filter(members::id.eq_any(federations::members_on(federation, on)));
    }
    query = match filter.verified {
        Some(true) => query.filter(members::verified_at.is_not_null()),
        Some(false) => query.filter(members::verified_at.is_null()),
        None => query,
    };
    if let Some(from) = filter.joined_from {
        query = query.filter(members::joined_on.ge(from));
    }
    if let Some(until) = filter.joined_until {
        query = query.filter(members::joined_on.lt(until));
    }
    if let Some(unit) = filter.scale_unit {
        query = query.filter(membership_forms::scale_unit.eq(Code(unit)));
    }
    if let Some(least) = filter.scale_from {
        query = query.filter(membership_forms::scale_count.ge(least));
    }
    if let Some(most) = filter.scale_to {
        query = query.filter(membership_forms::scale_count.le(most));
    }
    match &filter.sought {
        Some(sought) => found(query, sought),
        None => query,
    }
}

fn found<'a>(query: Query<'a>, sought: &Sought) -> Query<'a> {
    match sought {
        Sought::Identity(digest) => query.filter(members::identity_digest.eq(digest.clone())),
        Sought::Mobile(digest) => {
            let called = member_contacts::table.filter(member_contacts::mobile_digest.eq(digest.clone()));
            query.filter(members::id.eq_any(called.select(member_contacts::member_id)))
        }
        Sought::MobileEnd(digits) => {
            let ends = sql::<Bool>("right(mobile_masked, 4) = ").bind::<Text, _>(digits.clone());
            query.filter(members::id.eq_any(member_contacts::table.filter(ends).select(member_contacts::member_id)))
        }
        Sought::Number(start) => {
            query.filter(sql::<Bool>(BY_NUMBER).bind::<Text, _>(starting(&start.to_uppercase())).sql(")"))
        }
        Sought::Name(piece) => {
            let small = piece.to_lowercase();
            // The pairs find candidates, the pattern those that hold them in this order.
            let by_piece = sql::<Bool>("(name_grams(name) @> ")
                .bind::<Array<Text>, _>(grams(&small))
                .sql(" AND lower(name) LIKE ")
                .bind::<Text, _>(containing(&small))
                .sql(")");
            query.filter(by_piece.or(membership_forms::name_initials.like(starting(&small))))
        }
    }
}

/// The pairs of neighbouring signs of a piece of a name; the sign itself, if it is a single one.
fn grams(piece: &str) -> Vec<String> {
    let signs: Vec<char> = piece.chars().collect();
    match signs.as_slice() {
        [_] | [] => vec![piece.to_owned()],
        signs => signs.windows(2).map(|pair| pair.iter().collect()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::grams;

    #[test]
    fn a_piece_of_a_name_is_sought_by_its_pairs() {
        let table: [(&str, &[&str]); 3] = [("明", &["明"]), ("小明", &["小明"]), ("王小明", &["王小", "小明"])];
        for (piece, pairs) in table {
            assert_eq!(grams(piece), pairs);
        }
    }
}
