//! Ratings of members.

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::credit::lifecycle::{Rating, RatingStatus};
use domain::credit::line::LineFigures;
use domain::credit::rating::{Assessment, Outcome};
use domain::credit::scorecard::Grade;
use domain::credit::term::grade_on as grade_among;
use domain::credit::veto::VetoKind;
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::{MemberId, RatingId};
use domain::kernel::money::Fen;
use domain::kernel::org_path::OrgPath;
use domain::kernel::period::Period;
use uuid::Uuid;

use super::history;
use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::scope::subtree;
use crate::schema::{members, membership_forms, ratings};

/// The figures that a line is computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Of the enterprise or household.
    pub line: LineFigures,
    /// Agricultural credit already used.
    pub existing_credit: Fen,
}

/// What the latest scoring counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// The rating date.
    pub on: NaiveDate,
    /// The sum of the points.
    pub total: i32,
    /// Points that missing indicators could have earned.
    pub missing_points: i32,
}

/// A rating with what the tables know beyond the rules.
#[derive(Debug, Clone)]
pub struct Case {
    /// The rating.
    pub rating: Rating,
    /// Where its member stood when it was opened.
    pub org_path: OrgPath,
    /// The latest scoring.
    pub score: Option<Score>,
    /// The figures of the line, once they are stated.
    pub figures: Option<Figures>,
    /// Grows with every change.
    pub version: i64,
    stored: history::Stored,
}

impl Case {
    /// A rating that is not stored yet.
    pub fn new(rating: Rating, org_path: OrgPath) -> Self {
        let stored = history::Stored::default();
        Self { rating, org_path, score: None, figures: None, version: 1, stored }
    }

    /// The grade that it stands for today: as scored, or as changed since it took effect.
    pub fn grade(&self) -> Option<Grade> {
        let changed = self.rating.grades.last().map(|change| change.grade);
        changed.or_else(|| self.rating.outcome.and_then(Outcome::grade))
    }

    /// Keeps what a scoring counted.
    pub fn keep_score(&mut self, on: NaiveDate, assessment: &Assessment) {
        let Assessment { total, missing_points, .. } = *assessment;
        self.score = Some(Score { on, total, missing_points });
    }
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = ratings, check_for_backend(Pg), treat_none_as_null = true)]
struct Row {
    id: Uuid,
    org_path: String,
    member_id: Uuid,
    scorecard_id: Uuid,
    status: Code<RatingStatus>,
    scored_on: Option<NaiveDate>,
    total: Option<i32>,
    missing_points: Option<i32>,
    scored_grade: Option<Code<Grade>>,
    vetoed: bool,
    grade: Option<Code<Grade>>,
    public_from: Option<NaiveDate>,
    public_until: Option<NaiveDate>,
    valid_from: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
    revoked_for: Option<Code<VetoKind>>,
    net_assets_fen: Option<i64>,
    revenue_fen: Option<i64>,
    household_assets_fen: Option<i64>,
    operating_income_fen: Option<i64>,
    existing_credit_fen: Option<i64>,
    version: i64,
}

fn period(from: Option<NaiveDate>, until: Option<NaiveDate>) -> Result<Option<Period>, RepoError> {
    let both = from.zip(until).map(|(from, until)| Period::new(from, until));
    both.transpose().map_err(RepoError::unreadable)
}

