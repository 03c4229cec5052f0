//! What every table keeps to, read from the database's own catalogue.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use persistence::migrations;
use tests::TestApp;
use tests::database::address;
use uuid::Uuid;

use crate::project;

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
}

fn names(db: &mut PgConnection, sql: &str) -> Vec<String> {
    let rows: Vec<Named> = diesel::sql_query(sql).load(db).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

/// The tables of the project.
const TABLES: &str = "FROM pg_class WHERE pg_class.relnamespace = 'public'::regnamespace \
                      AND pg_class.relkind = 'r' AND pg_class.relname <> '__diesel_schema_migrations'";

async fn none(exceptions: &str) {
    let app = TestApp::rolled_back().await;
    let tables = app.db(|db| names(db, &format!("SELECT relname::text AS name {TABLES}")));
    assert!(tables.contains(&"org_units".to_owned()), "{tables:?}");
    assert_eq!(app.db(|db| names(db, exceptions)), Vec::<String>::new());
}

#[actix_web::test]
async fn every_foreign_key_has_an_index_that_begins_with_its_columns() {
    none(
        "SELECT conname::text AS name FROM pg_constraint \
         WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT EXISTS ( \
             SELECT FROM pg_index WHERE indrelid = conrelid AND indpred IS NULL \
             AND (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)",
    )
    .await;
}

#[actix_web::test]
async fn no_column_holds_an_inexact_number_and_no_type_is_an_enum() {
    none(
        "SELECT attrelid::regclass || '.' || attname AS name FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid \
         WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) AND attnum > 0 \
         AND (typname IN ('float4', 'float8', 'money', 'numeric') OR typtype = 'e')",
    )
    .await;
}

#[actix_web::test]
async fn every_constraint_has_a_name_of_ours() {
    none(
        "SELECT conname::text AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace \
         AND contype <> 'n' AND conname ~ '_(check|fkey|key|excl)[0-9]*$'",
    )
    .await;
}

#[actix_web::test]
async fn every_table_says_what_it_holds() {
    none(&format!("SELECT relname::text AS name {TABLES} AND obj_description(oid, 'pg_class') IS NULL")).await;
}

#[actix_web::test]
async fn every_path_has_its_form_and_is_searched_by_its_beginning() {
    let paths = "SELECT attrelid::regclass::text AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid \
                 WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attname = 'org_path'";
    none(&format!(
        "{paths} AND NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = attrelid AND contype = 'c' \
         AND conname = relname || '_org_path_form' AND pg_get_constraintdef(oid) LIKE '%org\\_path ~ ''^([0-9]+/)%')"
    ))
    .await;
    none(&format!(
        "{paths} AND NOT EXISTS (SELECT FROM pg_index JOIN pg_opclass ON pg_opclass.oid = indclass[0] \
         WHERE indrelid = attrelid AND indkey[0] = attnum AND opcname = 'text_pattern_ops' AND indpred IS NULL)"
    ))
    .await;
}

/// Tables without a path whose rows belong to no unit: public lists, counters, accounts, what the server keeps for
/// itself; and forms, documents, and to whom things to do were handed and how often they were urged, which the record
/// that they are of leads to.
const OF_NO_UNIT: [&str; 16] = [
    "accounts",
    "assignments",
    "calendar_years",
    "divisions",
    "document_requirements",
    "documents",
    "duplicate_policies",
    "idempotency_keys",
    "member_numbers",
    "membership_forms",
    "membership_policies",
    "reminders",
    "scorecards",
    "sealed_head",
    "service_terms",
    "sign_in_failures",
];

/// Tables without a path whose rows are parts of a row that they refer to, and are only reached through it.
const PARTS: [&str; 27] = [
    "calendar_days",
    "crews",
    "duplicate_keys",
    "duplicate_subjects",
    "federation_memberships",
    "job_results",
    "machine_links",
    "machines",
    "member_checks",
    "member_contacts",
    "member_former_forms",
    "org_events",
    "org_placements",
    "password_history",
    "posts",
    "rating_evidence",
    "rating_findings",
    "rating_grades",
    "rating_steps",
    "rating_vetoes",
    "refresh_tokens",
    "roster_rows",
    "sealed_events",
    "sessions",
    "settlements",
    "unsealed_events",
    "work_records",
];

#[actix_web::test]
async fn every_table_has_a_path_or_is_known_to_need_none() {
    let known: Vec<String> = OF_NO_UNIT.iter().chain(&PARTS).map(|name| format!("'{name}'")).collect();
    let without = format!(
        "relname::text AS name {TABLES} AND NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid \
         AND attname = 'org_path' AND attnotnull)"
    );
    none(&format!("SELECT {without} AND relname NOT IN ({})", known.join(", "))).await;
    let parts: Vec<String> = PARTS.iter().map(|name| format!("'{name}'")).collect();
    none(&format!(
        "SELECT {without} AND relname IN ({}) AND NOT EXISTS (SELECT FROM pg_constraint \
         WHERE conrelid = pg_class.oid AND contype = 'f')",
        parts.join(", ")
    ))
    .await;
}

/// The trail keeps where its subject stood then, so it alone does not follow.
#[actix_web::test]
async fn whatever_belongs_to_a_unit_follows_it_when_it_moves() {
    none(
        "SELECT attrelid::regclass::text AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid \
         WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attname = 'org_path' \
         AND relname NOT IN ('org_units', 'events') AND NOT EXISTS ( \
             SELECT FROM pg_constraint WHERE conrelid = attrelid AND contype = 'f' \
             AND attnum = ANY (conkey) AND confupdtype = 'c')",
    )
    .await;
}

#[actix_web::test]
async fn the_servers_role_only_adds_to_the_trail() {
    let app = TestApp::rolled_back().await;
    let held = "SELECT relname || ' ' || privilege AS name FROM pg_class, \
                unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS privilege \
                WHERE relname IN ('events', 'sealed_events') AND relnamespace = 'public'::regnamespace \
                AND has_table_privilege('sanwei_app', pg_class.oid, privilege) ORDER BY 1";
    assert_eq!(app.db(|db| names(db, held)), ["events INSERT", "sealed_events INSERT"]);
}

#[actix_web::test]
async fn the_servers_role_owns_nothing_and_makes_no_tables() {
    let app = TestApp::rolled_back().await;
    let owned = "SELECT relname::text AS name FROM pg_class WHERE pg_get_userbyid(relowner) = 'sanwei_app'";
    assert_eq!(app.db(|db| names(db, owned)), Vec::<String>::new());
    let refused = app.db(|db| db.transaction(|db| db.batch_execute("CREATE TABLE mine ()")));
    assert!(refused.unwrap_err().to_string().contains("permission denied"));
}

/// The program knows a migration by the date before its name: of two with the same one only one would be run.
#[test]
fn no_two_migrations_have_the_same_date() {
    let folders = std::fs::read_dir(project("migrations")).unwrap().map(|entry| entry.unwrap().file_name());
    let names = folders.filter_map(|name| name.to_string_lossy().split_once('_').map(|(date, _)| date.to_owned()));
    let mut dates: Vec<String> = names.collect();
    dates.sort();
    let mut different = dates.clone();
    different.dedup();
    assert!(dates.len() > 5);
    assert_eq!(dates, different);
}

#[test]
fn migrations_go_up_down_and_up_again() {
    let name = format!("sanwei_{}", Uuid::now_v7().simple());
    let mut owner = PgConnection::establish(&address("postgres")).unwrap();
    owner.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0")).unwrap();
    let mut db = PgConnection::establish(&address(&name)).unwrap();

    let up = migrations::up(&mut db).unwrap();
    let shape = shape(&mut db);
    let mut down = Vec::new();
    while let Some(step) = migrations::down(&mut db).unwrap() {
        down.push(step);
    }
    down.reverse();
    assert_eq!(up, down);
    assert_eq!(left_over(&mut db), Vec::<String>::new());
    assert_eq!(migrations::up(&mut db).unwrap(), up);
    assert_eq!(self::shape(&mut db), shape);

    drop(db);
    owner.batch_execute(&format!("DROP DATABASE {name}")).unwrap();
}

fn left_over(db: &mut PgConnection) -> Vec<String> {
    names(
        db,
        "SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace \
         AND relkind IN ('r', 'v', 'm', 'S') AND relname <> '__diesel_schema_migrations' \
         UNION ALL SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace \
         AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e') \
         UNION ALL SELECT defaclacl::text FROM pg_default_acl",
    )
}

fn shape(db: &mut PgConnection) -> Vec<String> {
    names(
        db,
        "SELECT attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) AS name \
         FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid \
         WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped \
         UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint \
         WHERE connamespace = 'public'::regnamespace \
         UNION ALL SELECT relname || ' ' || coalesce(relacl::text, '') FROM pg_class \
         WHERE relnamespace = 'public'::regnamespace ORDER BY 1",
    )
}
