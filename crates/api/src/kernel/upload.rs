//! Files from outside: bounded by a limit of their own, and taken for what their bytes are.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use domain::kernel::document::{FileName, MediaType};
use domain::kernel::vocabulary::Vocabulary;
use file_format::FileFormat;
use futures::StreamExt;
use sha2::{Digest, Sha256};

use super::body::BodyHash;
use super::problem::{FieldErrors, Problem, ProblemCode};

/// A file that has not been read yet: whoever may not file it sends it for nothing.
pub struct Upload {
    payload: Payload,
    request: HttpRequest,
}

/// A file as it was sent.
#[derive(Debug)]
pub struct Received {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of them.
    pub checksum: Vec<u8>,
    /// What they are.
    pub media_type: MediaType,
    /// What the sender calls it.
    pub file_name: FileName,
}

impl FromRequest for Upload {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        ready(Ok(Self { payload: payload.take(), request: request.clone() }))
    }
}

impl Upload {
    /// Reads the file as it comes in, never more of it than `limit` bytes. Its hash stays with the request for the
    /// idempotency check.
    ///
    /// # Errors
    /// `document.too_large`; `document.type_unknown` for bytes of no type that is taken; `document.name_unfit` if the
    /// name ends as that of another type; `invalid` for a name that no file has.
    pub async fn receive(self, file_name: &str, limit: usize) -> Result<Received, Problem> {
        let mut errors = FieldErrors::default();
        let file_name = errors.take("?file_name", FileName::parse(file_name));
        let file_name = errors.finish(file_name)?;
        let Self { payload, request } = self;
        let bytes = read(payload, &request, limit).await?;
        let checksum = Sha256::digest(&bytes);
        let named = Sha256::new().chain_update(checksum).chain_update(request.query_string()).finalize();
        request.extensions_mut().insert(BodyHash(named.to_vec()));
        let media_type = sniff(&bytes).ok_or_else(|| Problem::new(ProblemCode::DocumentTypeUnknown))?;
        if !file_name.agrees_with(media_type) {
            let usual = media_type.endings().first().copied().unwrap_or_default().to_uppercase();
            return Err(Problem::new(ProblemCode::DocumentNameUnfit).with("type", usual).caused_by(media_type.code()));
        }
        Ok(Received { bytes, checksum: checksum.to_vec(), media_type, file_name })
    }
}

async fn read(mut payload: Payload, request: &HttpRequest, limit: usize) -> Result<Vec<u8>, Problem> {
    let too_large = || Problem::new(ProblemCode::DocumentTooLarge).with("limit", limit >> 20);
    let told = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if told.is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    while let Some(piece) = payload.next().await {
        let piece = piece.map_err(|error| Problem::new(ProblemCode::Malformed).caused_by(error))?;
        if bytes.len() + piece.len() > limit {
            return Err(too_large());
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// What bytes are, if it is a type that is taken.
#[expect(clippy::wildcard_enum_match_arm, reason = "the library knows hundreds of formats and more to come")]
pub fn sniff(bytes: &[u8]) -> Option<MediaType> {
    match FileFormat::from_bytes(bytes) {
        FileFormat::PortableDocumentFormat => Some(MediaType::Pdf),
        FileFormat::JointPhotographicExpertsGroup => Some(MediaType::Jpeg),
        FileFormat::PortableNetworkGraphics => Some(MediaType::Png),
        FileFormat::Webp => Some(MediaType::Webp),
        FileFormat::OfficeOpenXmlSpreadsheet => Some(MediaType::Xlsx),
        FileFormat::OfficeOpenXmlDocument => Some(MediaType::Docx),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";
    const WEBP: &[u8] = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0";

    #[test]
    fn a_file_is_what_its_bytes_are() {
        let table: [(&[u8], Option<MediaType>); 9] = [
            (b"%PDF-1.7\n", Some(MediaType::Pdf)),
            (b"\xff\xd8\xff\xe0\0\x10JFIF\0", Some(MediaType::Jpeg)),
            (PNG, Some(MediaType::Png)),
            (WEBP, Some(MediaType::Webp)),
            (b"", None),
            (b"MZ\x90\0", None),
            (b"<html><script>alert(1)</script></html>", None),
            (b"PK\x03\x04", None),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None),
        ];
        for (bytes, media_type) in table {
            assert_eq!(sniff(bytes), media_type, "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..4_096)) {
            sniff(&bytes);
        }

        #[test]
        fn no_broken_archive_makes_it_panic(
            start in prop_oneof![Just(b"PK\x03\x04".to_vec()), Just(b"PK\x05\x06".to_vec()), Just(b"RIFF".to_vec())],
            middle in proptest::collection::vec(any::<u8>(), 0..2_048),
            end in proptest::collection::vec(any::<u8>(), 0..40),
        ) {
            let central = b"PK\x01\x02".to_vec();
            let closing = b"PK\x05\x06".to_vec();
            sniff(&[start, middle, central, end.clone(), closing, end].concat());
        }
    }
}
