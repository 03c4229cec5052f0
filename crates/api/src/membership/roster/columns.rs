//! Headings and drop-downs of a roster: what stands for what.

use domain::kernel::vocabulary::Vocabulary;
use domain::membership::form::{DemoLevel, Industry, ScaleUnit};
use domain::membership::member_type::MemberType;
use domain::membership::roster::column::RosterColumn;

use crate::kernel::problem::Language;
use crate::membership::wording::{self, word};

/// A closed list whose items have a name on a sheet.
pub(super) trait Named: Vocabulary {
    /// The item's name, as the pages say it too.
    fn label(self) -> &'static str;

    /// Other names under which sheets have it.
    fn other_names(self) -> &'static [&'static str] {
        &[]
    }

    /// The item with this name, or with this code.
    fn named(text: &str) -> Option<Self> {
        let is_named = |item: &Self| item.label() == text || item.other_names().contains(&text);
        Self::ALL.iter().copied().find(is_named).or_else(|| Self::from_code(text))
    }
}

impl Named for RosterColumn {
    fn label(self) -> &'static str {
        match self {
            Self::MemberType => "会员类型",
            Self::Name => "名称",
            Self::ShortName => "简称",
            Self::Uscc => "统一社会信用代码",
            Self::ResidentId => "居民身份证号",
            Self::LegalName => "法定代表人",
            Self::LegalResidentId => "法定代表人身份证号",
            Self::LegalMobile => "法定代表人手机",
            Self::ContactName => "联系人",
            Self::ContactMobile => "联系手机",
            Self::Division => "所在村（社区）",
            Self::Address => "详细地址",
            Self::Industries => "产业",
            Self::ScaleValue => "经营规模",
            Self::ScaleUnit => "规模单位",
            Self::RegisteredCapital => "注册资本（元）",
            Self::EstablishedOn => "成立日期",
            Self::AnnualRevenue => "上年营业收入（元）",
            Self::Employees => "从业人数",
            Self::HouseholdsDriven => "带动农户数",
            Self::DemoLevel => "示范等级",
            Self::MembersTotal => "成员总数",
            Self::FarmerMembers => "农民成员数",
            Self::OrganisationMembers => "单位成员数",
            Self::AcceptsCharter => "承认章程",
            Self::JoinedOn => "入会日期",
        }
    }
}

impl Named for MemberType {
    fn label(self) -> &'static str {
        word(wording::member_type(self), Language::Chinese)
    }

    fn other_names(self) -> &'static [&'static str] {
        match self {
            Self::Coop => &["合作社", "专业合作社"],
            Self::CoopUnion => &["农民专业合作社联合社", "联合社"],
            Self::Enterprise => &["农业龙头企业"],
            Self::FamilyFarm | Self::ServiceOrg | Self::LargeGrower | Self::Individual | Self::VillageEco => &[],
        }
    }
}

impl Named for Industry {
    fn label(self) -> &'static str {
        word(wording::industry(self), Language::Chinese)
    }

    fn other_names(self) -> &'static [&'static str] {
        match self {
            Self::Rice => &["水稻", "粮食"],
            Self::Livestock => &["畜禽", "畜牧"],
            Self::Aquaculture => &["水产"],
            Self::Vegetables | Self::Fruit | Self::Tea | Self::Bayberry | Self::Services | Self::Other => &[],
        }
    }
}

impl Named for ScaleUnit {
    fn label(self) -> &'static str {
        word(wording::scale_unit(self), Language::Chinese)
    }

    fn other_names(self) -> &'static [&'static str] {
        match self {
            Self::Yuan => &["元"],
            Self::Mu | Self::Head | Self::Bird => &[],
        }
    }
}

impl Named for DemoLevel {
    fn label(self) -> &'static str {
        word(wording::demo_level(self), Language::Chinese)
    }

    fn other_names(self) -> &'static [&'static str] {
        match self {
            Self::None => &["无"],
            Self::County => &["县级"],
            Self::City => &["市级"],
            Self::Province => &["省级"],
            Self::Nation => &["国家级"],
        }
    }
}

/// How a sheet says yes; the first is the one offered.
pub(super) const YES: [&str; 4] = ["是", "同意", "yes", "1"];
/// How it says no.
pub(super) const NO: &str = "否";

/// Columns without which a sheet is no roster. Who is known by the other kind of number leaves that column empty.
pub(super) const NEEDED: [RosterColumn; 11] = [
    RosterColumn::MemberType,
    RosterColumn::Name,
    RosterColumn::Uscc,
    RosterColumn::ResidentId,
    RosterColumn::ContactName,
    RosterColumn::ContactMobile,
    RosterColumn::Division,
    RosterColumn::Address,
    RosterColumn::Industries,
    RosterColumn::ScaleValue,
    RosterColumn::AcceptsCharter,
];

/// In which place of a row each column stands.
#[derive(Debug, Clone)]
pub(super) struct Layout(Vec<(RosterColumn, usize)>);

impl Layout {
    /// Reads headings; a heading that names no column is not looked at, of two that name one the first counts.
    pub(super) fn of(header: &[String]) -> Self {
        let mut places: Vec<(RosterColumn, usize)> = Vec::new();
        for (place, heading) in header.iter().enumerate() {
            let heading = heading.trim().trim_start_matches('*').trim_end_matches('*').trim();
            if let Some(column) = RosterColumn::named(heading)
                && !places.iter().any(|(known, _)| *known == column)
            {
                places.push((column, place));
            }
        }
        Self(places)
    }

    /// How many columns it knows.
    pub(super) fn known(&self) -> usize {
        self.0.len()
    }

    /// The needed columns that it lacks.
    pub(super) fn lacking(&self) -> Vec<RosterColumn> {
        NEEDED.into_iter().filter(|column| !self.0.iter().any(|(known, _)| known == column)).collect()
    }

    /// The cell of a column; empty if the row or the sheet has none.
    pub(super) fn cell<'a>(&self, cells: &'a [String], column: RosterColumn) -> &'a str {
        let place = self.0.iter().find(|(known, _)| *known == column).map(|(_, place)| *place);
        place.and_then(|place| cells.get(place)).map_or("", |cell| cell.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_read_in_any_order_and_strange_ones_passed_over() {
        let header = ["序号", "*名称", " 会员类型 ", "名称", "name"].map(str::to_owned);
        let layout = Layout::of(&header);
        let cells = ["1", " 甲 ", "家庭农场", "乙"].map(str::to_owned);
        assert_eq!(layout.known(), 2);
        assert_eq!(layout.cell(&cells, RosterColumn::Name), "甲");
        assert_eq!(layout.cell(&cells, RosterColumn::MemberType), "家庭农场");
        assert_eq!(layout.cell(&cells, RosterColumn::Address), "");
        assert_eq!(layout.lacking().len(), NEEDED.len() - 2);
    }

    #[test]
    fn every_name_leads_back_to_its_item() {
        fn check<T: Named + std::fmt::Debug>() {
            for &item in T::ALL {
                assert_eq!(T::named(item.label()), Some(item));
                assert_eq!(T::named(item.code()), Some(item));
                assert!(item.other_names().iter().all(|name| T::named(name) == Some(item)));
            }
        }
        check::<RosterColumn>();
        check::<MemberType>();
        check::<Industry>();
        check::<ScaleUnit>();
        check::<DemoLevel>();
    }
}