impl Row {
    fn of(case: &Case) -> Self {
        let Case { rating, org_path, score, figures, version, stored: _ } = case;
        let (enterprise, household) = match figures.map(|figures| figures.line) {
            Some(LineFigures::Enterprise { net_assets, revenue }) => (Some((net_assets, revenue)), None),
            Some(LineFigures::Household { assets, operating_income }) => (None, Some((assets, operating_income))),
            None => (None, None),
        };
        Self {
            id: rating.id.uuid(),
            org_path: org_path.to_string(),
            member_id: rating.member.uuid(),
            scorecard_id: rating.card.uuid(),
            status: Code(rating.status),
            scored_on: score.map(|score| score.on),
            total: score.map(|score| score.total),
            missing_points: score.map(|score| score.missing_points),
            scored_grade: rating.outcome.and_then(Outcome::grade).map(Code),
            vetoed: rating.outcome == Some(Outcome::Vetoed),
            grade: case.grade().map(Code),
            public_from: rating.publicity.map(|days| days.from()),
            public_until: rating.publicity.map(|days| days.until()),
            valid_from: rating.validity.map(|days| days.from()),
            valid_until: rating.validity.map(|days| days.until()),
            revoked_for: rating.revoked_for.map(Code),
            net_assets_fen: enterprise.map(|(assets, _)| assets.0),
            revenue_fen: enterprise.map(|(_, revenue)| revenue.0),
            household_assets_fen: household.map(|(assets, _)| assets.0),
            operating_income_fen: household.map(|(_, income)| income.0),
            existing_credit_fen: figures.map(|figures| figures.existing_credit.0),
            version: *version,
        }
    }

    fn outcome(&self) -> Option<Outcome> {
        self.total?;
        Some(match (self.vetoed, self.scored_grade) {
            (true, _) => Outcome::Vetoed,
            (false, Some(grade)) => Outcome::Graded(grade.0),
            (false, None) => Outcome::NotRatable,
        })
    }

    fn figures(&self) -> Option<Figures> {
        let enterprise = self.net_assets_fen.zip(self.revenue_fen);
        let household = self.household_assets_fen.zip(self.operating_income_fen);
        let line = match (enterprise, household) {
            (Some((net_assets, revenue)), _) => {
                LineFigures::Enterprise { net_assets: Fen(net_assets), revenue: Fen(revenue) }
            }
            (None, Some((assets, income))) => {
                LineFigures::Household { assets: Fen(assets), operating_income: Fen(income) }
            }
            (None, None) => return None,
        };
        Some(Figures { line, existing_credit: Fen(self.existing_credit_fen?) })
    }

    fn score(&self) -> Option<Score> {
        Some(Score { on: self.scored_on?, total: self.total?, missing_points: self.missing_points? })
    }

    fn case(self, db: &mut PgConnection) -> Result<Case, RepoError> {
        let rating = Rating {
            id: self.id.into(),
            member: self.member_id.into(),
            card: self.scorecard_id.into(),
            status: self.status.0,
            outcome: self.outcome(),
            steps: history::steps(db, self.id)?,
            publicity: period(self.public_from, self.public_until)?,
            validity: period(self.valid_from, self.valid_until)?,
            grades: history::grades(db, self.id)?,
            revoked_for: self.revoked_for.map(|kind| kind.0),
        };
        Ok(Case {
            stored: history::Stored::of(&rating),
            score: self.score(),
            figures: self.figures(),
            org_path: OrgPath::parse(&self.org_path).map_err(RepoError::unreadable)?,
            version: self.version,
            rating,
        })
    }
}

pub(super) fn in_scope(scope: &Scope) -> ratings::BoxedQuery<'_, Pg> {
    let all = ratings::table.into_boxed();
    match scope.rows() {
        Rows::All => all,
        Rows::Subtree(path) => all.filter(ratings::org_path.like(subtree(path))),
        Rows::OfMember(id) => all.filter(ratings::member_id.eq(id.uuid())),
        Rows::OfProvider(_) | Rows::OfAccount(_) => all.filter(ratings::id.eq(Uuid::nil())),
    }
}

/// Stores a new rating with its history so far.
///
/// # Errors
/// [`RepoError::Refused`] by `ratings_one_open` or `ratings_one_in_force`.
pub fn insert(db: &mut PgConnection, case: &Case) -> Result<(), RepoError> {
    diesel::insert_into(ratings::table).values(Row::of(case)).execute(db)?;
    history::write(db, &case.rating, &case.stored, None)
}

