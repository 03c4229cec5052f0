//! Entering rows: the one way, for the check that takes it back and for the entry that stays.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::kernel::access::Scope;
use domain::kernel::event::EventKind;
use domain::kernel::id::{Id, MemberId, OrgUnitId};
use domain::kernel::job::JobKind;
use domain::kernel::org_path::OrgPath;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::application_status::ApplicationStatus;
use domain::membership::form::ApplicationForm;
use domain::membership::member::{EntrySource, MemberStatus, Standing};
use domain::membership::member_type::MemberType;
use domain::membership::roster::column::RosterColumn;
use domain::membership::roster::reconcile::{Known, Refusal, RowResult, Verdict, reconcile};
use persistence::kernel::events::NewEvent;
use persistence::kernel::jobs::Job;
use persistence::kernel::keyring::Keyring;
use persistence::membership::duplicate_subjects::{Newcomer, Whose};
use persistence::membership::members::{self, NewMember};
use persistence::membership::reconciling::{self, Reached};
use persistence::membership::roster_imports::{self, Roster};
use persistence::membership::roster_rows::{self, Outcome, Row};
use persistence::membership::{contacts, forms, forms::SealedForm};
use persistence::organisation::{divisions, units};
use serde_json::json;
use uuid::Uuid;

use super::columns::Layout;
use super::note::{self, Note};
use super::row::{self, Stated};
use super::scope_of;
use crate::kernel::clock::china_day;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldCode, Problem, ProblemCode};
use crate::membership::duplicates::look_out;
use crate::membership::limits::Limits;

/// Rows in one batch: enough for few statements, few enough to be stopped soon.
pub(super) const BATCH: i64 = 500;

/// A roster about to be entered, or a part of it.
pub(super) struct Entry<'a> {
    pub(super) roster: Roster,
    pub(super) scope: Scope,
    keys: &'a Keyring,
    layout: Layout,
    towns: HashMap<String, (OrgUnitId, OrgPath)>,
    today: NaiveDate,
    /// Whether what is entered stays.
    stays: bool,
}

/// A row on its way: what it states or what is wrong with it, then what becomes of it.
struct Going {
    row_number: u32,
    digest: Option<Vec<u8>>,
    first_row: Option<u32>,
    stated: Result<Stated, Vec<Note>>,
}

/// A row that is right, with the federation of its town.
struct Right<'r> {
    row: &'r Going,
    stated: &'r Stated,
    unit: (OrgUnitId, &'r OrgPath),
}

impl<'a> Entry<'a> {
    /// The roster that a job works on.
    ///
    /// # Errors
    /// `roster.content_gone` if its cells are forgotten.
    pub(super) fn of(tx: &mut Tx, keys: &'a Keyring, job: &Job) -> Result<Self, Problem> {
        let scope = scope_of(job)?;
        let roster = roster_imports::find(tx, &scope, job.subject_id.into())?;
        let header = roster.header(keys)?.ok_or_else(|| Problem::new(ProblemCode::RosterContentGone))?;
        let towns = units::town_federations(tx, &scope)?;
        let today = china_day(tx.stamp().now);
        Ok(Self {
            roster,
            scope,
            keys,
            layout: Layout::of(&header),
            towns,
            today,
            stays: job.kind.0 == JobKind::RosterCommit,
        })
    }

