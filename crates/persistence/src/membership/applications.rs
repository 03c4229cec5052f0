//! Applications for membership.

use chrono::NaiveDate;
use diesel::helper_types::{InnerJoin, IntoBoxed};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::{AccountId, ApplicationId, OrgUnitId};
use domain::kernel::org_path::OrgPath;
use domain::kernel::period::Period;
use domain::kernel::text::Line;
use domain::membership::application::{Application, Objection, Review, Submission};
use domain::membership::application_status::ApplicationStatus;
use domain::membership::member_type::MemberType;
use uuid::Uuid;

use super::forms::{self, SealedForm};
use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::keyring::Keyring;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::scope::subtree;
use crate::schema::{applications, membership_forms};

const BATCH: usize = 1_000;

/// An application as it stands, its personal data in plain text: for a decision, or to be shown masked.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The application.
    pub application: Application,
    /// The number under which people speak of it.
    pub number: String,
    /// Hash of the code by which the applicant follows it.
    pub tracking_hash: Vec<u8>,
    /// The row of its form.
    pub form_id: Uuid,
    /// Keyed hash of the applicant's identity.
    pub identity_digest: Vec<u8>,
    /// The unit that receives it.
    pub org_unit_id: OrgUnitId,
    /// Grows with every step.
    pub version: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = applications, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    number: String,
    tracking_hash: Vec<u8>,
    form_id: Uuid,
    identity_digest: Vec<u8>,
    org_unit_id: Uuid,
    org_path: String,
    version: i64,
    entered_by: Option<Uuid>,
    #[diesel(embed)]
    standing: Standing,
}

/// The columns that a step can change.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = applications, check_for_backend(Pg), treat_none_as_null = true)]
struct Standing {
    status: Code<ApplicationStatus>,
    submitted_by: Option<Uuid>,
    submitted_on: NaiveDate,
    town_reviewed_by: Option<Uuid>,
    town_reviewed_on: Option<NaiveDate>,
    county_reviewed_by: Option<Uuid>,
    county_reviewed_on: Option<NaiveDate>,
    sent_back_on: Option<NaiveDate>,
    council_approved_on: Option<NaiveDate>,
    publicity_from: Option<NaiveDate>,
    publicity_until: Option<NaiveDate>,
    objection_reason: Option<String>,
    objection_raised_on: Option<NaiveDate>,
    reason: Option<String>,
    closed_on: Option<NaiveDate>,
}

fn standing(application: &Application) -> Result<Standing, RepoError> {
    let submission = application.submission.ok_or_else(|| RepoError::unreadable("an application not submitted"))?;
    let account = |id: AccountId| id.uuid();
    let objection = application.objection.as_ref();
    Ok(Standing {
        status: Code(application.status),
        submitted_by: submission.by.map(account),
        submitted_on: submission.on,
        town_reviewed_by: application.town_review.map(|review| review.by.uuid()),
        town_reviewed_on: application.town_review.map(|review| review.on),
        county_reviewed_by: application.county_review.map(|review| review.by.uuid()),
        county_reviewed_on: application.county_review.map(|review| review.on),
        sent_back_on: application.sent_back_on,
        council_approved_on: application.council_approved_on,
        publicity_from: application.publicity.map(|publicity| publicity.from()),
        publicity_until: application.publicity.map(|publicity| publicity.until()),
        objection_reason: objection.map(|objection| objection.reason.as_str().to_owned()),
        objection_raised_on: objection.map(|objection| objection.raised_on),
        reason: application.reason.clone().map(Into::into),
        closed_on: application.closed_on,
    })
}

fn review(by: Option<Uuid>, on: Option<NaiveDate>) -> Option<Review> {
    by.zip(on).map(|(by, on)| Review { by: by.into(), on })
}

fn stored((row, form): (Row, forms::Row), keys: &Keyring) -> Result<Stored, RepoError> {
    let reason = |text: &str| Line::parse(text).map_err(RepoError::unreadable);
    let standing = row.standing;
    let objection = standing.objection_reason.zip(standing.objection_raised_on);
    let objection =
        objection.map(|(text, raised_on)| Ok::<_, RepoError>(Objection { reason: reason(&text)?, raised_on }));
    let publicity = standing.publicity_from.zip(standing.publicity_until);
    let publicity = publicity.map(|(from, until)| Period::new(from, until).map_err(RepoError::unreadable));
    let application = Application {
        id: row.id.into(),
        org_path: OrgPath::parse(&row.org_path).map_err(RepoError::unreadable)?,
        form: form.open(keys)?,
        status: standing.status.0,
        entered_by: row.entered_by.map(Into::into),
        submission: Some(Submission { by: standing.submitted_by.map(Into::into), on: standing.submitted_on }),
        town_review: review(standing.town_reviewed_by, standing.town_reviewed_on),
        county_review: review(standing.county_reviewed_by, standing.county_reviewed_on),
        sent_back_on: standing.sent_back_on,
        council_approved_on: standing.council_approved_on,
        publicity: publicity.transpose()?,
        objection: objection.transpose()?,
        reason: standing.reason.as_deref().map(reason).transpose()?,
        closed_on: standing.closed_on,
    };
    Ok(Stored {
        application,
        number: row.number,
        tracking_hash: row.tracking_hash,
        form_id: row.form_id,
        identity_digest: row.identity_digest,
        org_unit_id: row.org_unit_id.into(),
        version: row.version,
    })
}

