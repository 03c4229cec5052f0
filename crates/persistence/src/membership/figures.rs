//! The figures of the entry rate: one definition gives both a number and the rows that it counts.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Jsonb, Nullable, Text, Uuid as SqlUuid};
use domain::kernel::access::{Rows, Scope};
use domain::kernel::org_path::OrgPath;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::check::MandatoryField;
use domain::membership::entry_rate::{EntryPolicy, is_on_roster};
use domain::membership::figure::{Counted, EntryGap, MemberFigure};
use domain::membership::member::MemberStatus;
use domain::membership::member_type::{IdentityKind, MemberType};
use serde_json::Value;
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::scope::subtree;

/// Of what and as of when figures are asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The day as of which everything is looked at.
    pub on: NaiveDate,
    /// Only of this unit and those below it, which the caller has reached; all in scope without one.
    pub below: Option<OrgPath>,
    /// Only what this unit lists or holds itself, which the caller has reached; of rows.
    pub at: Option<Uuid>,
    /// Only of this type.
    pub member_type: Option<MemberType>,
    /// How long a verification is fresh.
    pub policy: EntryPolicy,
}

/// What a figure counts: which rows of its relation, and what each of them adds.
struct Definition {
    relation: &'static str,
    rows: &'static str,
    counts: &'static str,
}

/// The definitions. Everything that is told of a figure comes from here.
const fn definition(figure: MemberFigure) -> Definition {
    let relation = match figure.counted() {
        Counted::Roster => "listed",
        Counted::Platform => "held",
    };
    let (rows, counts) = match figure {
        MemberFigure::Roster | MemberFigure::Members => ("true", "1"),
        MemberFigure::Entered => ("gap IS NULL", "1"),
        MemberFigure::NotOnPlatform => ("gap IS NOT DISTINCT FROM 'not_on_platform'", "1"),
        MemberFigure::NotActive => ("gap IS NOT DISTINCT FROM 'not_active'", "1"),
        MemberFigure::Incomplete => ("gap IS NOT DISTINCT FROM 'incomplete'", "1"),
        MemberFigure::IdentityFailed => ("gap IS NOT DISTINCT FROM 'identity_failed'", "1"),
        MemberFigure::Duplicate => ("gap IS NOT DISTINCT FROM 'duplicate'", "1"),
        MemberFigure::NotVerified => ("gap IS NOT DISTINCT FROM 'not_verified'", "1"),
        MemberFigure::MandatoryFields => ("true", "mandatory"),
        MemberFigure::FilledFields => ("true", "filled"),
        MemberFigure::Active => ("rights", "1"),
        MemberFigure::Fresh => ("rights AND fresh IS TRUE", "1"),
        MemberFigure::Stale => ("rights AND fresh IS NOT TRUE", "1"),
    };
    Definition { relation, rows, counts }
}

/// When a mandatory field of a form `f` is filled.
const fn filled(field: MandatoryField) -> &'static str {
    match field {
        MandatoryField::Name => "f.name <> ''",
        MandatoryField::Identity => "octet_length(f.identity_sealed) > 0",
        MandatoryField::ContactName => "f.contact_name <> ''",
        MandatoryField::ContactMobile => "octet_length(f.contact_mobile_sealed) > 0",
        MandatoryField::Division => "f.division_code <> ''",
        MandatoryField::Address => "f.address <> ''",
        MandatoryField::Industries => "cardinality(f.industries) > 0",
        MandatoryField::Scale => "f.scale_count > 0",
        MandatoryField::DemoLevel => "f.demo_level <> ''",
        MandatoryField::LegalName => "f.legal_name <> ''",
        MandatoryField::LegalResidentId => "octet_length(f.legal_resident_id_sealed) > 0",
        MandatoryField::LegalMobile => "octet_length(f.legal_mobile_sealed) > 0",
        MandatoryField::RegisteredCapital => "f.registered_capital_fen IS NOT NULL",
        MandatoryField::EstablishedOn => "f.established_on IS NOT NULL",
        MandatoryField::AnnualRevenue => "f.annual_revenue_fen IS NOT NULL",
        MandatoryField::Employees => "f.employees IS NOT NULL",
        MandatoryField::HouseholdsDriven => "f.households_driven IS NOT NULL",
        MandatoryField::MembersTotal => "f.members_total IS NOT NULL",
        MandatoryField::FarmerMembers => "f.farmer_members IS NOT NULL",
        MandatoryField::OrganisationMembers => "f.organisation_members IS NOT NULL",
    }
}

