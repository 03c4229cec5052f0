//! Places that units run.

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::SiteId;
use domain::kernel::identifier::DivisionCode;
use domain::kernel::org_path::OrgPath;
use domain::kernel::text::Line;
use domain::organisation::site::{Site, SiteKind};
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::scope::{starting, subtree};
use crate::schema::sites;

/// A site with where its unit stands and the version of its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteRecord {
    /// The site.
    pub site: Site,
    /// Where its unit stands.
    pub org_path: OrgPath,
    /// Grows with every change.
    pub version: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = sites, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    org_unit_id: Uuid,
    org_path: String,
    kind: Code<SiteKind>,
    name: String,
    division_code: String,
    address: String,
    opened_on: NaiveDate,
    closed_on: Option<NaiveDate>,
    version: i64,
}

impl TryFrom<Row> for SiteRecord {
    type Error = RepoError;

    fn try_from(row: Row) -> Result<Self, RepoError> {
        let Row { id, org_unit_id, org_path, kind, name, division_code, address, opened_on, closed_on, version } = row;
        let site = Site {
            id: id.into(),
            org_unit_id: org_unit_id.into(),
            kind: kind.0,
            name: Line::parse(&name).map_err(RepoError::unreadable)?,
            division_code: DivisionCode::parse(&division_code).map_err(RepoError::unreadable)?,
            address: Line::parse(&address).map_err(RepoError::unreadable)?,
            opened_on,
            closed_on,
        };
        Ok(Self { site, org_path: OrgPath::parse(&org_path).map_err(RepoError::unreadable)?, version })
    }
}

/// Which sites are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Sites of this unit.
    pub org_unit_id: Option<Uuid>,
    /// Sites of this kind.
    pub kind: Option<SiteKind>,
    /// Sites in this division or one below it.
    pub division_code: Option<String>,
}

/// Opens a site of the unit at `org_path`.
///
/// # Errors
/// [`RepoError::Refused`] by `sites_org_path_unit` if the unit moved meanwhile.
pub fn insert(db: &mut PgConnection, site: &Site, org_path: &OrgPath) -> Result<(), RepoError> {
    let Site { id, org_unit_id, kind, name, division_code, address, opened_on, closed_on } = site;
    diesel::insert_into(sites::table)
        .values((
            sites::id.eq(id.uuid()),
            sites::org_unit_id.eq(org_unit_id.uuid()),
            sites::org_path.eq(org_path.as_str()),
            sites::kind.eq(Code(*kind)),
            sites::name.eq(name.as_str()),
            sites::division_code.eq(division_code.as_str()),
            sites::address.eq(address.as_str()),
            sites::opened_on.eq(opened_on),
            sites::closed_on.eq(closed_on),
        ))
        .execute(db)?;
    Ok(())
}

/// One site, open or closed.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn find(db: &mut PgConnection, scope: &Scope, id: SiteId) -> Result<SiteRecord, RepoError> {
    let row: Row = in_scope(scope).filter(sites::id.eq(id.uuid())).select(Row::as_select()).first(db)?;
    row.try_into()
}

/// The sites open on that day, in the order in which they were entered. The key is the site's identifier.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    filter: &Filter,
    day: NaiveDate,
    page: &PageRequest<Uuid>,
) -> Result<Page<SiteRecord, Uuid>, RepoError> {
    let open = sites::closed_on.is_null().or(sites::closed_on.gt(day).assume_not_null());
    let mut query = in_scope(scope).filter(sites::opened_on.le(day)).filter(open).order(sites::id).limit(page.fetch());
    if let Some(org_unit_id) = filter.org_unit_id {
        query = query.filter(sites::org_unit_id.eq(org_unit_id));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(sites::kind.eq(Code(kind)));
    }
    if let Some(code) = &filter.division_code {
        query = query.filter(sites::division_code.like(starting(code)));
    }
    if let Some(after) = page.after {
        query = query.filter(sites::id.gt(after));
    }
    let rows: Vec<Row> = query.select(Row::as_select()).load(db)?;
    let records = rows.into_iter().map(SiteRecord::try_from).collect::<Result<_, _>>()?;
    Ok(page.page(records, |record: &SiteRecord| record.site.id.uuid()))
}

/// Writes down a site's closing.
///
/// # Errors
/// [`RepoError::Stale`] unless the site still has the version seen.
pub fn set_closed(db: &mut PgConnection, was: &SiteRecord, on: NaiveDate) -> Result<(), RepoError> {
    let seen = sites::table.filter(sites::id.eq(was.site.id.uuid())).filter(sites::version.eq(was.version));
    let set = (sites::closed_on.eq(on), sites::version.eq(was.version + 1));
    exactly_one(diesel::update(seen).set(set).execute(db)?)
}

fn in_scope(scope: &Scope) -> sites::BoxedQuery<'_, Pg> {
    let all = sites::table.into_boxed();
    match scope.rows() {
        Rows::All => all,
        Rows::Subtree(path) => all.filter(sites::org_path.like(subtree(path))),
        Rows::OfProvider(_) | Rows::OfMember(_) | Rows::OfAccount(_) => all.filter(diesel::dsl::sql::<Bool>("false")),
    }
}
