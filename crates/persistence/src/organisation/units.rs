//! Units of the tree. What belongs to a unit refers to its path and follows it when it moves.

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Date, Nullable, Uuid as SqlUuid};
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::{Id, OrgUnitId};
use domain::kernel::identifier::DivisionCode;
use domain::kernel::org_path::OrgPath;
use domain::kernel::text::Line;
use domain::organisation::unit::{Unit, UnitKind};
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::pinyin::initials;
use crate::kernel::scope::{containing, subtree};
use crate::schema::{org_placements, org_units, sites};

/// Held by whoever changes the tree until commit, so that two moves never cross.
const TREE: i64 = 0x5ea1_0000_0000_0003;

/// A unit with the version of its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRecord {
    /// The unit.
    pub unit: Unit,
    /// Grows with every change.
    pub version: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = org_units, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    kind: Code<UnitKind>,
    name: String,
    division_code: Option<String>,
    serial: i64,
    org_path: String,
    parent_id: Option<Uuid>,
    founded_on: NaiveDate,
    closed_on: Option<NaiveDate>,
    version: i64,
}

impl TryFrom<Row> for UnitRecord {
    type Error = RepoError;

    fn try_from(row: Row) -> Result<Self, RepoError> {
        let Row { id, kind, name, division_code, serial, org_path, parent_id, founded_on, closed_on, version } = row;
        let unit = Unit {
            id: id.into(),
            kind: kind.0,
            name: Line::parse(&name).map_err(RepoError::unreadable)?,
            division_code: division_code
                .map(|code| DivisionCode::parse(&code))
                .transpose()
                .map_err(RepoError::unreadable)?,
            serial,
            path: OrgPath::parse(&org_path).map_err(RepoError::unreadable)?,
            parent_id: parent_id.map(Id::from),
            founded_on,
            closed_on,
        };
        Ok(Self { unit, version })
    }
}

/// Which units are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Units of this kind.
    pub kind: Option<UnitKind>,
    /// Units directly below this one.
    pub parent_id: Option<Uuid>,
    /// A piece of the name, or of the first letters of its syllables.
    pub words: Option<String>,
}

/// Waits until nobody else changes the tree; held until commit.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn lock_tree(db: &mut PgConnection) -> Result<(), RepoError> {
    diesel::sql_query("SELECT pg_advisory_xact_lock($1)").bind::<BigInt, _>(TREE).execute(db)?;
    Ok(())
}

/// The next unit's own step in the path; never given out twice.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn next_serial(db: &mut PgConnection) -> Result<i64, RepoError> {
    let next = diesel::dsl::sql::<BigInt>("SELECT nextval(pg_get_serial_sequence('org_units', 'serial'))");
    Ok(next.get_result(db)?)
}

/// Puts a unit into the tree, where it stands from `placed_on` on.
///
/// # Errors
/// [`RepoError::Refused`] by `org_units_one_per_town` if another federation serves the town in that time.
pub fn insert(db: &mut PgConnection, unit: &Unit, placed_on: NaiveDate) -> Result<(), RepoError> {
    let Unit { id, kind, name, division_code, serial, path, parent_id, founded_on, closed_on } = unit;
    diesel::insert_into(org_units::table)
        .values((
            org_units::id.eq(id.uuid()),
            org_units::kind.eq(Code(*kind)),
            org_units::name.eq(name.as_str()),
            org_units::name_initials.eq(initials(name.as_str())),
            org_units::division_code.eq(division_code.as_ref().map(DivisionCode::as_str)),
            org_units::serial.eq(serial),
            org_units::org_path.eq(path.as_str()),
            org_units::parent_id.eq(parent_id.map(Id::uuid)),
            org_units::founded_on.eq(founded_on),
            org_units::closed_on.eq(closed_on),
        ))
        .execute(db)?;
    place(db, *id, *parent_id, placed_on)
}

/// One unit, open or closed.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn find(db: &mut PgConnection, scope: &Scope, id: OrgUnitId) -> Result<UnitRecord, RepoError> {
    let row: Row = in_scope(scope).filter(org_units::id.eq(id.uuid())).select(Row::as_select()).first(db)?;
    row.try_into()
}