/// To whose forms a mandatory field belongs, as the rules say.
fn applies(field: MandatoryField) -> String {
    let kinds = |member_type: MemberType| {
        let asked = IdentityKind::ALL.iter().filter(move |kind| field.applies(member_type, **kind));
        asked.map(move |kind| format!("('{}', '{}')", member_type.code(), kind.code()))
    };
    let all: Vec<String> = MemberType::ALL.iter().copied().flat_map(kinds).collect();
    format!("(f.member_type, f.identity_kind) IN ({})", all.join(", "))
}

/// The relations that all figures count, with the mandatory fields of the rules.
fn relations() -> String {
    let fields = MandatoryField::ALL.iter().copied();
    let demanded: Vec<String> = fields.clone().map(|field| format!("({})::int", applies(field))).collect();
    let lacking = fields.map(|field| {
        let (applies, filled) = (applies(field), filled(field));
        format!("CASE WHEN {applies} AND ({filled}) IS NOT TRUE THEN '{}' END", field.code())
    });
    let missing = format!("array_remove(ARRAY[{}]::text[], NULL)", lacking.collect::<Vec<_>>().join(", "));
    let mandatory = format!("({})", demanded.join(" + "));
    let with_rights = MemberStatus::ALL.iter().filter(|status| status.has_rights());
    let with_rights: Vec<String> = with_rights.map(|status| format!("'{}'", status.code())).collect();
    let text = include_str!("figures.sql").replace("/*with_rights*/", &with_rights.join(", "));
    text.replace("/*mandatory*/", &mandatory).replace("/*missing*/", &missing)
}

/// The subtree in which everything lies, and its root.
fn reach(scope: &Scope, below: Option<&OrgPath>) -> (String, String) {
    match (scope.rows(), below) {
        (Rows::All, None) => ("%".to_owned(), String::new()),
        (Rows::All, Some(path)) => (subtree(path), path.to_string()),
        (Rows::Subtree(root), None) => (subtree(root), root.to_string()),
        (Rows::Subtree(root), Some(path)) if root.covers(path) => (subtree(path), path.to_string()),
        (Rows::Subtree(_) | Rows::OfProvider(_) | Rows::OfMember(_) | Rows::OfAccount(_), _) => Default::default(),
    }
}

fn statuses() -> Vec<&'static str> {
    MemberStatus::ALL.iter().filter(|status| is_on_roster(**status)).map(|status| status.code()).collect()
}

/// Figures by what they count.
pub type Numbers = HashMap<MemberFigure, i64>;

/// The figures of a day: of all together, of each unit, of each type by its code.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// All together.
    pub total: Numbers,
    /// By the unit that lists or holds the member.
    pub units: HashMap<Uuid, Numbers>,
    /// By the type of member.
    pub types: HashMap<String, Numbers>,
}

#[derive(QueryableByName)]
struct Group {
    #[diesel(sql_type = Nullable<SqlUuid>)]
    unit: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    member_type: Option<String>,
    #[diesel(sql_type = Jsonb)]
    numbers: Value,
}

/// What tells groups apart: the columns that make an identity count once in each of them (R1.22), and the labels.
const GROUPS: [(&str, &str); 3] = [
    ("", "NULL::uuid AS unit, NULL::text AS member_type"),
    ("org_unit_id, ", "org_unit_id AS unit, NULL::text AS member_type"),
    ("member_type, ", "NULL::uuid AS unit, member_type"),
];

