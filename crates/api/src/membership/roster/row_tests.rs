#![allow(clippy::unwrap_used)]

use domain::kernel::vocabulary::Vocabulary;

use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 4).unwrap()
}

/// A family farm; then other cells in the places of some columns.
fn farm(changes: &[(RosterColumn, &str)]) -> Result<Stated, Vec<Note>> {
    let header: Vec<String> = RosterColumn::ALL.iter().map(|column| column.label().to_owned()).collect();
    let mut cells = vec![String::new(); header.len()];
    let plain = [
        (RosterColumn::MemberType, "家庭农场"),
        (RosterColumn::Name, "陈小满"),
        (RosterColumn::ResidentId, "11010519491231002x"),
        (RosterColumn::ContactName, "陈小满"),
        (RosterColumn::ContactMobile, "+86 138-0000-0001"),
        (RosterColumn::Division, "330382114001 柳市镇前街村"),
        (RosterColumn::Address, "湖边路 1 号"),
        (RosterColumn::Industries, "水稻、杨梅"),
        (RosterColumn::ScaleValue, "1,060.5"),
        (RosterColumn::ScaleUnit, "亩"),
        (RosterColumn::AcceptsCharter, "是"),
    ];
    for (column, text) in plain.iter().chain(changes) {
        cells[*column as usize] = (*text).to_owned();
    }
    read(&Layout::of(&header), &cells, today())
}

fn wrong(changes: &[(RosterColumn, &str)]) -> Vec<(RosterColumn, FieldCode)> {
    farm(changes).map_or_else(|notes| notes.into_iter().map(|note| (note.column, note.code)).collect(), |_| Vec::new())
}

#[test]
fn a_row_becomes_the_form_of_an_applicant() {
    let stated = farm(&[(RosterColumn::JoinedOn, "2020年3月1日")]).unwrap();
    assert_eq!(stated.form.name.as_str(), "陈小满");
    assert_eq!(stated.form.division_code.as_str(), "330382114001");
    assert_eq!(stated.form.industries, [Industry::Rice, Industry::Bayberry]);
    assert_eq!(stated.form.scale.count(), 1_060_500);
    assert!(matches!(stated.form.identity, Identity::Resident(id) if id.as_str() == "11010519491231002X"));
    assert_eq!(stated.joined_on.to_string(), "2020-03-01");
    assert_eq!(farm(&[]).unwrap().joined_on, today());
}

#[test]
fn each_wrong_cell_is_told_in_its_column() {
    use FieldCode as F;
    use RosterColumn as C;
    type Cells = &'static [(C, &'static str)];
    type Told = &'static [(C, F)];
    let table: [(Cells, Told); 15] = [
        (&[], &[]),
        (&[(C::MemberType, "农场")], &[(C::MemberType, F::UnknownCode)]),
        (&[(C::MemberType, "")], &[(C::MemberType, F::Required)]),
        (&[(C::Name, "")], &[(C::Name, F::Required)]),
        (&[(C::ResidentId, "110105194912310020")], &[(C::ResidentId, F::Checksum)]),
        (&[(C::ResidentId, "3.30382E+17")], &[(C::ResidentId, F::DigitsLost)]),
        (&[(C::ContactMobile, "1.38E+10")], &[(C::ContactMobile, F::DigitsLost)]),
        (&[(C::Division, "前街村")], &[(C::Division, F::Malformed)]),
        (&[(C::Division, "330382")], &[(C::Division, F::NotATownOrVillage)]),
        (&[(C::Industries, "水稻、飞碟")], &[(C::Industries, F::UnknownCode)]),
        (&[(C::ScaleUnit, "顷")], &[(C::ScaleUnit, F::UnknownCode)]),
        (&[(C::ScaleValue, "六十")], &[(C::ScaleValue, F::NotADecimal)]),
        (&[(C::AcceptsCharter, "否")], &[(C::AcceptsCharter, F::CharterNotAccepted)]),
        (&[(C::JoinedOn, "2026-05-05")], &[(C::JoinedOn, F::DateInFuture)]),
        (&[(C::Address, "甲\u{7}")], &[(C::Address, F::ControlCharacter)]),
    ];
    for (changes, expected) in table {
        assert_eq!(wrong(changes), expected, "{changes:?}");
    }
}

#[test]
fn of_a_group_that_is_begun_every_cell_is_asked_for() {
    use RosterColumn as C;
    let coop = [
        (C::MemberType, "农民专业合作社"),
        (C::ResidentId, ""),
        (C::Uscc, "93330304MA2C0001XG"),
        (C::LegalName, "林大雪"),
        (C::EstablishedOn, "2018/3/1"),
        (C::MembersTotal, "46"),
    ];
    let mut columns: Vec<C> = wrong(&coop).into_iter().map(|(column, _)| column).collect();
    columns.sort_unstable();
    let asked = [
        C::LegalResidentId,
        C::LegalMobile,
        C::RegisteredCapital,
        C::AnnualRevenue,
        C::Employees,
        C::HouseholdsDriven,
        C::FarmerMembers,
        C::OrganisationMembers,
    ];
    assert_eq!(columns, asked);
}

#[test]
fn days_are_read_as_people_write_them() {
    for text in ["2018-03-01", "2018/3/1", "2018.3.1", "2018年3月1日", "20180301"] {
        assert_eq!(date(text).map(|day| day.to_string()).as_deref(), Some("2018-03-01"), "{text}");
    }
    for text in ["18-03-01", "2018-13-01", "2018", "2018-02-30", "三月"] {
        assert_eq!(date(text), None, "{text}");
    }
}