/// One unit below the unit where it stood that day.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope or if the unit was not in the tree that day.
pub fn find_as_of(
    db: &mut PgConnection,
    scope: &Scope,
    id: OrgUnitId,
    day: NaiveDate,
) -> Result<UnitRecord, RepoError> {
    let standing = org_placements::table
        .filter(org_placements::org_unit_id.eq(id.uuid()).and(org_placements::during.contains(day)))
        .select(org_placements::parent_id);
    let mut record = find(db, scope, id)?;
    record.unit.parent_id = standing.first::<Option<Uuid>>(db)?.map(Id::from);
    Ok(record)
}

/// The tree as it stood that day, in the order in which units entered it. The key is the unit's serial.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    filter: &Filter,
    day: NaiveDate,
    page: &PageRequest<i64>,
) -> Result<Page<UnitRecord, i64>, RepoError> {
    let mut query = org_units::table
        .inner_join(org_placements::table.on(org_placements::org_unit_id.eq(org_units::id)))
        .filter(org_placements::during.contains(day))
        .select((Row::as_select(), org_placements::parent_id))
        .order(org_units::serial)
        .limit(page.fetch())
        .into_boxed();
    match scope.rows() {
        Rows::All => {}
        Rows::Subtree(path) => query = query.filter(org_units::org_path.like(subtree(path))),
        Rows::OfProvider(_) | Rows::OfMember(_) | Rows::OfAccount(_) => {
            query = query.filter(diesel::dsl::sql::<Bool>("false"));
        }
    }
    if let Some(kind) = filter.kind {
        query = query.filter(org_units::kind.eq(Code(kind)));
    }
    if let Some(parent_id) = filter.parent_id {
        query = query.filter(org_placements::parent_id.eq(parent_id));
    }
    if let Some(words) = &filter.words {
        let typed = org_units::name_initials.like(containing(&words.to_lowercase()));
        query = query.filter(org_units::name.like(containing(words)).or(typed));
    }
    if let Some(after) = page.after {
        query = query.filter(org_units::serial.gt(after));
    }
    let rows: Vec<(Row, Option<Uuid>)> = query.load(db)?;
    let standing = |(row, parent_id): (Row, Option<Uuid>)| UnitRecord::try_from(Row { parent_id, ..row });
    let records = rows.into_iter().map(standing).collect::<Result<_, _>>()?;
    Ok(page.page(records, |record: &UnitRecord| record.unit.serial))
}

/// The open town federation that serves the town of a town's or village's code (9 or 12 digits): identifier,
/// path and name.
///
/// # Errors
/// [`RepoError::NotFound`] if no federation serves that town.
pub fn town_federation_of(
    db: &mut PgConnection,
    division_code: &str,
) -> Result<(OrgUnitId, OrgPath, String), RepoError> {
    let town = division_code.get(..9).ok_or(RepoError::NotFound)?;
    let serving = org_units::table
        .filter(org_units::kind.eq(Code(UnitKind::TownFederation)))
        .filter(org_units::division_code.eq(town).and(org_units::closed_on.is_null()))
        .select((org_units::id, org_units::org_path, org_units::name));
    let (id, path, name): (Uuid, String, String) = serving.first(db)?;
    Ok((id.into(), OrgPath::parse(&path).map_err(RepoError::unreadable)?, name))
}

/// Writes down where a unit stands from `on` on. Everything below it moves with it.
///
/// # Errors
/// [`RepoError::Stale`] unless the unit still has the version seen; [`RepoError::Refused`] by
/// `org_placements_during_some` or `org_placements_one_at_a_time` if it came to its present place on that day or
/// later.
pub fn relocate(db: &mut PgConnection, was: &UnitRecord, unit: &Unit, on: NaiveDate) -> Result<(), RepoError> {
    let set = (org_units::parent_id.eq(unit.parent_id.map(Id::uuid)), org_units::version.eq(was.version + 1));
    exactly_one(diesel::update(seen(was)).set(set).execute(db)?)?;
    let old = was.unit.path.as_str();
    let rest = i32::try_from(old.len() + 1).map_err(RepoError::unreadable)?;
    let moved = diesel::dsl::sql::<diesel::sql_types::Text>("")
        .bind::<diesel::sql_types::Text, _>(unit.path.as_str())
        .sql(" || substr(org_path, ")
        .bind::<diesel::sql_types::Integer, _>(rest)
        .sql(")");
    let below = org_units::table.filter(org_units::org_path.like(subtree(&was.unit.path)));
    diesel::update(below).set(org_units::org_path.eq(moved)).execute(db)?;
    unplace(db, unit.id, on)?;
    place(db, unit.id, unit.parent_id, on)
}

