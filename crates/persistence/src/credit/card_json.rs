//! The parts of a scorecard as JSON: every list a card has, with stable names for what the rules call variants.

use domain::credit::line::{EnterpriseLine, HouseholdLine, LineRule};
use domain::credit::scorecard::{Band, Grade, GradeBand, Group, Indicator, Label, ValueKind, When};
use domain::kernel::money::Fen;
use domain::kernel::ratio::BasisPoints;
use serde::{Deserialize, Serialize};

/// A code of a closed list in JSON.
mod coded {
    use domain::kernel::vocabulary::Vocabulary;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    #[allow(clippy::trivially_copy_pass_by_ref)]
    pub(super) fn serialize<T: Vocabulary, S: Serializer>(item: &T, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(item.code())
    }

    pub(super) fn deserialize<'de, T: Vocabulary, D: Deserializer<'de>>(input: D) -> Result<T, D::Error> {
        let code = String::deserialize(input)?;
        T::from_code(&code).ok_or_else(|| D::Error::custom(format!("{code:?} is no {}", T::NAME)))
    }
}

#[derive(Serialize, Deserialize)]
struct LabelJson {
    zh: String,
    en: String,
}

impl From<Label> for LabelJson {
    fn from(Label { zh, en }: Label) -> Self {
        Self { zh, en }
    }
}

impl From<LabelJson> for Label {
    fn from(LabelJson { zh, en }: LabelJson) -> Self {
        Self { zh, en }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct GroupJson {
    code: String,
    name: LabelJson,
    points: i32,
}

impl From<Group> for GroupJson {
    fn from(Group { code, name, points }: Group) -> Self {
        Self { code, name: name.into(), points }
    }
}

impl From<GroupJson> for Group {
    fn from(GroupJson { code, name, points }: GroupJson) -> Self {
        Self { code, name: name.into(), points }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct IndicatorJson {
    code: String,
    group: String,
    name: LabelJson,
    max: i32,
    #[serde(with = "coded")]
    kind: ValueKind,
    bands: Vec<BandJson>,
}

impl From<Indicator> for IndicatorJson {
    fn from(Indicator { code, group, name, max, kind, bands }: Indicator) -> Self {
        Self { code, group, name: name.into(), max, kind, bands: bands.into_iter().map(Into::into).collect() }
    }
}

impl From<IndicatorJson> for Indicator {
    fn from(IndicatorJson { code, group, name, max, kind, bands }: IndicatorJson) -> Self {
        Self { code, group, name: name.into(), max, kind, bands: bands.into_iter().map(Into::into).collect() }
    }
}

#[derive(Serialize, Deserialize)]
struct BandJson {
    when: WhenJson,
    points: i32,
    label: LabelJson,
}

impl From<Band> for BandJson {
    fn from(Band { when, points, label }: Band) -> Self {
        Self { when: when.into(), points, label: label.into() }
    }
}

impl From<BandJson> for Band {
    fn from(BandJson { when, points, label }: BandJson) -> Self {
        Self { when: when.into(), points, label: label.into() }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WhenJson {
    AtLeast(i64),
    AtMost(i64),
    Within(i64, i64),
    Otherwise,
    Chosen(String),
}

impl From<When> for WhenJson {
    fn from(when: When) -> Self {
        match when {
            When::AtLeast(edge) => Self::AtLeast(edge),
            When::AtMost(edge) => Self::AtMost(edge),
            When::Within(from, to) => Self::Within(from, to),
            When::Otherwise => Self::Otherwise,
            When::Chosen(option) => Self::Chosen(option),
        }
    }
}

impl From<WhenJson> for When {
    fn from(when: WhenJson) -> Self {
        match when {
            WhenJson::AtLeast(edge) => Self::AtLeast(edge),
            WhenJson::AtMost(edge) => Self::AtMost(edge),
            WhenJson::Within(from, to) => Self::Within(from, to),
            WhenJson::Otherwise => Self::Otherwise,
            WhenJson::Chosen(option) => Self::Chosen(option),
        }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct GradeBandJson {
    #[serde(with = "coded")]
    grade: Grade,
    from: i32,
    rate_over_lpr: Option<i64>,
}

impl From<GradeBand> for GradeBandJson {
    fn from(GradeBand { grade, from, rate_over_lpr }: GradeBand) -> Self {
        Self { grade, from, rate_over_lpr: rate_over_lpr.map(|points| points.0) }
    }
}

impl From<GradeBandJson> for GradeBand {
    fn from(GradeBandJson { grade, from, rate_over_lpr }: GradeBandJson) -> Self {
        Self { grade, from, rate_over_lpr: rate_over_lpr.map(BasisPoints) }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum LineRuleJson {
    Enterprise { grades: Vec<EnterpriseLineJson> },
    Household { asset_share: i64, income_share: i64, grades: Vec<HouseholdLineJson> },
}

impl From<LineRule> for LineRuleJson {
    fn from(rule: LineRule) -> Self {
        match rule {
            LineRule::Enterprise { grades } => {
                Self::Enterprise { grades: grades.into_iter().map(Into::into).collect() }
            }
            LineRule::Household { asset_share, income_share, grades } => Self::Household {
                asset_share: asset_share.0,
                income_share: income_share.0,
                grades: grades.into_iter().map(Into::into).collect(),
            },
        }
    }
}

impl From<LineRuleJson> for LineRule {
    fn from(rule: LineRuleJson) -> Self {
        match rule {
            LineRuleJson::Enterprise { grades } => {
                Self::Enterprise { grades: grades.into_iter().map(Into::into).collect() }
            }
            LineRuleJson::Household { asset_share, income_share, grades } => Self::Household {
                asset_share: BasisPoints(asset_share),
                income_share: BasisPoints(income_share),
                grades: grades.into_iter().map(Into::into).collect(),
            },
        }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct EnterpriseLineJson {
    #[serde(with = "coded")]
    grade: Grade,
    alpha: i64,
    beta: i64,
    cap_fen: i64,
}

impl From<EnterpriseLine> for EnterpriseLineJson {
    fn from(EnterpriseLine { grade, alpha, beta, cap }: EnterpriseLine) -> Self {
        Self { grade, alpha: alpha.0, beta: beta.0, cap_fen: cap.0 }
    }
}

impl From<EnterpriseLineJson> for EnterpriseLine {
    fn from(EnterpriseLineJson { grade, alpha, beta, cap_fen }: EnterpriseLineJson) -> Self {
        Self { grade, alpha: BasisPoints(alpha), beta: BasisPoints(beta), cap: Fen(cap_fen) }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct HouseholdLineJson {
    #[serde(with = "coded")]
    grade: Grade,
    base_fen: i64,
    cap_fen: i64,
}

impl From<HouseholdLine> for HouseholdLineJson {
    fn from(HouseholdLine { grade, base, cap }: HouseholdLine) -> Self {
        Self { grade, base_fen: base.0, cap_fen: cap.0 }
    }
}

impl From<HouseholdLineJson> for HouseholdLine {
    fn from(HouseholdLineJson { grade, base_fen, cap_fen }: HouseholdLineJson) -> Self {
        Self { grade, base: Fen(base_fen), cap: Fen(cap_fen) }
    }
}