fn groups(counted: Counted, relation: &str) -> impl Iterator<Item = String> {
    let all = MemberFigure::ALL.iter().filter(move |figure| figure.counted() == counted);
    let sums = all.map(|figure| {
        let Definition { rows, counts, .. } = definition(*figure);
        format!("'{}', coalesce(sum({counts}) FILTER (WHERE {rows}), 0)", figure.code())
    });
    let sums = sums.collect::<Vec<_>>().join(", ");
    GROUPS.into_iter().map(move |(apart, labels)| {
        let by = if apart.is_empty() { String::new() } else { format!(" GROUP BY {}", apart.trim_end_matches(", ")) };
        format!(
            "SELECT {labels}, jsonb_build_object({sums}) AS numbers FROM (SELECT DISTINCT ON ({apart}identity_digest) * \
             FROM {relation} WHERE $6 IS NULL OR member_type = $6 \
             ORDER BY {apart}identity_digest, org_path, key) AS once{by}"
        )
    })
}

/// Every figure.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn numbers(db: &mut PgConnection, scope: &Scope, asked: &Asked) -> Result<Figures, RepoError> {
    let all = groups(Counted::Roster, "listed").chain(groups(Counted::Platform, "held"));
    let text = format!("{} {}", relations(), all.collect::<Vec<_>>().join(" UNION ALL "));
    let found: Vec<Group> = bound(&text, scope, asked).load(db)?;
    let mut figures = Figures::default();
    for Group { unit, member_type, numbers } in found {
        let told = numbers.as_object().into_iter().flatten();
        let known = told.filter_map(|(code, number)| Some((MemberFigure::from_code(code)?, number.as_i64()?)));
        let group = match (unit, member_type) {
            (Some(unit), _) => figures.units.entry(unit).or_default(),
            (None, Some(code)) => figures.types.entry(code).or_default(),
            (None, None) => &mut figures.total,
        };
        group.extend(known);
    }
    Ok(figures)
}

type Bound = diesel::query_builder::BoxedSqlQuery<'static, diesel::pg::Pg, diesel::query_builder::SqlQuery>;

fn bound(text: &str, scope: &Scope, asked: &Asked) -> Bound {
    let (pattern, root) = reach(scope, asked.below.as_ref());
    let fresh_from = asked.policy.fresh_from(asked.on).unwrap_or(NaiveDate::MIN);
    diesel::sql_query(text)
        .into_boxed()
        .bind::<Date, _>(asked.on)
        .bind::<Text, _>(pattern)
        .bind::<Text, _>(root)
        .bind::<Array<Text>, _>(statuses())
        .bind::<Date, _>(fresh_from)
        .bind::<Nullable<Text>, _>(asked.member_type.map(Code))
}

/// A row that a figure counts.
#[derive(Debug, Clone, QueryableByName)]
pub struct FigureRow {
    /// The line of the roster or the member.
    #[diesel(sql_type = SqlUuid)]
    pub key: Uuid,
    /// What it adds to the figure.
    #[diesel(sql_type = BigInt)]
    pub counts: i64,
    /// The member on the platform, if there is one.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub member_id: Option<Uuid>,
    /// The number on its card.
    #[diesel(sql_type = Nullable<Text>)]
    pub number: Option<String>,
    /// Its name, on the roster or on the form.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// What it is.
    #[diesel(sql_type = Text)]
    pub member_type: Code<MemberType>,
    /// By what it is known, masked.
    #[diesel(sql_type = Text)]
    pub identity_masked: String,
    /// The unit that lists or holds it.
    #[diesel(sql_type = SqlUuid)]
    pub org_unit_id: Uuid,
    /// Where the membership stood.
    #[diesel(sql_type = Nullable<Text>)]
    pub status: Option<Code<MemberStatus>>,
    /// Mandatory fields that it must fill.
    #[diesel(sql_type = BigInt)]
    pub mandatory: i64,
    /// Those of them that are empty.
    #[diesel(sql_type = Array<Text>)]
    pub missing: Vec<Code<MandatoryField>>,
    /// Whether its number passed the check.
    #[diesel(sql_type = Nullable<Bool>)]
    pub identity_passed: Option<bool>,
    /// Whether it stands here once.
    #[diesel(sql_type = Nullable<Bool>)]
    pub duplicate_passed: Option<bool>,
    /// When somebody verified it last.
    #[diesel(sql_type = Nullable<Date>)]
    pub verified_on: Option<NaiveDate>,
    /// What keeps it from counting as entered; of rows of the roster.
    #[diesel(sql_type = Nullable<Text>)]
    pub gap: Option<Code<EntryGap>>,
}