/// Writes down a unit's closing.
///
/// # Errors
/// [`RepoError::Stale`] unless the unit still has the version seen; [`RepoError::Refused`] by
/// `org_placements_during_some` if it came to its present place on that day or later.
pub fn set_closed(db: &mut PgConnection, was: &UnitRecord, on: NaiveDate) -> Result<(), RepoError> {
    let set = (org_units::closed_on.eq(on), org_units::version.eq(was.version + 1));
    exactly_one(diesel::update(seen(was)).set(set).execute(db)?)?;
    unplace(db, was.unit.id, on)
}

/// Gives a unit another name.
///
/// # Errors
/// [`RepoError::Stale`] unless the unit still has the version seen.
pub fn rename(db: &mut PgConnection, was: &UnitRecord, name: &Line<100>) -> Result<(), RepoError> {
    let names = (org_units::name.eq(name.as_str()), org_units::name_initials.eq(initials(name.as_str())));
    exactly_one(diesel::update(seen(was)).set((names, org_units::version.eq(was.version + 1))).execute(db)?)
}

/// How many units and sites directly below a unit are open on that day or later.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn open_below(db: &mut PgConnection, id: OrgUnitId, day: NaiveDate) -> Result<usize, RepoError> {
    let later = diesel::dsl::sql::<Bool>("NOT during << daterange(").bind::<Date, _>(day).sql(", NULL)");
    let units: i64 = org_placements::table
        .filter(org_placements::parent_id.eq(id.uuid()))
        .filter(later)
        .select(diesel::dsl::count(org_placements::org_unit_id).aggregate_distinct())
        .get_result(db)?;
    let open = sites::closed_on.is_null().or(sites::closed_on.gt(day).assume_not_null());
    let sites: i64 = sites::table.filter(sites::org_unit_id.eq(id.uuid())).filter(open).count().get_result(db)?;
    usize::try_from(units + sites).map_err(RepoError::unreadable)
}

fn in_scope(scope: &Scope) -> org_units::BoxedQuery<'_, Pg> {
    let all = org_units::table.into_boxed();
    match scope.rows() {
        Rows::All => all,
        Rows::Subtree(path) => all.filter(org_units::org_path.like(subtree(path))),
        Rows::OfProvider(_) | Rows::OfMember(_) | Rows::OfAccount(_) => all.filter(diesel::dsl::sql::<Bool>("false")),
    }
}

#[diesel::dsl::auto_type]
fn seen(was: &UnitRecord) -> _ {
    let id: Uuid = was.unit.id.uuid();
    let version: i64 = was.version;
    org_units::table.filter(org_units::id.eq(id)).filter(org_units::version.eq(version))
}

fn place(db: &mut PgConnection, id: OrgUnitId, parent_id: Option<OrgUnitId>, on: NaiveDate) -> Result<(), RepoError> {
    diesel::sql_query("INSERT INTO org_placements VALUES ($1, $2, daterange($3, NULL))")
        .bind::<SqlUuid, _>(id.uuid())
        .bind::<Nullable<SqlUuid>, _>(parent_id.map(Id::uuid))
        .bind::<Date, _>(on)
        .execute(db)?;
    Ok(())
}

fn unplace(db: &mut PgConnection, id: OrgUnitId, on: NaiveDate) -> Result<(), RepoError> {
    let standing = "UPDATE org_placements SET during = during * daterange(NULL, $2) \
                    WHERE org_unit_id = $1 AND upper_inf(during)";
    let ended = diesel::sql_query(standing).bind::<SqlUuid, _>(id.uuid()).bind::<Date, _>(on).execute(db)?;
    exactly_one(ended)
}

/// The names of units, for records that show whose they are.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn names(db: &mut PgConnection, ids: &[Uuid]) -> Result<std::collections::HashMap<Uuid, String>, RepoError> {
    let named = org_units::table.filter(org_units::id.eq_any(ids)).select((org_units::id, org_units::name));
    Ok(named.load::<(Uuid, String)>(db)?.into_iter().collect())
}

/// Units by their serial numbers, wherever they stand now: identifier and name.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn by_serial(
    db: &mut PgConnection,
    serials: &[i64],
) -> Result<std::collections::HashMap<i64, (Uuid, String)>, RepoError> {
    let found = org_units::table.filter(org_units::serial.eq_any(serials));
    let rows: Vec<(i64, Uuid, String)> = found.select((org_units::serial, org_units::id, org_units::name)).load(db)?;
    Ok(rows.into_iter().map(|(serial, id, name)| (serial, (id, name))).collect())
}