/// One rating.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn find(db: &mut PgConnection, scope: &Scope, id: RatingId) -> Result<Case, RepoError> {
    let row: Row = in_scope(scope).filter(ratings::id.eq(id.uuid())).select(Row::as_select()).first(db)?;
    row.case(db)
}

/// Stores what has changed since the rating was loaded; `note` says why the last step was taken.
///
/// # Errors
/// [`RepoError::Stale`] unless the rating still has the version seen; [`RepoError::Refused`] by
/// `ratings_one_in_force` while an older rating holds.
pub fn save(db: &mut PgConnection, case: &Case, note: Option<&str>) -> Result<(), RepoError> {
    let seen = ratings::table.find(case.rating.id.uuid()).filter(ratings::version.eq(case.version));
    let row = Row { version: case.version + 1, ..Row::of(case) };
    exactly_one(diesel::update(seen).set(row).execute(db)?)?;
    history::write(db, &case.rating, &case.stored, note)
}

/// The rating of a member that is in force, if there is one: what a newer one replaces.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn in_force(db: &mut PgConnection, member: MemberId) -> Result<Option<Case>, RepoError> {
    let holding = [Code(RatingStatus::Effective), Code(RatingStatus::Downgraded)];
    let of_member = ratings::table.filter(ratings::member_id.eq(member.uuid()).and(ratings::status.eq_any(holding)));
    let row: Option<Row> = of_member.select(Row::as_select()).first(db).optional()?;
    row.map(|row| row.case(db)).transpose()
}

/// Ratings that hold or are on their way go with a member that moves to another town; those that ended stay.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn follow(db: &mut PgConnection, member: MemberId, to: &OrgPath) -> Result<(), RepoError> {
    let ended = [RatingStatus::Revoked, RatingStatus::Expired, RatingStatus::ReRated].map(Code);
    let going = ratings::table.filter(ratings::member_id.eq(member.uuid()).and(ratings::status.ne_all(ended)));
    diesel::update(going).set(ratings::org_path.eq(to.as_str())).execute(db)?;
    Ok(())
}

/// The rating that gives a member its grade on the day, also one that a veto has ended.
///
/// # Errors
/// [`RepoError::NotFound`] without one, also out of scope.
pub fn holding_on(db: &mut PgConnection, scope: &Scope, member: MemberId, on: NaiveDate) -> Result<Case, RepoError> {
    let giving = [Code(RatingStatus::Effective), Code(RatingStatus::Downgraded), Code(RatingStatus::Revoked)];
    let row: Row = in_scope(scope)
        .filter(ratings::member_id.eq(member.uuid()).and(ratings::status.eq_any(giving)))
        .filter(ratings::valid_from.le(on).and(ratings::valid_until.gt(on)))
        .order(ratings::valid_from.desc())
        .select(Row::as_select())
        .first(db)?;
    row.case(db)
}

/// The grade of a member on a day, for whatever depends on it; `None` for a member without one (2.1, R2.7).
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn grade_on(db: &mut PgConnection, member: MemberId, on: NaiveDate) -> Result<Option<Grade>, RepoError> {
    let begun = ratings::table.filter(ratings::member_id.eq(member.uuid()).and(ratings::valid_from.le(on)));
    let rows: Vec<Row> = begun.select(Row::as_select()).load(db)?;
    let cases = rows.into_iter().map(|row| Ok(row.case(db)?.rating)).collect::<Result<Vec<_>, RepoError>>()?;
    Ok(grade_among(&cases, on))
}

/// The number and the name of the member of a rating.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn member_label(db: &mut PgConnection, case: &Case) -> Result<(String, String), RepoError> {
    let member = members::table.find(case.rating.member.uuid()).inner_join(membership_forms::table);
    Ok(member.select((members::number, membership_forms::name)).first(db)?)
}

/// Every step of a rating with why it was taken and the name of who took it.
pub use super::history::{Told, told};
