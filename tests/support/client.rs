//! People who use the server.

use actix_web::http::Method;
use actix_web::test::TestRequest;
use domain::identity::account::Login;
use domain::kernel::access::Role;
use domain::kernel::id::{AccountId, Id, MemberId, ProviderId, SessionId};
use persistence::identity::posts::NewPost;
use persistence::identity::{accounts, posts, sessions};
use serde_json::Value;

use crate::{Answer, TestApp, Unit};

/// Somebody with a browser or an app.
pub struct Client<'a> {
    app: &'a TestApp,
    token: Option<String>,
    headers: Vec<(String, String)>,
    /// The account, for whoever has signed in.
    pub account_id: AccountId,
}

impl TestApp {
    /// An account with this role at a unit, signed in.
    pub fn signed_in(&self, role: Role, unit: &Unit) -> Client<'_> {
        self.sign_in_as(role, unit, None, None)
    }

    /// The administrator at a unit, signed in.
    pub fn administrator(&self, unit: &Unit) -> Client<'_> {
        self.signed_in(Role::Administrator, unit)
    }

    /// A town officer, signed in.
    pub fn town_officer(&self, town: &Unit) -> Client<'_> {
        self.signed_in(Role::TownOfficer, town)
    }

    /// A county officer, signed in.
    pub fn county_officer(&self, county: &Unit) -> Client<'_> {
        self.signed_in(Role::CountyOfficer, county)
    }

    /// A reviewer, signed in.
    pub fn reviewer(&self, county: &Unit) -> Client<'_> {
        self.signed_in(Role::Reviewer, county)
    }

    /// Somebody who works for a provider, signed in.
    pub fn provider(&self, provider_id: ProviderId, unit: &Unit) -> Client<'_> {
        self.sign_in_as(Role::Provider, unit, Some(provider_id), None)
    }

    /// A member, signed in.
    pub fn member(&self, member_id: MemberId, unit: &Unit) -> Client<'_> {
        self.sign_in_as(Role::Member, unit, None, Some(member_id))
    }

    fn sign_in_as(
        &self,
        role: Role,
        unit: &Unit,
        provider: Option<ProviderId>,
        member: Option<MemberId>,
    ) -> Client<'_> {
        let (account_id, session_id, now) = (AccountId::fresh(), SessionId::fresh(), self.now());
        let login = Login::parse(&format!("u{}", account_id.uuid().simple())).unwrap();
        let post = NewPost {
            id: Id::fresh(),
            account_id,
            role,
            org_unit_id: unit.id,
            provider_id: provider,
            member_id: member,
            granted_at: now,
        };
        self.db(|db| {
            let account = accounts::NewAccount {
                id: account_id,
                login: &login,
                display_name: "测试人员",
                password_hash: "no password fits this",
                password_to_change: false,
                created_at: now,
            };
            accounts::insert(db, &account).unwrap();
            posts::grant(db, &post).unwrap();
            sessions::open(db, session_id, account_id, post.id, "test", now).unwrap();
        });
        let until = now + chrono::TimeDelta::days(3_650);
        let token = self.state().tokens.issue(session_id, account_id.uuid(), now, until).unwrap();
        Client { app: self, token: Some(token), headers: Vec::new(), account_id }
    }
}

impl<'a> Client<'a> {
    pub(crate) fn stranger(app: &'a TestApp) -> Self {
        Self { app, token: None, headers: Vec::new(), account_id: AccountId::from(uuid::Uuid::nil()) }
    }

    /// The same person at another server.
    pub fn at<'b>(&self, app: &'b TestApp) -> Client<'b> {
        Client { app, token: self.token.clone(), headers: self.headers.clone(), account_id: self.account_id }
    }

    /// The same person with another access token.
    #[must_use]
    pub fn bearing(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }

    /// The same person, sending a header with the next calls.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut headers = self.headers.clone();
        headers.push((name.to_owned(), value.to_owned()));
        Self { app: self.app, token: self.token.clone(), headers, account_id: self.account_id }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.app.call(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.app.call(self.request(Method::POST, path).set_json(body)).await
    }

    /// A verb without a body.
    pub async fn act(&self, path: &str) -> Answer {
        self.app.call(self.request(Method::POST, path)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.app.call(self.request(Method::PUT, path).set_json(body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.app.call(self.request(Method::DELETE, path)).await
    }

    /// Any method with bytes that need not be JSON.
    pub async fn send(&self, method: Method, path: &str, content_type: &str, body: Vec<u8>) -> Answer {
        let request = self.request(method, path).insert_header(("content-type", content_type)).set_payload(body);
        self.app.call(request).await
    }

    /// A file as it is, with what it proves and what the sender calls it.
    pub async fn upload(&self, path: &str, kind: &str, file_name: &str, bytes: &[u8]) -> Answer {
        let name: String = file_name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let path = format!("{path}?kind={kind}&file_name={name}");
        self.send(Method::POST, &path, "application/octet-stream", bytes.to_vec()).await
    }

    fn request(&self, method: Method, path: &str) -> TestRequest {
        let request = TestRequest::with_uri(path).method(method).peer_addr(([127, 0, 0, 1], 50_000).into());
        let headers = self.headers.iter().cloned();
        let bearer = self.token.iter().map(|token| ("authorization".to_owned(), format!("Bearer {token}")));
        headers.chain(bearer).fold(request, |request, header| request.insert_header(header))
    }
}
