//! Which members are asked for: the same for a list and for an export.

use chrono::NaiveDate;
use domain::membership::form::ScaleUnit;
use domain::membership::member::MemberStatus;
use domain::membership::member_type::Identity;
use persistence::kernel::keyring::{Keyring, PersonalKind};
use persistence::kernel::page::PageRequest;
use persistence::membership::forms;
use persistence::membership::search::{MemberFilter, MemberKey, MemberSort, Sought};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use super::form::{self, MemberTypeCode, ScaleUnitCode, amount};
use crate::kernel::code::Code;
use crate::kernel::page::page_request;
use crate::kernel::problem::{FieldCode, FieldErrors, Problem};

/// Where a membership stands, on the wire.
pub type MemberStatusCode = Code<MemberStatus>;
/// By what members are sorted, on the wire.
pub type MemberSortCode = Code<MemberSort>;

/// Which members are wanted; what is left out does not restrict.
#[derive(Debug, Clone, Default, Deserialize, Serialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MemberFilter)]
pub struct MemberFilterIn {
    /// Only of this type.
    pub member_type: Option<MemberTypeCode>,
    /// Only those that stand there.
    pub status: Option<MemberStatusCode>,
    /// Only of this unit itself.
    pub org_unit_id: Option<Uuid>,
    /// Only those that belong to this industry federation today.
    pub federation_id: Option<Uuid>,
    /// Only those whose entries are verified, or are not.
    pub verified: Option<bool>,
    /// Only members from this day on.
    pub joined_from: Option<NaiveDate>,
    /// Only members from before this day.
    pub joined_until: Option<NaiveDate>,
    /// Only those that state their size in this unit.
    pub scale_unit: Option<ScaleUnitCode>,
    /// At least this size; needs the unit.
    #[schema(example = "50")]
    pub scale_from: Option<String>,
    /// At most this size; needs the unit.
    #[schema(example = "200.5")]
    pub scale_to: Option<String>,
    /// A piece of the name, the beginning of its initials, of the member's number, a whole resident number, credit
    /// code or mobile number, or the last four digits of a mobile number.
    #[schema(example = "cxm")]
    pub q: Option<String>,
}

/// A list of members.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MemberQuery {
    /// Only of this type.
    #[param(inline)]
    member_type: Option<MemberTypeCode>,
    /// Only those that stand there.
    #[param(inline)]
    status: Option<MemberStatusCode>,
    /// Only of this unit itself.
    org_unit_id: Option<Uuid>,
    /// Only those that belong to this industry federation today.
    federation_id: Option<Uuid>,
    /// Only those whose entries are verified (`true`), or are not (`false`).
    verified: Option<bool>,
    /// Only members from this day on.
    joined_from: Option<NaiveDate>,
    /// Only members from before this day.
    joined_until: Option<NaiveDate>,
    /// Only those that state their size in this unit.
    #[param(inline)]
    scale_unit: Option<ScaleUnitCode>,
    /// At least this size; needs `scale_unit`.
    scale_from: Option<String>,
    /// At most this size; needs `scale_unit`.
    scale_to: Option<String>,
    /// A piece of the name, the beginning of its initials (`cxm`), or the beginning of the number; a whole resident
    /// number, credit code or mobile number; or the last four digits of a mobile number.
    q: Option<String>,
    /// By what it is sorted; `-` turns the order round. By number if not given.
    #[param(inline)]
    sort: Option<MemberSortCode>,
    /// Whether `total` tells how many members the whole list has.
    count: Option<bool>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before, with the same `sort`.
    cursor: Option<String>,
}

/// What a list of members was asked for.
pub struct Wanted {
    /// Which members.
    pub filter: MemberFilter,
    /// In which order.
    pub sort: MemberSort,
    /// Which page.
    pub page: PageRequest<MemberKey>,
    /// Whether they are counted.
    pub count: bool,
}

