//! Who stands on a roster.

use std::collections::btree_map;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::Id;
use domain::kernel::org_path::OrgPath;
use domain::kernel::text::Line;
use domain::membership::member_type::Identity;
use domain::membership::register;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::{Keyring, PersonalKind};
use persistence::membership::forms;
use persistence::membership::rosters::{self, Entering, Entry, EntryFilter, NewEntry, Roster};
use persistence::organisation::units;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::form::{self, MemberTypeCode};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// Lines in one request.
const MOST: usize = 1_000;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(add).service(strike);
}

/// A line of a roster, its number masked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RosterLine)]
struct LineOut {
    id: Uuid,
    roster_id: Uuid,
    org_unit_id: Uuid,
    /// The federation that lists the member.
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
    member_type: MemberTypeCode,
    #[schema(example = "陈小满")]
    name: String,
    /// The number on the roster; a resident number is masked.
    #[schema(example = "330382********0006")]
    identity: String,
    /// Whether that number passes its check. One that does not matches nobody on the platform.
    identity_valid: bool,
    /// First day on which the line counts.
    listed_on: NaiveDate,
    /// Where the line comes from.
    #[schema(example = "柳市镇农合联2026年会员名册")]
    source: String,
    /// First day on which it no longer counts.
    struck_on: Option<NaiveDate>,
    /// Why it no longer does.
    #[schema(example = "已注销")]
    struck_reason: Option<String>,
    version: i64,
}

