//! Documents that belong to a record: what they prove, what they are, how they are called.
//!
//! What a file is, is seen in its bytes; what its name says must agree with that, or whoever opens it later is
//! misled. Only formats that no office computer runs are taken.

use crate::kernel::text::{Line, TextError};
use crate::vocabulary;

vocabulary! {
    /// What a document proves.
    pub enum DocumentKind {
        /// Both sides of a resident card.
        IdentityCard => "identity_card",
        /// Business licence or registration certificate.
        Licence => "licence",
        /// The members of a co-op, or the co-ops of a union.
        MemberList => "member_list",
        /// The charter of the organisation itself.
        Charter => "charter",
        /// Entry in the directory of family farms.
        DirectoryListing => "directory_listing",
        /// Contract over contracted or transferred land.
        LandContract => "land_contract",
        /// Certificate of the village about land or stock.
        VillageCertificate => "village_certificate",
        /// Recognition as a leading enterprise.
        LeadingEnterprise => "leading_enterprise",
        /// Permit of the trade.
        TradePermit => "trade_permit",
        /// The signed form on paper.
        SignedForm => "signed_form",
        /// Leave for somebody to act for the applicant.
        Authorisation => "authorisation",
        Other => "other",
    }
}

vocabulary! {
    /// Formats that are taken.
    pub enum MediaType {
        Pdf => "application/pdf",
        Jpeg => "image/jpeg",
        Png => "image/png",
        Webp => "image/webp",
        Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
}

impl MediaType {
    /// How the names of such files end, the usual ending first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Xlsx => &["xlsx"],
            Self::Docx => &["docx"],
        }
    }
}

vocabulary! {
    /// The kinds of record that documents belong to.
    pub enum DocumentOwner {
        /// An application for membership.
        Application => "application",
        /// A member.
        Member => "member",
    }
}

vocabulary! {
    /// What can be done with the documents of a record, or with one of them.
    pub enum DocumentVerb {
        /// Add another one.
        File => "file",
        /// Take it back.
        Withdraw => "withdraw",
    }
}

/// Why a file name is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileNameError {
    /// Empty or too long.
    #[error("{0}")]
    Text(#[from] TextError),
    /// It holds a sign that separates folders or cannot be shown.
    #[error("a sign that no file name holds")]
    Sign,
}

/// What a sender calls a file. It names nothing on the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName(Line<200>);

impl FileName {
    /// Takes a name as the sender's computer tells it.
    ///
    /// # Errors
    /// [`FileNameError`]
    pub fn parse(text: &str) -> Result<Self, FileNameError> {
        // Signs that turn the direction of writing hide the true ending of a name.
        let turns =
            |sign: char| matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if text.chars().any(|sign| sign.is_control() || turns(sign) || matches!(sign, '/' | '\\')) {
            return Err(FileNameError::Sign);
        }
        Ok(Self(Line::parse(text)?))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether the name ends as those of files of this type do.
    pub fn agrees_with(&self, media_type: MediaType) -> bool {
        let ending = self.as_str().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        ending.is_some_and(|ending| media_type.endings().contains(&ending.as_str()))
    }
}

/// What a county has set for documents; a dated row of parameters (X4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentPolicy {
    /// The most documents of one record that are not withdrawn.
    pub per_record: u32,
    /// Hours after which a file that no record names is swept away.
    pub orphan_hours: i64,
}

/// What a county begins with.
impl Default for DocumentPolicy {
    fn default() -> Self {
        Self { per_record: 40, orphan_hours: 24 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::vocabulary::Vocabulary;

    #[test]
    fn a_name_ends_as_its_type_does() {
        let table = [
            ("营业执照.pdf", MediaType::Pdf, true),
            ("IMG_0001.JPG", MediaType::Jpeg, true),
            ("a.b.jpeg", MediaType::Jpeg, true),
            ("名册.xlsx", MediaType::Xlsx, true),
            ("名册.xlsx", MediaType::Docx, false),
            ("照片.png", MediaType::Jpeg, false),
            ("pdf", MediaType::Pdf, false),
            ("报表.pdf.exe", MediaType::Pdf, false),
        ];
        for (name, media_type, agrees) in table {
            let parsed = FileName::parse(name);
            assert_eq!(parsed.map(|name| name.agrees_with(media_type)), Ok(agrees), "{name}");
        }
    }

    #[test]
    fn a_name_that_could_mislead_is_refused() {
        for name in ["../x.pdf", "a\\b.pdf", "a\u{202e}fdp.exe", "a\n.pdf", "a\0.pdf"] {
            assert_eq!(FileName::parse(name), Err(FileNameError::Sign), "{name:?}");
        }
        assert_eq!(FileName::parse("  "), Err(FileNameError::Text(TextError::Empty)));
        assert_eq!(FileName::parse(&"长".repeat(201)), Err(FileNameError::Text(TextError::TooLong(200))));
    }

    #[test]
    fn every_type_has_endings_of_its_own() {
        let all: Vec<&str> = MediaType::ALL.iter().flat_map(|media_type| media_type.endings()).copied().collect();
        let different: std::collections::BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), different.len());
    }
}
