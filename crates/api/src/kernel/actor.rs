//! Who asks.

use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use domain::kernel::access::{self, Action, Scope};
use domain::kernel::id::SessionId;
use persistence::identity::sessions;

use super::declared;
use super::problem::{Problem, ProblemCode};
use crate::app::State;

/// Somebody signed in, acting from one post. Always the first argument of a handler, so that a stranger is
/// refused before anything else is looked at.
#[derive(Debug, Clone)]
pub struct Actor {
    actor: access::Actor,
    session_id: SessionId,
}

impl Actor {
    /// Leave to do something, or a refusal.
    ///
    /// # Errors
    /// `forbidden`.
    pub fn permit(&self, action: Action) -> Result<Scope, Problem> {
        Ok(self.actor.scope_for(action)?)
    }

    /// The session behind the request.
    pub fn session_id(&self) -> SessionId {
        self.session_id
    }
}

impl Deref for Actor {
    type Target = access::Actor;

    fn deref(&self) -> &access::Actor {
        &self.actor
    }
}

/// Somebody signed in whose first password may still have to be changed.
#[derive(Debug, Clone)]
pub struct Newcomer(pub Actor);

async fn identify(request: HttpRequest) -> Result<(Actor, bool), Problem> {
    let nobody = || Problem::new(ProblemCode::Unauthenticated);
    let state = request.app_data::<Data<State>>().cloned().ok_or_else(nobody)?;
    let header = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = header.and_then(|value| value.strip_prefix("Bearer ")).ok_or_else(nobody)?;
    let now = state.clock.now();
    let session_id = state.tokens.read(token, now).map_err(|cause| nobody().caused_by(cause))?;
    let found = state.db.read(move |db| Ok(sessions::acting(db, session_id)?)).await?;
    let acting = found.ok_or_else(nobody)?;
    declared::check_query(&request)?;
    Ok((Actor { actor: acting.actor, session_id }, acting.password_to_change))
}

impl FromRequest for Actor {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            match identify(request).await? {
                (_, true) => Err(Problem::new(ProblemCode::PasswordToChange)),
                (actor, false) => Ok(actor),
            }
        })
    }
}

impl FromRequest for Newcomer {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { Ok(Self(identify(request).await?.0)) })
    }
}
