//! The latest scoring of a rating, frozen with every input (R2.8).

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::credit::evidence::{Evidence, EvidenceSource, counting};
use domain::credit::rating::{Assessment, Finding, Scored};
use domain::credit::scorecard::Scorecard;
use serde_json::Value;
use uuid::Uuid;

use super::ratings::Case;
use super::value_json;
use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::schema::{accounts, rating_findings};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = rating_findings, check_for_backend(Pg))]
struct Row {
    rating_id: Uuid,
    seq: i32,
    indicator: String,
    points: i32,
    max_points: i32,
    band: Option<i32>,
    value: Option<Value>,
    source: Option<Code<EvidenceSource>>,
    observed_on: Option<NaiveDate>,
    confirmed_by: Option<Uuid>,
}

/// A finding and who stands for its value.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The finding.
    pub finding: Finding,
    /// The evidence that it rests on.
    pub evidence: Option<Evidence>,
    /// The name of who confirmed the evidence.
    pub confirmed_by: Option<String>,
}

impl Row {
    fn of(id: Uuid, seq: i32, card: &Scorecard, finding: &Finding, item: Option<&Evidence>) -> Result<Self, RepoError> {
        let indicator = card.indicator(&finding.indicator).ok_or_else(|| unknown(&finding.indicator))?;
        let item = item.filter(|_| finding.scored.is_some());
        let band = item.map(|item| indicator.place(&item.value)).transpose().map_err(RepoError::unreadable)?;
        Ok(Self {
            rating_id: id,
            seq,
            indicator: finding.indicator.clone(),
            points: finding.points,
            max_points: finding.max,
            band: band.map(i32::try_from).transpose().map_err(RepoError::unreadable)?,
            value: item.map(|item| value_json::write(&item.value)).transpose()?,
            source: item.map(|item| Code(item.source)),
            observed_on: item.map(|item| item.observed_on),
            confirmed_by: item.and_then(|item| item.confirmed_by).map(|id| id.uuid()),
        })
    }

    fn evidence(&self) -> Result<Option<Evidence>, RepoError> {
        let (Some(value), Some(source), Some(observed_on)) = (&self.value, self.source, self.observed_on) else {
            return Ok(None);
        };
        let value = value_json::read(value.clone())?;
        let confirmed_by = self.confirmed_by.map(Into::into);
        Ok(Some(Evidence { indicator: self.indicator.clone(), value, source: source.0, observed_on, confirmed_by }))
    }

    fn kept(self, card: &Scorecard, confirmed_by: Option<String>) -> Result<Kept, RepoError> {
        let evidence = self.evidence()?;
        let indicator = card.indicator(&self.indicator).ok_or_else(|| unknown(&self.indicator))?;
        let place = self.band.and_then(|band| usize::try_from(band).ok());
        let band = place.and_then(|place| indicator.bands.get(place)).cloned();
        let scored = evidence.clone().zip(band).map(|(item, band)| Scored {
            value: item.value,
            source: item.source,
            observed_on: item.observed_on,
            band,
            next_better: place.and_then(|place| indicator.next_better(place)).cloned(),
        });
        let finding = Finding { indicator: self.indicator, points: self.points, max: self.max_points, scored };
        Ok(Kept { finding, evidence, confirmed_by })
    }
}

fn unknown(indicator: &str) -> RepoError {
    RepoError::unreadable(format!("the card has no indicator {indicator}"))
}

/// Freezes a scoring in place of the one before it.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn replace(
    db: &mut PgConnection,
    case: &Case,
    card: &Scorecard,
    assessment: &Assessment,
    evidence: &[Evidence],
    on: NaiveDate,
) -> Result<(), RepoError> {
    let id = case.rating.id.uuid();
    diesel::delete(rating_findings::table.filter(rating_findings::rating_id.eq(id))).execute(db)?;
    let rows = assessment
        .findings
        .iter()
        .zip(0_i32..)
        .map(|(finding, seq)| Row::of(id, seq, card, finding, counting(evidence, &finding.indicator, on)));
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    diesel::insert_into(rating_findings::table).values(rows).execute(db)?;
    Ok(())
}

/// The latest scoring in the order of the card; empty before the first.
///
/// # Errors
/// [`RepoError::Database`], [`RepoError::Unreadable`].
pub fn of(db: &mut PgConnection, case: &Case, card: &Scorecard) -> Result<Vec<Kept>, RepoError> {
    let rows: Vec<(Row, Option<String>)> = rating_findings::table
        .filter(rating_findings::rating_id.eq(case.rating.id.uuid()))
        .left_join(accounts::table)
        .order(rating_findings::seq)
        .select((Row::as_select(), accounts::display_name.nullable()))
        .load(db)?;
    rows.into_iter().map(|(row, name)| row.kept(card, name)).collect()
}
