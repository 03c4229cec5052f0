//! Applications for membership, and members.

mod applying;
mod changes;
mod contacts;
mod documents;
mod duplicates;
mod expulsions;
mod following;
mod limits;
mod members;
mod merging;
mod offices;
mod races;
mod standing;
mod tracked_documents;
mod transfers;

use serde_json::{Value, json};
use tests::{Answer, Client, TestApp, Unit};
use uuid::Uuid;

const APPLICATIONS: &str = "/api/v1/membership-applications";

/// Those through whose hands an application goes.
struct Offices<'a> {
    clerk: Client<'a>,
    town: Client<'a>,
    reviewer: Client<'a>,
    county: Client<'a>,
    at: Unit,
}

fn offices(app: &TestApp) -> Offices<'_> {
    let county = app.county();
    let at = app.town(&county);
    Offices {
        clerk: app.town_officer(&at),
        town: app.town_officer(&at),
        reviewer: app.reviewer(&county),
        county: app.county_officer(&county),
        at,
    }
}

async fn apply(app: &TestApp, form: Value) -> Answer {
    app.stranger().post(APPLICATIONS, form).await
}

async fn verb(by: &Client<'_>, id: Uuid, verb: &str) -> Answer {
    by.act(&format!("{APPLICATIONS}/{id}/{verb}")).await
}

async fn verb_because(by: &Client<'_>, id: Uuid, verb: &str, reason: &str) -> Answer {
    by.post(&format!("{APPLICATIONS}/{id}/{verb}"), json!({"reason": reason})).await
}

async fn approve(by: &Client<'_>, id: Uuid, on: impl ToString) -> Answer {
    by.post(&format!("{APPLICATIONS}/{id}/approve"), json!({"decided_on": on.to_string()})).await
}

impl Offices<'_> {
    async fn bring_to_county(&self, id: Uuid) {
        verb(&self.town, id, "take-up").await.succeeded();
        verb(&self.town, id, "pass-town").await.succeeded();
    }

    async fn bring_to_publicity(&self, app: &TestApp, id: Uuid) {
        self.bring_to_county(id).await;
        verb(&self.reviewer, id, "pass-county").await.succeeded();
        approve(&self.county, id, app.today()).await.succeeded();
        verb(&self.county, id, "publish").await.succeeded();
    }

    /// Somebody who applied on a phone and was admitted seven days later.
    async fn admit(&self, app: &TestApp, form: Value) -> (Answer, Answer) {
        let receipt = apply(app, form).await.succeeded();
        self.bring_to_publicity(app, receipt.id()).await;
        app.pass_days(7);
        let admitted = verb(&self.county, receipt.id(), "admit").await.succeeded();
        (receipt, admitted)
    }
}
