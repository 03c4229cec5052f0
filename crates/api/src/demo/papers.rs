//! Documents of some applications and members, and the pairs of records that look like one.

use std::io;

use diesel::pg::PgConnection;
use domain::kernel::document::{DocumentKind, DocumentOwner, FileName, MediaType};
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, Id};
use domain::kernel::org_path::OrgPath;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::duplicates::PairStatus;
use domain::membership::form::ApplicationForm;
use domain::membership::proof::{Requirement, missing};
use persistence::kernel::documents::{self, NewDocument, Owner};
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::{Keyring, PersonalKind};
use persistence::kernel::objects::Objects;
use persistence::membership::duplicate_subjects::{Newcomer, Whose};
use persistence::membership::{duplicates, requirements};
use sha2::{Digest, Sha256};

use super::DemoError;
use super::applications::PlannedApplication;
use super::diary::{Diary, Present, Who};
use super::dice::Dice;
use super::members::PlannedMember;

/// How many applications and members have documents.
const WITH_PAPERS: usize = 45;

/// Puts the bytes of a document, already encrypted, into the store.
pub type Shelve<'a> = &'a mut dyn FnMut(&str, Vec<u8>) -> io::Result<()>;

pub(super) struct Papers<'a> {
    pub db: &'a mut PgConnection,
    pub keys: &'a Keyring,
    pub diary: &'a mut Diary,
    pub present: Present,
    pub officer: Who,
    pub dice: Dice,
}

impl Papers<'_> {
    /// Files what is asked for with some of them: all of it, all but the last, or nothing.
    pub(super) fn file(
        &mut self,
        applications: &[PlannedApplication],
        members: &[PlannedMember],
        shelve: Shelve,
    ) -> Result<usize, DemoError> {
        let asked = requirements::on(self.db, self.present.today)?;
        let mut filed = 0;
        for planned in applications.iter().rev().take(WITH_PAPERS) {
            let application = &planned.application;
            let owner = Owner { kind: DocumentOwner::Application, id: application.id.uuid() };
            let record = (owner, &application.org_path, &application.form);
            let by =
                application.entered_by.map(|account| Who { account, role: domain::kernel::access::Role::TownOfficer });
            filed += self.record(record, &asked, (by, planned.submitted_at), shelve)?;
        }
        let own = members.iter().filter(|planned| planned.application.is_none() && planned.login.is_some());
        for planned in own {
            let owner = Owner { kind: DocumentOwner::Member, id: planned.member.id.uuid() };
            let record = (owner, &planned.member.org_path, &planned.form);
            let when = super::diary::at(self.present.ago(40), 10 * 60);
            filed += self.record(record, &asked, (Some(self.officer), when), shelve)?;
        }
        Ok(filed)
    }

    fn record(
        &mut self,
        (owner, path, form): (Owner, &OrgPath, &ApplicationForm),
        asked: &[Requirement],
        (by, when): (Option<Who>, chrono::DateTime<chrono::Utc>),
        shelve: Shelve,
    ) -> Result<usize, DemoError> {
        let mut kinds = vec![DocumentKind::IdentityCard];
        kinds.extend(missing(asked, form, &[]));
        kinds.truncate(kinds.len() - usize::from(self.dice.chance(40)));
        for kind in &kinds {
            let id = Id::from(self.dice.id(when));
            let bytes = page(words(*kind));
            let object_name = Objects::fresh_name();
            shelve(&object_name, self.keys.encrypt(PersonalKind::Document, id.uuid(), &bytes)?)?;
            let new = NewDocument {
                id,
                owner,
                kind: *kind,
                file_name: FileName::parse(&format!("{}.pdf", words(*kind))).map_err(DemoError::made_up)?,
                media_type: MediaType::Pdf,
                size_bytes: i64::try_from(bytes.len()).map_err(DemoError::made_up)?,
                checksum: Sha256::digest(&bytes).to_vec(),
                object_name,
                filed_by: by.map(|who| AccountId::from(who.account.uuid())),
                filed_at: when,
            };
            documents::insert(self.db, self.keys, &new)?;
            let told = NewEvent::new(EventKind::DocumentFiled, owner.id).at(path);
            self.diary.note(by, when, told.changed("kind", None::<String>, kind.code()));
        }
        Ok(kinds.len())
    }

    /// Looks for records that look like one, as every entry does.
    pub(super) fn look(
        &mut self,
        applications: &[PlannedApplication],
        members: &[PlannedMember],
    ) -> Result<usize, DemoError> {
        let policy = duplicates::policy_on(self.db, self.present.today)?;
        let open = applications.iter().filter(|planned| planned.application.status.is_open());
        let newcomers: Vec<Newcomer> = members
            .iter()
            .map(|planned| Newcomer {
                whose: Whose::Member(planned.member.id, planned.application),
                form: &planned.form,
            })
            .chain(open.map(|planned| Newcomer {
                whose: Whose::Application(planned.application.id),
                form: &planned.application.form,
            }))
            .collect();
        let noticed = duplicates::look(self.db, self.keys, &policy, &newcomers, self.present.now)?;
        for pair in &noticed {
            let told = NewEvent::new(EventKind::DuplicateFound, pair.id).at(&pair.org_path);
            let told = told.changed("status", None::<String>, PairStatus::Open.code());
            self.diary.note(None, self.present.now, told.changed("score", None::<u32>, pair.likeness.score));
        }
        Ok(noticed.len())
    }
}

fn words(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::IdentityCard => "身份证正反面",
        DocumentKind::Licence => "营业执照",
        DocumentKind::MemberList => "成员名册",
        DocumentKind::Charter => "章程",
        DocumentKind::DirectoryListing => "家庭农场名录证明",
        DocumentKind::LandContract => "土地流转合同",
        DocumentKind::VillageCertificate => "村级种养规模证明",
        DocumentKind::LeadingEnterprise => "龙头企业认定文件",
        DocumentKind::TradePermit => "行业许可证",
        DocumentKind::SignedForm => "入会申请表",
        DocumentKind::Authorisation => "授权委托书",
        DocumentKind::Other => "其他材料",
    }
}

/// A PDF of one page with these words on it. Its reader brings the type: nothing is embedded.
fn page(title: &str) -> Vec<u8> {
    let hex = |text: &str| text.encode_utf16().map(|unit| format!("{unit:04X}")).collect::<String>();
    let drawn = format!(
        "BT /F 24 Tf 90 720 Td <{}> Tj 0 -40 Td /F 12 Tf <{}> Tj ET",
        hex(title),
        hex("演示材料，内容均为虚构。")
    );
    let parts = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{drawn}\nendstream", drawn.len()),
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) \
         /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R >>"
            .to_owned(),
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 \
         /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
            .to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        places.push(file.len());
        file += &format!("{} 0 obj\n{part}\nendobj\n", place + 1);
    }
    let table = file.len();
    file += &format!("xref\n0 {}\n0000000000 65535 f \n", parts.len() + 1);
    places.iter().for_each(|place| file += &format!("{place:010} 00000 n \n"));
    file += &format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", parts.len() + 1);
    file.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::kernel::upload::sniff;
    use domain::kernel::document::MediaType;

    #[test]
    fn a_made_up_document_is_what_it_says() {
        assert_eq!(sniff(&page("营业执照")), Some(MediaType::Pdf));
    }
}