#[derive(QueryableByName)]
struct Total {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// The rows of a figure, by name. The key is name and row; the total is how many rows there are.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn rows(
    db: &mut PgConnection,
    scope: &Scope,
    asked: &Asked,
    figure: MemberFigure,
    page: &PageRequest<(String, Uuid)>,
) -> Result<Page<FigureRow, (String, Uuid)>, RepoError> {
    let Definition { relation, rows, counts } = definition(figure);
    let counted = format!(
        "{}, once AS (SELECT DISTINCT ON (identity_digest) * FROM {relation} \
         WHERE ($6 IS NULL OR member_type = $6) AND ($7 IS NULL OR org_unit_id = $7) \
         ORDER BY identity_digest, org_path, key)",
        relations()
    );
    let text = format!(
        "{counted} SELECT {COLUMNS}, ({counts})::bigint AS counts, mandatory::bigint AS mandatory FROM once \
         WHERE ({rows}) AND ($8 IS NULL OR (name, key) > ($8, $9)) ORDER BY name, key LIMIT $10"
    );
    let (name, key) = page.after.clone().unzip();
    let query = bound(&text, scope, asked)
        .bind::<Nullable<SqlUuid>, _>(asked.at)
        .bind::<Nullable<Text>, _>(name)
        .bind::<Nullable<SqlUuid>, _>(key)
        .bind::<BigInt, _>(page.fetch());
    let found = page.page(query.load(db)?, |row: &FigureRow| (row.name.clone(), row.key));
    let all = format!("{counted} SELECT count(*) AS rows FROM once WHERE {rows}");
    let Total { rows } = bound(&all, scope, asked).bind::<Nullable<SqlUuid>, _>(asked.at).get_result(db)?;
    Ok(Page { total: Some(rows), ..found })
}

const COLUMNS: &str = "key, member_id, number, name, member_type, identity_masked, org_unit_id, status, missing, \
                       identity_passed, duplicate_passed, verified_on, gap";

/// The rosters that the figures of a day count.
#[derive(Debug, Clone, QueryableByName)]
pub struct InForce {
    /// The roster.
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    /// Its year.
    #[diesel(sql_type = diesel::sql_types::SmallInt)]
    pub year: i16,
    /// When the council signed it.
    #[diesel(sql_type = Date)]
    pub signed_on: NaiveDate,
    /// The number of its document.
    #[diesel(sql_type = Text)]
    pub document: String,
}

/// The rosters in force on the day asked for: one, where one county is looked at.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn in_force(db: &mut PgConnection, scope: &Scope, asked: &Asked) -> Result<Vec<InForce>, RepoError> {
    let (pattern, root) = reach(scope, asked.below.as_ref());
    let text = "SELECT DISTINCT ON (org_unit_id) id, year, signed_on, document FROM rosters \
                WHERE signed_on <= $1 AND year <= extract(year FROM $1) \
                AND (org_path LIKE $2 OR starts_with($3, org_path)) ORDER BY org_unit_id, year DESC";
    let found = diesel::sql_query(text).bind::<Date, _>(asked.on).bind::<Text, _>(pattern).bind::<Text, _>(root);
    Ok(found.load(db)?)
}