    /// Enters rows and tells what became of each; changed ones only if that is asked for.
    ///
    /// # Errors
    /// Only what concerns no single row: then nothing is entered.
    pub(super) fn enter(&self, tx: &mut Tx, rows: Vec<Row>, changed_too: bool) -> Result<Vec<Outcome>, Problem> {
        let mut going = rows.into_iter().map(|row| self.read(row)).collect::<Result<Vec<_>, Problem>>()?;
        self.check_divisions(tx, &mut going)?;
        let digests: Vec<Vec<u8>> =
            going.iter().filter(|row| row.stated.is_ok()).filter_map(|row| row.digest.clone()).collect();
        let known = self.known(tx, &digests)?;
        let (mut outcomes, mut new, mut changed) = (Vec::with_capacity(going.len()), Vec::new(), Vec::new());
        for row in &going {
            let right = match &row.stated {
                Ok(stated) => self.right(row, stated),
                Err(notes) => {
                    outcomes.push(refused(row.row_number, notes));
                    continue;
                }
            };
            let right = right.ok_or_else(|| Problem::internal("a row whose town is in nobody's reach"))?;
            match known.judge(&right) {
                Verdict::New => new.push(right),
                Verdict::Same(id) => outcomes.push(told(row.row_number, RowResult::Same, known.version(id))),
                Verdict::Changed(id, columns) => changed.push((right, id, columns)),
                Verdict::Refused(refusal) => {
                    outcomes.push(refused(row.row_number, &[refusal_note(refusal, &right.stated.form)]));
                }
            }
        }
        let mut written = self.enter_new(tx, &new)?;
        let rewritten: Vec<&ApplicationForm> = changed.iter().map(|(right, _, _)| &right.stated.form).collect();
        let mut stated: Vec<&ApplicationForm> = new.iter().map(|right| &right.stated.form).collect();
        stated.extend(rewritten);
        written.extend(self.enter_changed(tx, changed, &known, changed_too)?);
        self.look_out(tx, &written, &stated)?;
        outcomes.extend(written);
        Ok(outcomes)
    }

    fn read(&self, row: Row) -> Result<Going, Problem> {
        let sealed = row.cells_sealed.as_deref().ok_or_else(|| Problem::new(ProblemCode::RosterContentGone))?;
        let cells = roster_rows::open(self.keys, self.roster.key(), row.row_number.0, sealed)?;
        let stated = row::read(&self.layout, &cells, self.today);
        // Not as it was handed in: a number with a day of birth yet to come then may be right by now.
        let digest = stated.as_ref().ok().map(|stated| forms::identity_digest(self.keys, &stated.form.identity));
        let first_row = row.first_row.map(i32::cast_unsigned);
        Ok(Going { row_number: row.row_number.0, digest, first_row, stated })
    }

    /// Refuses rows whose division does not stand or whose town has no federation in scope.
    fn check_divisions(&self, tx: &mut Tx, going: &mut [Going]) -> Result<(), Problem> {
        let codes = going.iter().filter_map(|row| row.stated.as_ref().ok());
        let codes: Vec<String> = codes.map(|stated| stated.form.division_code.as_str().to_owned()).collect();
        let standing = divisions::standing(tx, &codes)?;
        for row in going {
            if let Ok(stated) = &row.stated
                && !(standing.contains(stated.form.division_code.as_str()) && self.unit(&stated.form).is_some())
            {
                row.stated = Err(vec![Note::new(RosterColumn::Division, FieldCode::NotFound)]);
            }
        }
        Ok(())
    }

    fn unit(&self, form: &ApplicationForm) -> Option<&(OrgUnitId, OrgPath)> {
        self.towns.get(form.division_code.as_str().get(..9)?)
    }

