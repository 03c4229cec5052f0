//! One command: one transaction, at most one effect per idempotency key.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::header::IF_MATCH;
use actix_web::web::{Bytes, Data};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use chrono::{DateTime, NaiveDate, Utc};
use persistence::kernel::events::Stamp;
use persistence::kernel::idempotency::{self, Claim, Claimed};
use persistence::kernel::keyring::{Keyring, PersonalKind};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::actor::Actor;
use super::body::{self, BodyHash};
use super::clock::china_day;
use super::db::Tx;
use super::declared;
use super::frame::RequestId;
use super::problem::{FieldCode, FieldErrors, Problem, ProblemCode};
use super::reply::{Answer, Reply};
use crate::app::State;

const KEY: &str = "Idempotency-Key";
const KEY_LENGTH: usize = 200;

/// Everything that a state-changing handler needs besides its actor and its body.
pub struct Command {
    state: Data<State>,
    request: HttpRequest,
    now: DateTime<Utc>,
}

/// The version that a caller says it saw.
#[derive(Debug, Clone, Copy)]
pub struct Seen(Option<i64>);

impl Seen {
    /// Goes on if the caller saw this version, or does not say.
    ///
    /// # Errors
    /// `version_mismatch`.
    pub fn expect(self, current: i64) -> Result<(), Problem> {
        match self.0 {
            Some(seen) if seen != current => Err(Problem::new(ProblemCode::VersionMismatch)),
            _ => Ok(()),
        }
    }
}

impl FromRequest for Command {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let unexpected = declared::takes_no_body(&request).then(|| Bytes::from_request(&request, payload));
        Box::pin(async move {
            declared::check_query(&request)?;
            if let Some(unexpected) = unexpected {
                body::refuse(&request, unexpected.await)?;
            }
            let state = request.app_data::<Data<State>>().cloned();
            let state = state.ok_or_else(|| Problem::internal("the server was built without its state"))?;
            Ok(Self { now: state.clock.now(), state, request })
        })
    }
}

impl Command {
    /// The instant of the command.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The Chinese calendar day of the command.
    pub fn today(&self) -> NaiveDate {
        china_day(self.now)
    }

    /// The keys of personal data.
    pub fn keys(&self) -> Arc<Keyring> {
        Arc::clone(&self.state.keys)
    }

    /// The running server's settings and services.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The request itself.
    pub fn request(&self) -> &HttpRequest {
        &self.request
    }

    /// The version in `If-Match`, which an edit must carry.
    ///
    /// # Errors
    /// `version_required` without one, `version_mismatch` for a tag that no record ever had.
    pub fn version(&self) -> Result<i64, Problem> {
        self.seen_version()?.ok_or_else(|| Problem::new(ProblemCode::VersionRequired))
    }

    /// The version in `If-Match`, if the caller says which one it saw; a verb need not carry one.
    ///
    /// # Errors
    /// `version_mismatch` for a tag that no record ever had.
    pub fn seen(&self) -> Result<Seen, Problem> {
        self.seen_version().map(Seen)
    }

    fn seen_version(&self) -> Result<Option<i64>, Problem> {
        let Some(tag) = self.request.headers().get(IF_MATCH) else { return Ok(None) };
        let version = tag.to_str().ok().and_then(|tag| tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok());
        version.map(Some).ok_or_else(|| Problem::new(ProblemCode::VersionMismatch))
    }

    /// Runs the command of somebody signed in: all of it happens, once, or nothing.
    ///
    /// # Errors
    /// What `work` answers; `idempotency.*` for a key that cannot be used; `busy`; `internal`.
    pub async fn run<W>(self, actor: &Actor, work: W) -> Answer
    where
        W: FnOnce(&mut Tx) -> Answer + Send + 'static,
    {
        let stamp = self.stamp(Some(actor));
        let claim = self.claim(actor.account_id.to_string())?;
        self.once(stamp, claim, work).await
    }

    /// Runs a command that anybody may send: all of it happens, once, or nothing.
    ///
    /// # Errors
    /// As [`Command::run`].
    pub async fn run_public<W>(self, work: W) -> Answer
    where
        W: FnOnce(&mut Tx) -> Answer + Send + 'static,
    {
        let stamp = self.stamp(None);
        let claim = self.claim("anyone".to_owned())?;
        self.once(stamp, claim, work).await
    }

    /// Who acts, in which request and when.
    pub fn stamp(&self, actor: Option<&Actor>) -> Stamp {
        let request_id = self.request.extensions().get::<RequestId>().map(|id| id.0);
        Stamp {
            account_id: actor.map(|actor| actor.account_id),
            role: actor.map(|actor| actor.role),
            request_id,
            now: self.now,
        }
    }

    fn claim(&self, caller: String) -> Result<Option<Claim>, Problem> {
        let Some(key) = self.request.headers().get(KEY) else { return Ok(None) };
        let key = key.to_str().ok().filter(|key| (1..=KEY_LENGTH).contains(&key.len()));
        let mut errors = FieldErrors::default();
        let Some(key) = errors.take(KEY, key.ok_or(FieldCode::Malformed)) else { return Err(errors.into()) };
        let body_hash = match self.request.extensions().get::<BodyHash>() {
            Some(hash) => hash.0.clone(),
            None => Sha256::digest([]).to_vec(),
        };
        let operation = format!("{} {}", self.request.method(), self.request.path());
        Ok(Some(Claim { caller, operation, key: key.to_owned(), body_hash }))
    }

    async fn once<W>(self, stamp: Stamp, claim: Option<Claim>, work: W) -> Answer
    where
        W: FnOnce(&mut Tx) -> Answer + Send + 'static,
    {
        let (keys, now, db) = (self.keys(), self.now, self.state.db.clone());
        let Some(claim) = claim else { return db.write(stamp, work).await };
        db.write(stamp, move |tx| match idempotency::claim(tx, &claim, now)? {
            Claimed::InFlight => Err(Problem::new(ProblemCode::KeyInFlight).retry_after(1)),
            Claimed::OtherBody => Err(Problem::new(ProblemCode::KeyReused)),
            Claimed::Answered(status, sealed) => {
                Reply::kept(status, &keys.decrypt(PersonalKind::Answer, Uuid::nil(), &sealed)?)
            }
            Claimed::First => {
                let reply = work(tx)?;
                let (status, body) = reply.to_keep();
                let sealed = keys.encrypt(PersonalKind::Answer, Uuid::nil(), &body)?;
                idempotency::keep(tx, &claim, status, &sealed, now)?;
                Ok(reply)
            }
        })
        .await
    }
}
