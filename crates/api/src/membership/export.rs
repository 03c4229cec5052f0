//! Members as a workbook, with the filter and the reach of the list.

use actix_web::post;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::text::Line as Words;
use domain::membership::export::ExportPolicy;
use persistence::identity::{accounts, posts};
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::Keyring;
use persistence::kernel::page::PageRequest;
use persistence::membership::contacts::{self, ShownContact};
use persistence::membership::forms;
use persistence::membership::members::Member;
use persistence::membership::search::{self, MemberFilter, MemberSort, Sought};
use persistence::organisation::units;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::member_filter::{MemberFilterIn, MemberSortCode};
use super::sheet::{Head, Line, Sheet};
use super::unmasking::{PersonalField, in_full};
use super::wording::{self, word};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::clock::china_day;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::file::{FileBytes, XLSX};
use crate::kernel::frame::language;
use crate::kernel::problem::{FieldErrors, Language, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, File, Reply};

/// Rows read at a time.
const BATCH: i64 = 1_000;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(export);
}

/// What is exported, and why.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MemberExport, example = json!({
    "filter": {"status": "active"}, "sort": "number", "full": false, "reason": "召开会员代表大会通知会员"
}))]
struct ExportIn {
    /// Which members; all in reach if left out.
    #[serde(default)]
    filter: MemberFilterIn,
    /// In which order; by number if not given.
    sort: Option<MemberSortCode>,
    /// Whether identity and mobile numbers stand in full; needs the permission to unmask.
    #[serde(default)]
    full: bool,
    /// Why; it stands on the sheet and in the trail. At most 200 characters.
    reason: String,
}

/// Everything that an export needs; it can be written by whoever has a connection, now or later.
#[derive(Debug, Clone)]
pub struct Order {
    /// Whose members: the caller's reach.
    pub scope: Scope,
    /// Which of them.
    pub filter: MemberFilter,
    /// In which order.
    pub sort: MemberSort,
    /// What stands above the rows.
    pub head: Head,
}