    fn right<'r>(&'r self, row: &'r Going, stated: &'r Stated) -> Option<Right<'r>> {
        let (unit, path) = self.unit(&stated.form)?;
        Some(Right { row, stated, unit: (*unit, path) })
    }

    fn known(&self, tx: &mut Tx, digests: &[Vec<u8>]) -> Result<Everybody, Problem> {
        let (limits, mut everybody) = (Limits::load(tx)?, Everybody::default());
        for standing in reconciling::applications_under(tx, digests)? {
            let waits = standing.closed_on.is_none_or(|day| !limits.on(day).may_reapply(day, self.today));
            if standing.status.0 != ApplicationStatus::Rejected || waits {
                everybody.taken.insert(standing.identity_digest);
            }
        }
        for found in reconciling::known(tx, &self.scope, digests)? {
            match found.member {
                Some(member) => {
                    everybody.members.insert(found.identity_digest, member);
                }
                None => {
                    everybody.taken.insert(found.identity_digest);
                }
            }
        }
        let ids: Vec<Uuid> = everybody.members.values().map(|member| member.form_id).collect();
        everybody.forms = forms::open_all(tx, self.keys, &ids)?;
        Ok(everybody)
    }

    fn enter_new(&self, tx: &mut Tx, new: &[Right<'_>]) -> Result<Vec<Outcome>, Problem> {
        let mut numbers = self.numbers(tx, new)?;
        let (mut sealed, mut made, mut events, mut outcomes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for Right { row, stated, unit: (unit, path) } in new {
            let number = numbers.get_mut(&county_and_type(&stated.form)?).and_then(Vec::pop);
            let number = number.ok_or_else(|| Problem::internal("no member number was drawn"))?;
            let form: SealedForm = forms::seal(self.keys, &stated.form)?;
            let member = NewMember {
                id: Id::fresh(),
                number,
                status: MemberStatus::Active,
                form_id: form.id(),
                identity_digest: form.identity_digest.clone(),
                org_unit_id: *unit,
                org_path: (*path).clone(),
                application_id: None,
                joined_on: stated.joined_on,
                left_on: None,
                standing: Standing::default(),
                // On a roster is not yet: checked against the papers.
                verified_at: None,
                entry_source: EntrySource::Import,
            };
            let event = NewEvent::new(EventKind::MemberImported, member.id.uuid()).at(path);
            let event = event.changed("number", None::<String>, number.to_string());
            events.push(event.changed("roster_import_id", None::<String>, self.roster.id.to_string()));
            outcomes.push(Outcome {
                written: Some((form.id(), None)),
                ..told(row.row_number, RowResult::New, Some((member.id.uuid(), 1)))
            });
            sealed.push(form);
            made.push(member);
        }
        forms::insert(tx, sealed)?;
        members::insert(tx, &made)?;
        tx.record_all(events)?;
        Ok(outcomes)
    }

    /// Looks for records that look like those entered; not for those that are taken back.
    fn look_out(&self, tx: &mut Tx, written: &[Outcome], stated: &[&ApplicationForm]) -> Result<(), Problem> {
        if !self.stays {
            return Ok(());
        }
        let entered = written.iter().zip(stated).filter(|(outcome, _)| outcome.written.is_some());
        let newcomer = |(outcome, form): (&Outcome, &&'_ ApplicationForm)| {
            outcome.member.map(|(id, _)| (Whose::Member(id.into(), None), (*form).clone()))
        };
        let entered: Vec<(Whose, ApplicationForm)> = entered.filter_map(newcomer).collect();
        let newcomers: Vec<Newcomer> = entered.iter().map(|(whose, form)| Newcomer { whose: *whose, form }).collect();
        look_out(tx, self.keys, &newcomers)?;
        Ok(())
    }

    /// Numbers for all of them, of each county and type in one go, the last first.
    fn numbers(
        &self,
        tx: &mut Tx,
        new: &[Right<'_>],
    ) -> Result<HashMap<(u32, MemberType), Vec<domain::membership::number::MemberNo>>, Problem> {
        let mut wanted = std::collections::BTreeMap::new();
        for right in new {
            *wanted.entry(county_and_type(&right.stated.form)?).or_insert(0) += 1;
        }
        // In one order always, so that two rosters never wait for one another.
        let mut drawn = HashMap::new();
        for ((county, member_type), count) in wanted {
            let mut numbers = members::draw_numbers(tx, county, member_type, count)?;
            numbers.reverse();
            drawn.insert((county, member_type), numbers);
        }
        Ok(drawn)
    }

    fn enter_changed(
        &self,
        tx: &mut Tx,
        changed: Vec<(Right<'_>, MemberId, Vec<RosterColumn>)>,
        known: &Everybody,
        changed_too: bool,
    ) -> Result<Vec<Outcome>, Problem> {
        let (mut sealed, mut saved, mut events, mut outcomes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut rewritten = Vec::new();
        for (right, id, columns) in changed {
            let reached = known.reached(id).ok_or_else(|| Problem::internal("a member that nobody found"))?;
            let outcome = told(right.row.row_number, RowResult::Changed, known.version(id));
            let mut outcome = Outcome { changes: columns, ..outcome };
            if changed_too {
                let form = forms::seal(self.keys, &right.stated.form)?;
                let fields: Vec<&str> = outcome.changes.iter().map(|column| column.code()).collect();
                let event = NewEvent::new(EventKind::MemberImportUpdated, id.uuid()).at(right.unit.1);
                let event = event.changed("fields", None::<String>, json!(fields));
                events.push(event.changed("roster_import_id", None::<String>, self.roster.id.to_string()));
                outcome.member = Some((id.uuid(), reached.version + 1));
                outcome.written = Some((form.id(), Some(reached.form_id)));
                rewritten.push((id, reached.form_id, form.id()));
                saved.push((id, reached.version, form.id()));
                sealed.push(form);
            }
            outcomes.push(outcome);
        }
        forms::insert(tx, sealed)?;
        reconciling::save_forms(tx, &saved)?;
        contacts::follow_forms(tx, &rewritten)?;
        tx.record_all(events)?;
        Ok(outcomes)
    }
}

/// What the database knows under the numbers of a batch.
#[derive(Default)]
struct Everybody {
    taken: HashSet<Vec<u8>>,
    members: HashMap<Vec<u8>, Reached>,
    forms: HashMap<Uuid, ApplicationForm>,
}

impl Everybody {
    fn judge(&self, right: &Right<'_>) -> Verdict {
        let digest = right.row.digest.as_deref().unwrap_or_default();
        let member = self.members.get(digest).and_then(|member| Some((member, self.forms.get(&member.form_id)?)));
        let known = match member {
            Some((member, form)) => Known::Member { id: member.id, form, unit: member.unit },
            None if self.taken.contains(digest) => Known::Taken,
            None => Known::Nobody,
        };
        reconcile(&right.stated.form, right.unit.0, right.row.first_row, known)
    }

    fn reached(&self, id: MemberId) -> Option<&Reached> {
        self.members.values().find(|member| member.id == id)
    }

    fn version(&self, id: MemberId) -> Option<(Uuid, i64)> {
        self.reached(id).map(|member| (id.uuid(), member.version))
    }
}

fn county_and_type(form: &ApplicationForm) -> Result<(u32, MemberType), Problem> {
    let county = form.division_code.as_str().get(..6).and_then(|code| code.parse().ok());
    Ok((county.ok_or_else(|| Problem::internal("a row outside any county"))?, form.member_type))
}

fn told(row_number: u32, result: RowResult, member: Option<(Uuid, i64)>) -> Outcome {
    Outcome { row_number, result, problems: json!([]), changes: Vec::new(), member, written: None }
}

fn refused(row_number: u32, notes: &[Note]) -> Outcome {
    Outcome { problems: note::to_value(notes), ..told(row_number, RowResult::Invalid, None) }
}

fn refusal_note(refusal: Refusal, form: &ApplicationForm) -> Note {
    let column = refusal.column(&form.identity);
    match refusal {
        Refusal::Repeated { first_row } => Note::new(column, FieldCode::IdentityRepeated).with("row", first_row),
        Refusal::Taken => Note::new(column, FieldCode::IdentityTaken),
        Refusal::OtherType => Note::new(column, FieldCode::MemberTypeDiffers),
        Refusal::OtherTown => Note::new(column, FieldCode::TownDiffers),
    }
}