impl LineOut {
    fn of(entry: Entry, names: &HashMap<Uuid, String>) -> Self {
        Self {
            id: entry.id,
            roster_id: entry.roster_id,
            org_unit_id: entry.org_unit_id,
            org_unit_name: names.get(&entry.org_unit_id).cloned().unwrap_or_default(),
            member_type: Code(entry.member_type.0),
            name: entry.name,
            identity: entry.identity_masked,
            identity_valid: entry.identity_valid,
            listed_on: entry.listed_on,
            source: entry.source,
            struck_on: entry.struck_on,
            struck_reason: entry.struck_reason,
            version: entry.version,
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only of this federation itself.
    org_unit_id: Option<Uuid>,
    /// Only of this type.
    #[param(inline)]
    member_type: Option<MemberTypeCode>,
    /// A piece of the name, or the beginning of its initials.
    q: Option<String>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List the lines of a roster, by name
///
/// Those in the caller's reach: a town sees its own.
#[utoipa::path(
    operation_id = "list_roster_lines", tag = "membership",
    params(("id" = Uuid, Path, description = "The roster"), Filter),
    extensions(("x-permission" = json!("read_roster"))),
    responses(
        (status = 200, description = "A page of lines", body = PageOut<LineOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/member-rosters/{id}/lines")]
async fn list(actor: Actor, state: Data<State>, id: Path<Uuid>, Query(filter): Query<Filter>) -> Answer {
    let scope = actor.permit(Action::ReadRoster)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let wanted = EntryFilter {
        org_unit_id: filter.org_unit_id.map(Into::into),
        member_type: filter.member_type.map(|code| code.0),
        text: filter.q.filter(|text| !text.trim().is_empty()),
    };
    let out = state.db.read(move |db| {
        let roster = rosters::find(db, &scope, (*id).into())?;
        let found = rosters::entries(db, &scope, &roster, &wanted, &page)?;
        let ids: Vec<Uuid> = found.items.iter().map(|entry| entry.org_unit_id).collect();
        let names = units::names(db, &ids)?;
        Ok(PageOut::of(found, |entry| LineOut::of(entry, &names)))
    });
    Reply::ok(out.await?)
}

/// A member on the council's roster.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRosterLine)]
struct LineIn {
    /// The federation that lists it; the caller's own if left out.
    org_unit_id: Option<Uuid>,
    member_type: MemberTypeCode,
    /// Its name on the roster; at most 100 characters.
    #[schema(example = "陈小满")]
    name: String,
    /// Its resident number or credit code as it stands on the roster. A number that does not pass its check is
    /// taken in as well, and told.
    #[schema(example = "330382198001010006")]
    identity: String,
}

/// Lines to be added to a roster.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRosterLines, example = json!({
    "source": "柳市镇农合联2026年会员名册", "listed_on": "2026-01-15",
    "lines": [{"member_type": "family_farm", "name": "陈小满", "identity": "330382198001010006"}]
}))]
struct AddIn {
    /// Where the lines come from; at most 100 characters.
    source: String,
    /// First day on which they count; the day on which the roster was signed if left out.
    listed_on: Option<NaiveDate>,
    /// The lines, at most 1,000.
    lines: Vec<LineIn>,
}

/// How a roster has grown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AddedRosterLines)]
struct AddedOut {
    id: Uuid,
    /// How many lines were added.
    #[schema(example = 478)]
    added: usize,
    /// How many of them have a number that does not pass its check.
    #[schema(example = 2)]
    invalid_identities: usize,
    version: i64,
}

/// A line that can be read; its unit is looked up later.
struct Read {
    org_unit_id: Option<Uuid>,
    new: NewEntry,
}

/// Keyed hash, masked text and whether it passes, of a number as it stands on a roster.
fn identity(text: &str, keys: &Keyring, today: NaiveDate) -> (Vec<u8>, String, bool) {
    let person = form::resident_id(text, today).ok().map(Identity::Resident);
    match person.or_else(|| form::uscc(text).ok().map(Identity::Organisation)) {
        Some(Identity::Resident(id)) => {
            let masked = id.masked();
            (forms::identity_digest(keys, &Identity::Resident(id)), masked, true)
        }
        Some(Identity::Organisation(uscc)) => {
            let shown = uscc.as_str().to_owned();
            (forms::identity_digest(keys, &Identity::Organisation(uscc)), shown, true)
        }
        None => {
            let plain = text.to_uppercase();
            let end: String = plain.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            (keys.digest(PersonalKind::ResidentId, &plain), format!("****{end}"), false)
        }
    }
}

fn read(lines: Vec<LineIn>, keys: &Keyring, today: NaiveDate, errors: &mut FieldErrors) -> Vec<Read> {
    if lines.is_empty() {
        errors.add("/lines", FieldCode::Required);
    }
    if lines.len() > MOST {
        errors.add_with("/lines", FieldCode::TooLong, "limit", MOST);
    }
    let mut found = Vec::with_capacity(lines.len());
    for (place, line) in lines.into_iter().enumerate() {
        let name = errors.take(format!("/lines/{place}/name"), Line::<100>::parse(&line.name));
        let number = errors.take(format!("/lines/{place}/identity"), Line::<40>::parse(&line.identity));
        let (Some(name), Some(number)) = (name, number) else { continue };
        let (identity_digest, identity_masked, identity_valid) = identity(number.as_str(), keys, today);
        let new = NewEntry {
            id: Id::fresh(),
            org_unit_id: Id::from(Uuid::nil()),
            org_path: OrgPath::root(0),
            member_type: line.member_type.0,
            name: name.as_str().to_owned(),
            identity_digest,
            identity_masked,
            identity_valid,
        };
        found.push(Read { org_unit_id: line.org_unit_id, new });
    }
    found
}

/// Puts every line to its federation, which has to be in reach, and refuses whoever stands there twice.
fn placed(
    db: &mut PgConnection,
    scope: &Scope,
    roster: &Roster,
    lines: Vec<Read>,
    own: Uuid,
) -> Result<Vec<NewEntry>, Problem> {
    let mut errors = FieldErrors::default();
    let digests: Vec<Vec<u8>> = lines.iter().map(|line| line.new.identity_digest.clone()).collect();
    let mut seen: BTreeSet<(Uuid, Vec<u8>)> = rosters::listed(db, roster, &digests)?.into_iter().collect();
    let mut paths: BTreeMap<Uuid, Option<OrgPath>> = BTreeMap::new();
    let mut placed = Vec::with_capacity(lines.len());
    for (place, Read { org_unit_id, mut new }) in lines.into_iter().enumerate() {
        let unit = org_unit_id.unwrap_or(own);
        if let btree_map::Entry::Vacant(place) = paths.entry(unit) {
            let path = match units::find(db, scope, unit.into()) {
                Ok(found) => Some(found.unit.path),
                Err(RepoError::NotFound) => None,
                Err(error) => return Err(error.into()),
            };
            place.insert(path.filter(|path| path.as_str().starts_with(&roster.org_path)));
        }
        let Some(Some(path)) = paths.get(&unit) else {
            return Err(Problem::absent(format!("/lines/{place}/org_unit_id")));
        };
        if !seen.insert((unit, new.identity_digest.clone())) {
            errors.add(format!("/lines/{place}/identity"), FieldCode::Repeated);
            continue;
        }
        (new.org_unit_id, new.org_path) = (unit.into(), path.clone());
        placed.push(new);
    }
    errors.finish(Some(placed))
}

/// Add lines to a roster
///
/// Each federation lists a number once; one that stands in several federations counts once for the county.
#[utoipa::path(
    operation_id = "add_roster_lines", tag = "membership", request_body = AddIn,
    params(("id" = Uuid, Path, description = "The roster")),
    extensions(("x-permission" = json!("manage_roster"))),
    responses(
        (status = 200, description = "How it has grown", body = AddedOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/member-rosters/{id}/lines")]
async fn add(actor: Actor, command: Command, id: Path<Uuid>, body: Body<AddIn>) -> Answer {
    let scope = actor.permit(Action::ManageRoster)?;
    let (keys, today, now, seen) = (command.keys(), command.today(), command.now(), command.seen()?);
    let (source, listed_on, lines) = body.parse(|sent, errors: &mut FieldErrors| {
        let source = errors.take("/source", Line::<100>::parse(&sent.source));
        if sent.listed_on.is_some_and(|day| day > today) {
            errors.add("/listed_on", FieldCode::DateInFuture);
        }
        let lines = read(sent.lines, &keys, today, errors);
        Some((source?, sent.listed_on, lines))
    })?;
    let (by, own) = (actor.account_id, actor.org_unit_id.uuid());
    command
        .run(&actor, move |tx| {
            let roster = rosters::lock(tx, &scope, (*id).into())?;
            seen.expect(roster.version)?;
            let new = placed(tx, &scope, &roster, lines, own)?;
            let listed_on = listed_on.unwrap_or(roster.signed_on);
            let source = source.as_str();
            rosters::add(tx, &roster, &Entering { listed_on, source, by, at: now }, &new)?;
            let invalid_identities = new.iter().filter(|entry| !entry.identity_valid).count();
            let path = OrgPath::parse(&roster.org_path).map_err(Problem::internal)?;
            let event = NewEvent::new(EventKind::RosterEntered, roster.id).at(&path);
            tx.record(event.changed("lines", None::<usize>, new.len()).because(source))?;
            let version = roster.version + 1;
            Reply::ok(AddedOut { id: roster.id, added: new.len(), invalid_identities, version })
        })
        .await
}

/// Why a line no longer counts.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StruckRosterLine)]
struct StrikeIn {
    /// First day on which it no longer counts; may lie in the past.
    #[schema(example = "2026-03-01")]
    on: NaiveDate,
    /// Why; at most 200 characters.
    #[schema(example = "已注销")]
    reason: String,
}

/// Take a line off a roster
///
/// From a day on: the figures of earlier days stay as they are.
#[utoipa::path(
    operation_id = "strike_roster_line", tag = "membership", request_body = StrikeIn,
    params(("id" = Uuid, Path, description = "The line")),
    extensions(("x-permission" = json!("manage_roster"))),
    responses(
        (status = 200, description = "The line", body = LineOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/roster-lines/{id}/strike")]
async fn strike(actor: Actor, command: Command, id: Path<Uuid>, body: Body<StrikeIn>) -> Answer {
    let scope = actor.permit(Action::ManageRoster)?;
    let (today, seen, by) = (command.today(), command.seen()?, actor.account_id);
    let (on, reason) = body.parse(|sent, errors: &mut FieldErrors| {
        let reason = errors.take("/reason", Line::<200>::parse(&sent.reason));
        Some((sent.on, reason?))
    })?;
    command
        .run(&actor, move |tx| {
            let was = rosters::entry(tx, &scope, (*id).into())?;
            seen.expect(was.version)?;
            register::strike(was.listed_on, was.struck_on, on, today)?;
            rosters::strike(tx, &was, on, reason.as_str(), by)?;
            let path = OrgPath::parse(&was.org_path).map_err(Problem::internal)?;
            let event = NewEvent::new(EventKind::RosterEntryStruck, was.id).at(&path);
            tx.record(event.changed("struck_on", None::<String>, on.to_string()).because(reason.as_str()))?;
            let now = rosters::entry(tx, &scope, (*id).into())?;
            let names = units::names(tx, &[now.org_unit_id])?;
            Reply::ok(LineOut::of(now, &names))
        })
        .await
}