/// Export members to a workbook
///
/// With the filter and the reach of the list: all rows, numbers as text, labels instead of codes. Personal data are
/// masked unless `full` is asked for by somebody who may unmask. Every export is written into the trail with its
/// reason and the number of rows.
#[utoipa::path(
    operation_id = "export_members", tag = "membership", request_body = ExportIn,
    extensions(("x-permission" = json!("export_members"))),
    responses(
        (status = 200, description = "The workbook", body = FileBytes,
            content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/export")]
async fn export(actor: Actor, command: Command, body: Body<ExportIn>) -> Answer {
    let scope = actor.permit(Action::ExportMembers)?;
    let (keys, today, now) = (command.keys(), command.today(), command.now());
    let language = language(command.request().headers());
    let (filter, sort, full, reason) = body.parse(|sent, errors: &mut FieldErrors| {
        let reason = errors.take("/reason", Words::<200>::parse(&sent.reason));
        let filter = sent.filter.read("/filter/", &keys, today, errors);
        Some((filter?, sent.sort.map_or(MemberSort::Number, |code| code.0), sent.full, reason?))
    })?;
    if full {
        actor.permit(Action::UnmaskMember)?;
    }
    let wanted = Wanted { exporter: actor.clone(), scope, filter, sort, full, reason, language, now };
    command.run(&actor, move |tx| written(tx, &keys, wanted)).await
}

/// An export that somebody asked for.
struct Wanted {
    exporter: Actor,
    scope: Scope,
    filter: MemberFilter,
    sort: MemberSort,
    full: bool,
    reason: Words<200>,
    language: Language,
    now: DateTime<Utc>,
}

fn written(tx: &mut Tx, keys: &Keyring, wanted: Wanted) -> Answer {
    let Wanted { exporter, scope, filter, sort, full, reason, language, now } = wanted;
    let person = accounts::names(tx, &[exporter.account_id])?.remove(&exporter.account_id);
    let head = Head {
        language,
        unit: posts::unit_name(tx, exporter.org_unit_id)?,
        filter: in_words(tx, &filter, language)?,
        exporter: person.unwrap_or_default(),
        at: beijing(now),
        reason: reason.as_str().to_owned(),
        full,
    };
    let order = Order { scope, filter, sort, head };
    let (bytes, rows) = write(tx, keys, &order, &ExportPolicy::default())?;
    let told = NewEvent::new(EventKind::MembersExported, exporter.account_id.uuid()).at(&exporter.org_path);
    let told = told.changed("rows", None::<u32>, rows).changed("full", None::<bool>, full);
    let told = told.changed("filter", None::<String>, order.head.filter.as_str());
    tx.record(told.because(reason.as_str()))?;
    let name = format!("{}-{}.xlsx", word(("会员名单", "members"), language), china_day(now));
    Reply::file(File { name, content_type: XLSX, bytes })
}

/// Writes the members of an order; how many.
///
/// # Errors
/// `export.too_many`; `internal`.
pub fn write(
    db: &mut PgConnection,
    keys: &Keyring,
    order: &Order,
    policy: &ExportPolicy,
) -> Result<(Vec<u8>, u32), Problem> {
    let found = search::total(db, &order.scope, &order.filter)?;
    if found > i64::from(policy.most_rows) {
        let refusal = Problem::new(ProblemCode::ExportTooMany);
        return Err(refusal.with("found", found).with("limit", policy.most_rows));
    }
    let mut sheet = Sheet::begin(&order.head).map_err(Problem::internal)?;
    let mut page = PageRequest { limit: BATCH, after: None };
    loop {
        let found = search::list(db, &order.scope, &order.filter, order.sort, &page, false)?;
        let ids: Vec<Uuid> = found.items.iter().map(|member| member.org_unit_id.uuid()).collect();
        let (names, first) = (units::names(db, &ids)?, contacts::first_of(db, &found.items)?);
        for member in found.items {
            let unit = names.get(&member.org_unit_id.uuid()).cloned().unwrap_or_default();
            let called = first.get(&member.id);
            let line = line(db, keys, (member, called), unit, order.head.full)?;
            sheet.add(&line).map_err(Problem::internal)?;
        }
        match found.next {
            Some(next) => page.after = Some(next),
            None => return sheet.finish().map_err(Problem::internal),
        }
    }
}

/// A row: who is called first stands there, or who stands on the form of a record that has no contacts any more.
fn line(
    db: &mut PgConnection,
    keys: &Keyring,
    (member, first): (Member, Option<&ShownContact>),
    unit: String,
    full: bool,
) -> Result<Line, Problem> {
    let form = if full { Some(forms::open(db, keys, member.form_id)?) } else { None };
    let identity = form.as_ref().and_then(|form| in_full(form, PersonalField::Identity));
    let (contact, mobile) = match (first, &form) {
        (Some(first), Some(_)) => {
            let (contact, _) = contacts::find(db, keys, &member, first.id.into())?;
            (first.name.clone(), contact.mobile.as_str().to_owned())
        }
        (Some(first), None) => (first.name.clone(), first.mobile_masked.clone()),
        (None, Some(form)) => (member.contact_name.clone(), form.contact_mobile.as_str().to_owned()),
        (None, None) => (member.contact_name.clone(), member.contact_mobile_masked.clone()),
    };
    let identity = identity.unwrap_or_else(|| member.identity_masked.clone());
    Ok(Line { member, unit, identity, contact, mobile })
}

/// The clocks of China at an instant, to the minute.
fn beijing(now: DateTime<Utc>) -> String {
    (now + TimeDelta::hours(8)).format("%Y-%m-%d %H:%M").to_string()
}

/// A filter in words, for the sheet and the trail; what names a person is not repeated there.
fn in_words(db: &mut PgConnection, filter: &MemberFilter, language: Language) -> Result<String, Problem> {
    let said = |label| word(label, language).to_owned();
    let mut parts = Vec::new();
    for unit in filter.org_unit_id.into_iter().chain(filter.federation.map(|(unit, _)| unit)) {
        parts.push(units::names(db, &[unit.uuid()])?.remove(&unit.uuid()).unwrap_or_default());
    }
    parts.extend(filter.member_type.map(|found| said(wording::member_type(found))));
    parts.extend(filter.status.map(|found| said(wording::member_status(found))));
    parts.extend(
        filter
            .verified
            .map(|verified| said(if verified { ("已核验", "verified") } else { ("未核验", "not verified") })),
    );
    parts.extend(filter.joined_from.map(|day| format!("{}{day}", said(("入会不早于", "joined from ")))));
    parts.extend(filter.joined_until.map(|day| format!("{}{day}", said(("入会早于", "joined before ")))));
    if let Some(unit) = filter.scale_unit {
        let amount = |count| {
            let scale = domain::membership::form::Scale::of(unit, count);
            format!("{} {}", super::form::ScaleIn::from(scale).value, said(wording::scale_unit(unit)))
        };
        parts.extend(filter.scale_from.map(|least| format!("{}{}", said(("规模不低于", "at least ")), amount(least))));
        parts.extend(filter.scale_to.map(|most| format!("{}{}", said(("规模不高于", "at most ")), amount(most))));
    }
    parts.extend(filter.sought.as_ref().map(|sought| match sought {
        Sought::Identity(_) => said(("按证件号码查找", "by identity number")),
        Sought::Mobile(_) | Sought::MobileEnd(_) => said(("按联系电话查找", "by mobile number")),
        Sought::Number(start) => format!("{}{start}", said(("编号以此开头：", "number begins with "))),
        Sought::Name(piece) => format!("{}{piece}", said(("名称含：", "name holds "))),
    }));
    let none = word(("全部会员", "all members"), language);
    let comma = word(("；", "; "), language);
    Ok(if parts.is_empty() { none.to_owned() } else { parts.join(comma) })
}
