//! Everything that was made up, into the tables.

use std::collections::BTreeMap;

use diesel::pg::PgConnection;
use domain::kernel::access::Action;
use domain::kernel::id::OrgUnitId;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::member::EntrySource;
use domain::membership::member_type::MemberType;
use persistence::credit::{evidence, findings, ratings, vetoes};
use persistence::kernel::error::RepoError;
use persistence::kernel::keyring::Keyring;
use persistence::membership::applications::{self, NewApplication};
use persistence::membership::forms::{self, SealedForm};
use persistence::membership::members::{self, Member, NewMember};
use persistence::membership::{expulsions, transfers};

use super::DemoError;
use super::applications::PlannedApplication;
use super::ground::{Ground, leave};
use super::members::PlannedMember;
use super::ratings::{Cards, PlannedRating};

/// Where everything goes.
pub(super) struct Store<'a> {
    pub db: &'a mut PgConnection,
    pub keys: &'a Keyring,
    pub county: &'a str,
    pub ground: &'a Ground,
}

fn new_member(
    planned: &PlannedMember,
    form_id: uuid::Uuid,
    identity_digest: Vec<u8>,
    org_unit_id: OrgUnitId,
) -> NewMember {
    let member = &planned.member;
    NewMember {
        id: member.id,
        number: member.number,
        status: member.status,
        form_id,
        identity_digest,
        org_unit_id,
        org_path: member.org_path.clone(),
        application_id: planned.application,
        joined_on: member.joined_on,
        left_on: member.left_on,
        standing: member.standing,
        verified_at: planned.verified_at,
        entry_source: planned.application.map_or(EntrySource::Office, |_| EntrySource::Application),
    }
}

impl Store<'_> {
    /// Applications with their forms, then members; who came by an application keeps its form.
    pub(super) fn membership(
        &mut self,
        planned: &[PlannedApplication],
        new: &[PlannedMember],
    ) -> Result<Vec<Member>, DemoError> {
        let own = new.iter().filter(|planned| planned.application.is_none()).map(|planned| &planned.form);
        let all = planned.iter().map(|planned| &planned.application.form).chain(own);
        let sealed = all.map(|form| forms::seal(self.keys, form)).collect::<Result<Vec<SealedForm>, _>>()?;
        let kept: Vec<(uuid::Uuid, Vec<u8>)> =
            sealed.iter().map(|form| (form.id(), form.identity_digest.clone())).collect();
        forms::insert(self.db, sealed)?;
        let (of_applications, of_members) = kept.split_at(planned.len());
        self.applications(planned, of_applications)?;
        let by_application = planned.iter().zip(of_applications);
        let by_application: BTreeMap<_, _> =
            by_application.map(|(planned, form)| (planned.application.id.uuid(), form)).collect();
        let mut of_members = of_members.iter();
        let mut rows = Vec::with_capacity(new.len());
        for planned in new {
            let form = match planned.application {
                Some(id) => by_application.get(&id.uuid()).copied(),
                None => of_members.next(),
            };
            let (form_id, identity_digest) =
                form.cloned().ok_or_else(|| DemoError::made_up("a member without form"))?;
            let org_unit_id = self.ground.towns[planned.town].seat.id;
            rows.push(new_member(planned, form_id, identity_digest, org_unit_id));
        }
        self.draw(&rows)?;
        members::insert(self.db, &rows)?;
        let scope = leave(&self.ground.county_seat(), Action::ReadMember)?;
        let ids: Vec<_> = new.iter().map(|planned| planned.member.id.uuid()).collect();
        Ok(members::among(self.db, &scope, &ids)?)
    }

    /// The cases and moves that go with where the memberships stand.
    pub(super) fn lives(&mut self, planned: &[PlannedMember]) -> Result<(), DemoError> {
        for PlannedMember { member, life, .. } in planned {
            if let Some(case) = &life.case {
                expulsions::insert(self.db, case, &member.org_path)?;
            }
            if let Some(transfer) = &life.transfer {
                transfers::insert(self.db, transfer)?;
            }
        }
        Ok(())
    }

    fn applications(
        &mut self,
        planned: &[PlannedApplication],
        forms: &[(uuid::Uuid, Vec<u8>)],
    ) -> Result<(), DemoError> {
        let count = u32::try_from(planned.len()).unwrap_or(u32::MAX);
        let numbers = applications::draw_numbers(self.db, self.county, count)?;
        let mut rows = Vec::with_capacity(planned.len());
        for ((planned, (form_id, identity_digest)), number) in planned.iter().zip(forms).zip(&numbers) {
            rows.push(NewApplication {
                application: &planned.application,
                number,
                tracking_hash: &planned.tracking_hash,
                form_id: *form_id,
                identity_digest,
                org_unit_id: self.ground.towns[planned.town].seat.id,
            });
        }
        Ok(applications::insert(self.db, &rows)?)
    }

    /// Takes the numbers that were made up out of the register.
    fn draw(&mut self, rows: &[NewMember]) -> Result<(), DemoError> {
        for kind in MemberType::ALL {
            let given: Vec<_> =
                rows.iter().map(|row| row.number).filter(|number| number.member_type() == *kind).collect();
            let Some(county) = given.first().map(|number| number.county()) else { continue };
            let count = u32::try_from(given.len()).unwrap_or(u32::MAX);
            if members::draw_numbers(self.db, county, *kind, count)? != given {
                return Err(DemoError::made_up("member numbers were given out before"));
            }
        }
        Ok(())
    }

    pub(super) fn ratings(&mut self, cards: &Cards, planned: &[PlannedRating]) -> Result<(), RepoError> {
        for PlannedRating { case, evidence: known, vetoes: found, scored, declared_by, card } in planned {
            ratings::insert(self.db, case)?;
            evidence::put(self.db, case, known, *declared_by)?;
            for veto in found {
                vetoes::put(self.db, case, veto, "主管部门书面通报", *declared_by)?;
            }
            if let Some((on, assessment)) = scored {
                findings::replace(self.db, case, &cards[*card], assessment, known, *on)?;
            }
        }
        Ok(())
    }
}
