//! Bodies that are no JSON, taken in as they are.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures::StreamExt;
use sha2::{Digest, Sha256};

use super::body::BodyHash;
use super::problem::{Problem, ProblemCode};

/// The largest file that is taken into memory, in bytes; what may be done with it can be bounded further.
const LIMIT: usize = 32 << 20;

/// The body of a request as bytes, whatever type it claims to be: what it is, its content says.
pub struct RawBody(pub Vec<u8>);

impl FromRequest for RawBody {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, mut payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let mut bytes = Vec::new();
            while let Some(chunk) = payload.next().await {
                let chunk = chunk.map_err(|error| Problem::new(ProblemCode::Malformed).caused_by(error))?;
                if bytes.len() + chunk.len() > LIMIT {
                    return Err(Problem::new(ProblemCode::TooLarge));
                }
                bytes.extend_from_slice(&chunk);
            }
            // What the address says about the file is part of what is asked.
            let asked = Sha256::new().chain_update(Sha256::digest(&bytes)).chain_update(request.query_string());
            request.extensions_mut().insert(BodyHash(asked.finalize().to_vec()));
            Ok(Self(bytes))
        })
    }
}