impl MemberQuery {
    /// What is asked for.
    ///
    /// # Errors
    /// `invalid` with every parameter that is wrong.
    pub fn read(self, keys: &Keyring, today: NaiveDate) -> Result<Wanted, Problem> {
        let sort = self.sort.map_or(MemberSort::Number, |code| code.0);
        let page: PageRequest<MemberKey> = page_request(self.limit, self.cursor.as_deref())?;
        let mut errors = FieldErrors::default();
        let by_day = matches!(sort, MemberSort::JoinedOn | MemberSort::JoinedOnDescending);
        if by_day && page.after.as_ref().is_some_and(|(text, _)| text.parse::<NaiveDate>().is_err()) {
            errors.add("?cursor", FieldCode::NotACursor);
        }
        let filter = MemberFilterIn {
            member_type: self.member_type,
            status: self.status,
            org_unit_id: self.org_unit_id,
            federation_id: self.federation_id,
            verified: self.verified,
            joined_from: self.joined_from,
            joined_until: self.joined_until,
            scale_unit: self.scale_unit,
            scale_from: self.scale_from,
            scale_to: self.scale_to,
            q: self.q,
        };
        let filter = filter.read("?", keys, today, &mut errors);
        let filter = errors.finish(filter)?;
        Ok(Wanted { filter, sort, page, count: self.count.unwrap_or(false) })
    }
}

impl MemberFilterIn {
    /// The filter; `at` is where its fields stand. `None` if one of them is wrong.
    pub fn read(self, at: &str, keys: &Keyring, today: NaiveDate, errors: &mut FieldErrors) -> Option<MemberFilter> {
        let unit = self.scale_unit.map(|code| code.0);
        let scale_from = bound(unit, self.scale_from.as_deref(), (at, "scale_from"), errors);
        let scale_to = bound(unit, self.scale_to.as_deref(), (at, "scale_to"), errors);
        if let (Some(from), Some(until)) = (self.joined_from, self.joined_until)
            && from >= until
        {
            errors.add(format!("{at}joined_until"), FieldCode::DateOrder);
        }
        let text = self.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
        Some(MemberFilter {
            member_type: self.member_type.map(|code| code.0),
            status: self.status.map(|code| code.0),
            org_unit_id: self.org_unit_id.map(Into::into),
            federation: self.federation_id.map(|id| (id.into(), today)),
            verified: self.verified,
            joined_from: self.joined_from,
            joined_until: self.joined_until,
            scale_unit: unit,
            scale_from: scale_from?,
            scale_to: scale_to?,
            sought: text.map(|text| sought(text, keys, today)),
        })
    }
}

/// A bound of a size; nothing for nothing typed.
fn bound(
    unit: Option<ScaleUnit>,
    text: Option<&str>,
    (at, field): (&str, &str),
    errors: &mut FieldErrors,
) -> Option<Option<i64>> {
    let Some(text) = text else { return Some(None) };
    let Some(unit) = unit else {
        errors.add(format!("{at}scale_unit"), FieldCode::Required);
        return None;
    };
    amount(unit, text, format!("{at}{field}"), errors).map(|scale| Some(scale.count()))
}

/// What a text can only mean: a whole identity or mobile number is looked up by its keyed hash.
fn sought(text: &str, keys: &Keyring, today: NaiveDate) -> Sought {
    let resident = form::resident_id(text, today).ok().map(Identity::Resident);
    if let Some(identity) = resident.or_else(|| form::uscc(text).ok().map(Identity::Organisation)) {
        return Sought::Identity(forms::identity_digest(keys, &identity));
    }
    if let Ok(mobile) = form::mobile(text) {
        return Sought::Mobile(keys.digest(PersonalKind::Mobile, mobile.as_str()));
    }
    let digits = text.bytes().all(|sign| sign.is_ascii_digit());
    if digits && text.len() == 4 {
        return Sought::MobileEnd(text.to_owned());
    }
    let of_number = |sign: u8| sign.is_ascii_alphanumeric() || sign == b'-';
    if text.as_bytes().first().is_some_and(u8::is_ascii_digit) && text.bytes().all(of_number) {
        return Sought::Number(text.to_owned());
    }
    Sought::Name(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_types_can_only_mean_one_thing() {
        let keys = Keyring::new([(1, [1; 32])].into(), [2; 32]);
        let mobile = Sought::Mobile(keys.digest(PersonalKind::Mobile, "13800000001"));
        let table = [
            ("138 0000-0001", mobile),
            ("0001", Sought::MobileEnd("0001".into())),
            ("330382", Sought::Number("330382".into())),
            ("330382-co", Sought::Number("330382-co".into())),
            ("1380000000", Sought::Number("1380000000".into())),
            ("cxm", Sought::Name("cxm".into())),
            ("2号合作社", Sought::Name("2号合作社".into())),
        ];
        let today = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap_or_default();
        for (text, meaning) in table {
            assert_eq!(sought(text, &keys, today), meaning, "{text}");
        }
    }
}
