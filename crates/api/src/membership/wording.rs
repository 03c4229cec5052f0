//! Words for the closed lists of this context on sheets and slips, in both languages: people read no codes.

use domain::membership::form::{DemoLevel, Industry, ScaleUnit};
use domain::membership::member::MemberStatus;
use domain::membership::member_type::{IdentityKind, MemberType};

use crate::kernel::problem::Language;

/// A word in Chinese and English.
pub type Label = (&'static str, &'static str);

/// The word in a language.
pub const fn word((zh, en): Label, language: Language) -> &'static str {
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}

/// A type of member.
pub const fn member_type(member_type: MemberType) -> Label {
    match member_type {
        MemberType::Coop => ("农民专业合作社", "Farmers' co-op"),
        MemberType::CoopUnion => ("合作社联合社", "Union of co-ops"),
        MemberType::FamilyFarm => ("家庭农场", "Family farm"),
        MemberType::Enterprise => ("农业企业", "Agricultural enterprise"),
        MemberType::ServiceOrg => ("涉农服务单位", "Service organisation"),
        MemberType::LargeGrower => ("种养大户", "Large grower"),
        MemberType::Individual => ("个人会员", "Individual"),
        MemberType::VillageEco => ("村经济合作社", "Village collective"),
    }
}

/// Where a membership stands.
pub const fn member_status(status: MemberStatus) -> Label {
    match status {
        MemberStatus::Active => ("正常", "Active"),
        MemberStatus::Suspended => ("暂停", "Suspended"),
        MemberStatus::Withdrawing => ("退会办理中", "Leaving"),
        MemberStatus::TransferInProgress => ("转移办理中", "Moving to another town"),
        MemberStatus::Withdrawn => ("已退会", "Left"),
        MemberStatus::Expelled => ("已除名", "Expelled"),
        MemberStatus::Lapsed => ("已终止", "Lapsed"),
        MemberStatus::Merged => ("已合并", "Merged"),
    }
}

/// By what somebody is known.
pub const fn identity_kind(kind: IdentityKind) -> Label {
    match kind {
        IdentityKind::ResidentId => ("居民身份证", "Resident number"),
        IdentityKind::Uscc => ("统一社会信用代码", "Credit code"),
    }
}

/// What a member grows, keeps or does.
pub const fn industry(industry: Industry) -> Label {
    match industry {
        Industry::Rice => ("粮食（水稻）", "grain (rice)"),
        Industry::Vegetables => ("蔬菜", "vegetables"),
        Industry::Fruit => ("水果", "fruit"),
        Industry::Tea => ("茶叶", "tea"),
        Industry::Bayberry => ("杨梅", "bayberry"),
        Industry::Livestock => ("畜禽养殖", "livestock and poultry"),
        Industry::Aquaculture => ("水产养殖", "aquaculture"),
        Industry::Services => ("农业服务", "services"),
        Industry::Other => ("其他", "other"),
    }
}

/// The unit of a size.
pub const fn scale_unit(unit: ScaleUnit) -> Label {
    match unit {
        ScaleUnit::Mu => ("亩", "mu"),
        ScaleUnit::Head => ("头", "head"),
        ScaleUnit::Bird => ("羽", "birds"),
        ScaleUnit::Yuan => ("元（年营业额）", "yuan of turnover a year"),
    }
}

/// Recognition as an example.
pub const fn demo_level(level: DemoLevel) -> Label {
    match level {
        DemoLevel::None => ("暂无", "none"),
        DemoLevel::County => ("县级示范", "county"),
        DemoLevel::City => ("市级示范", "city"),
        DemoLevel::Province => ("省级示范", "province"),
        DemoLevel::Nation => ("国家级示范", "national"),
    }
}