type WithForm = InnerJoin<applications::table, membership_forms::table>;

fn in_scope<'a>(scope: &Scope) -> IntoBoxed<'a, WithForm, Pg> {
    let all = applications::table.inner_join(membership_forms::table).into_boxed();
    match scope.rows() {
        Rows::All => all,
        Rows::Subtree(path) => all.filter(applications::org_path.like(subtree(path))),
        Rows::OfProvider(_) | Rows::OfMember(_) | Rows::OfAccount(_) => all.filter(applications::id.eq(Uuid::nil())),
    }
}

/// One application.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope; [`RepoError::Unreadable`] for a row that the keys do not open.
pub fn find(db: &mut PgConnection, scope: &Scope, keys: &Keyring, id: ApplicationId) -> Result<Stored, RepoError> {
    let found = in_scope(scope).filter(applications::id.eq(id.uuid()));
    stored(found.select((Row::as_select(), forms::Row::as_select())).first(db)?, keys)
}

/// The application under a number, for whoever proves to be the applicant.
///
/// # Errors
/// As [`find`].
pub fn by_number(db: &mut PgConnection, keys: &Keyring, number: &str) -> Result<Stored, RepoError> {
    let found = applications::table.inner_join(membership_forms::table).filter(applications::number.eq(number));
    stored(found.select((Row::as_select(), forms::Row::as_select())).first(db)?, keys)
}

/// An application as a list shows it.
#[derive(Debug, Clone, Queryable)]
pub struct Summary {
    /// Its identifier.
    pub id: Uuid,
    /// The number under which people speak of it.
    pub number: String,
    /// The applicant.
    pub name: String,
    /// What the applicant wants to be.
    pub member_type: Code<MemberType>,
    /// Where it stands.
    pub status: Code<ApplicationStatus>,
    /// The unit that receives it.
    pub org_unit_id: Uuid,
    /// When it was submitted last.
    pub submitted_on: NaiveDate,
    /// When the county last gave it back to the town.
    pub sent_back_on: Option<NaiveDate>,
    /// When the town passed it.
    pub town_reviewed_on: Option<NaiveDate>,
    /// When the county passed it.
    pub county_reviewed_on: Option<NaiveDate>,
    /// The first day on which the decision no longer hangs out.
    pub publicity_until: Option<NaiveDate>,
    /// When somebody objected, while that is not answered.
    pub objection_raised_on: Option<NaiveDate>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// Grows with every step.
    pub version: i64,
}

/// Which applications a list shows.
#[derive(Debug, Clone, Default)]
pub struct ApplicationFilter {
    /// Standing there.
    pub status: Option<ApplicationStatus>,
    /// A piece of the name, the beginning of its initials, or the beginning of the number.
    pub text: Option<String>,
}

/// The newest applications first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    filter: &ApplicationFilter,
    page: &PageRequest<Uuid>,
) -> Result<Page<Summary, Uuid>, RepoError> {
    let mut query = in_scope(scope).order(applications::id.desc()).limit(page.fetch());
    if let Some(status) = filter.status {
        query = query.filter(applications::status.eq(Code(status)));
    }
    if let Some(text) = &filter.text {
        let piece = forms::escaped(text);
        let by_name = membership_forms::name.like(format!("%{piece}%"));
        let by_initials = membership_forms::name_initials.like(format!("{}%", piece.to_lowercase()));
        let by_number = applications::number.like(format!("{}%", piece.to_uppercase()));
        query = query.filter(by_name.or(by_initials).or(by_number));
    }
    if let Some(after) = page.after {
        query = query.filter(applications::id.lt(after));
    }
    let shown = query.select((
        applications::id,
        applications::number,
        membership_forms::name,
        membership_forms::member_type,
        applications::status,
        applications::org_unit_id,
        applications::submitted_on,
        applications::sent_back_on,
        applications::town_reviewed_on,
        applications::county_reviewed_on,
        applications::publicity_until,
        applications::objection_raised_on,
        applications::closed_on,
        applications::version,
    ));
    Ok(page.page(shown.load::<Summary>(db)?, |summary| summary.id))
}

