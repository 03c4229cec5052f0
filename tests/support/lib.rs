//! The server under test, and people who use it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod answer;
mod client;
pub mod credit;
pub mod database;
pub mod membership;
pub mod organisation;
mod services;
mod units;

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use actix_web::body::{MessageBody, to_bytes};
use actix_web::dev::{Service, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::test::TestRequest;
use actix_web::web::Data;
use actix_web::{App, Error, Route, test};
use api::app::{State, configure};
use api::identity::tokens::TokenKeys;
use api::kernel::clock::Clock;
use api::kernel::db::Db;
use api::kernel::frame::frame;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::PgConnection;
use persistence::kernel::keyring::Keyring;

pub use answer::Answer;
pub use client::Client;
pub use credit::Rated;
pub use database::TestDatabase;
pub use services::{Harvest, Served};
pub use units::Unit;

type Calling = Pin<Box<dyn Future<Output = Answer>>>;

/// A server with a database of its own.
pub struct TestApp {
    database: TestDatabase,
    state: Data<State>,
    clock: Arc<AtomicI64>,
    call: Rc<dyn Fn(TestRequest) -> Calling>,
}

impl TestApp {
    /// On one connection whose transaction is never committed: fast, and enough for most tests.
    pub async fn rolled_back() -> Self {
        Self::on(TestDatabase::rolled_back()).await
    }

    /// On a database of its own, for what only commits can show: races, crashes, two servers.
    pub async fn committed() -> Self {
        Self::on(TestDatabase::committed()).await
    }

    /// On one connection that a request hardly waits for.
    pub async fn impatient() -> Self {
        Self::on(TestDatabase::impatient()).await
    }

    /// The same server with one more route.
    pub async fn with_route(mut self, path: &str, route: Route) -> Self {
        let app = App::new().wrap(api::app::catch_panics()).wrap(from_fn(frame)).route(path, route);
        self.call = call(app.configure(configure(self.state.clone()))).await;
        self
    }

    /// Does something while every connection of the server is taken.
    pub async fn while_nobody_else_can_connect<F: Future>(&self, work: impl FnOnce() -> F) -> F::Output {
        let _taken = self.database.pool().get().unwrap();
        work().await
    }

    async fn on(database: TestDatabase) -> Self {
        // 09:00 on a Monday in China.
        let clock = Arc::new(AtomicI64::new(at("2026-05-04T01:00:00Z")));
        let state = Data::new(state(&database, &clock));
        let call = serve(&state).await;
        Self { database, state, clock, call }
    }

    /// Another server on the same database, as a second process would be.
    pub async fn twin(&self) -> Self {
        let state = Data::new(state(&self.database, &self.clock));
        let call = serve(&state).await;
        Self { database: self.database.shared(), state, clock: Arc::clone(&self.clock), call }
    }

    /// Somebody who has not signed in.
    pub fn stranger(&self) -> Client<'_> {
        Client::stranger(self)
    }

    /// Does something with the database directly, as the server's own role. Not during a call.
    pub fn db<T>(&self, work: impl FnOnce(&mut PgConnection) -> T) -> T {
        self.database.work(work)
    }

    /// What the server holds.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The instant at which the server stands.
    pub fn now(&self) -> DateTime<Utc> {
        self.state.clock.now()
    }

    /// The Chinese calendar day on which the server stands.
    pub fn today(&self) -> NaiveDate {
        self.state.clock.today()
    }

    /// Lets calendar days pass.
    pub fn pass_days(&self, days: i64) {
        self.clock.fetch_add(days * 86_400, Ordering::SeqCst);
    }

    /// Lets seconds pass.
    pub fn pass_seconds(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::SeqCst);
    }

    pub(crate) async fn call(&self, request: TestRequest) -> Answer {
        (self.call)(request).await
    }
}

fn at(instant: &str) -> i64 {
    instant.parse::<DateTime<Utc>>().unwrap().timestamp()
}

fn state(database: &TestDatabase, clock: &Arc<AtomicI64>) -> State {
    State {
        db: Db::from_pool(database.pool()),
        clock: Clock::Set(Arc::clone(clock)),
        keys: Arc::new(Keyring::new([(1, [1; 32])].into(), [2; 32])),
        tokens: TokenKeys::new(vec![("k1".into(), [3; 32])]).unwrap(),
        sessions: Default::default(),
        passwords: Default::default(),
        lockout: Default::default(),
        secure_cookies: false,
        county: "330382".into(),
    }
}

async fn serve(state: &Data<State>) -> Rc<dyn Fn(TestRequest) -> Calling> {
    call(App::new().wrap(api::app::catch_panics()).wrap(from_fn(frame)).configure(configure(state.clone()))).await
}

async fn call<T, B>(app: App<T>) -> Rc<dyn Fn(TestRequest) -> Calling>
where
    T: ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse<B>, Error = Error, InitError = ()>
        + 'static,
    B: MessageBody + 'static,
{
    let service = Rc::new(test::init_service(app).await);
    Rc::new(move |request| {
        let service = Rc::clone(&service);
        Box::pin(async move {
            let response = match service.call(request.to_request()).await {
                Ok(response) => response.into_parts().1.map_into_boxed_body(),
                // As the server itself would answer it.
                Err(error) => error.error_response(),
            };
            let (status, headers) = (response.status().as_u16(), response.headers().clone());
            let body = to_bytes(response.into_body()).await.unwrap_or_default();
            Answer { status, headers, json: serde_json::from_slice(&body).unwrap_or_default() }
        })
    })
}