/// The day of the last rejection under an identity.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn last_rejected_on(db: &mut PgConnection, identity_digest: &[u8]) -> Result<Option<NaiveDate>, RepoError> {
    let rejected = applications::table
        .filter(applications::identity_digest.eq(identity_digest))
        .filter(applications::status.eq(Code(ApplicationStatus::Rejected)));
    Ok(rejected.select(diesel::dsl::max(applications::closed_on)).first(db)?)
}

/// Whether an application under an identity is on its way.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn is_open(db: &mut PgConnection, identity_digest: &[u8]) -> Result<bool, RepoError> {
    let closed = [ApplicationStatus::Admitted, ApplicationStatus::Rejected, ApplicationStatus::Withdrawn].map(Code);
    let open = applications::table
        .filter(applications::identity_digest.eq(identity_digest))
        .filter(applications::status.ne_all(closed));
    Ok(diesel::select(diesel::dsl::exists(open)).get_result(db)?)
}

#[derive(QueryableByName)]
struct Drawn {
    #[diesel(sql_type = BigInt)]
    serial: i64,
}

/// Draws the next application numbers in a county of six digits, such as `A-330382-000123`.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn draw_numbers(db: &mut PgConnection, county: &str, count: u32) -> Result<Vec<String>, RepoError> {
    let drawn: Vec<Drawn> =
        diesel::sql_query("SELECT nextval('application_numbers') AS serial FROM generate_series(1, $1)")
            .bind::<BigInt, _>(i64::from(count))
            .load(db)?;
    Ok(drawn.iter().map(|drawn| format!("A-{county}-{:06}", drawn.serial)).collect())
}

/// An application to be entered, in whatever status; its form is stored.
#[derive(Debug, Clone)]
pub struct NewApplication<'a> {
    /// The application, submitted at least once.
    pub application: &'a Application,
    /// Its number.
    pub number: &'a str,
    /// SHA-256 of the code by which the applicant follows it.
    pub tracking_hash: &'a [u8],
    /// The row of its form.
    pub form_id: Uuid,
    /// Keyed hash of the applicant's identity.
    pub identity_digest: &'a [u8],
    /// The unit that receives it.
    pub org_unit_id: OrgUnitId,
}

#[derive(Insertable)]
#[diesel(table_name = applications)]
struct NewRow<'a> {
    id: Uuid,
    number: &'a str,
    tracking_hash: &'a [u8],
    form_id: Uuid,
    identity_digest: &'a [u8],
    org_unit_id: Uuid,
    org_path: &'a str,
    entered_by: Option<Uuid>,
    #[diesel(embed)]
    standing: Standing,
}

fn values<'a>(new: &NewApplication<'a>) -> Result<NewRow<'a>, RepoError> {
    Ok(NewRow {
        id: new.application.id.uuid(),
        number: new.number,
        tracking_hash: new.tracking_hash,
        form_id: new.form_id,
        identity_digest: new.identity_digest,
        org_unit_id: new.org_unit_id.uuid(),
        org_path: new.application.org_path.as_str(),
        entered_by: new.application.entered_by.map(|id| id.uuid()),
        standing: standing(new.application)?,
    })
}

/// Enters applications.
///
/// # Errors
/// [`RepoError::Refused`] by `applications_identity_once` for an identity with an open application.
pub fn insert(db: &mut PgConnection, new: &[NewApplication]) -> Result<(), RepoError> {
    for batch in new.chunks(BATCH) {
        let rows: Vec<_> = batch.iter().map(values).collect::<Result<_, _>>()?;
        diesel::insert_into(applications::table).values(rows).execute(db)?;
    }
    Ok(())
}

/// Writes a step down.
///
/// # Errors
/// [`RepoError::Stale`] unless the application still has the version seen.
pub fn save(db: &mut PgConnection, was: &Stored, now: &Application) -> Result<(), RepoError> {
    let seen = applications::table.find(now.id.uuid()).filter(applications::version.eq(was.version));
    exactly_one(diesel::update(seen).set((standing(now)?, applications::version.eq(was.version + 1))).execute(db)?)
}

/// Writes down that it was handed in again, with another form and possibly for another unit; the former form is
/// forgotten.
///
/// # Errors
/// As [`save`] and [`insert`].
pub fn save_again(
    db: &mut PgConnection,
    was: &Stored,
    now: &Application,
    form: SealedForm,
    org_unit_id: OrgUnitId,
) -> Result<(), RepoError> {
    let set = (
        applications::form_id.eq(form.id()),
        applications::identity_digest.eq(form.identity_digest.clone()),
        applications::org_unit_id.eq(org_unit_id.uuid()),
        applications::org_path.eq(now.org_path.as_str()),
    );
    forms::insert(db, vec![form])?;
    let seen = applications::table.find(now.id.uuid()).filter(applications::version.eq(was.version));
    exactly_one(diesel::update(seen).set(set).execute(db)?)?;
    save(db, was, now)?;
    diesel::delete(membership_forms::table.find(was.form_id)).execute(db)?;
    Ok(())
}
