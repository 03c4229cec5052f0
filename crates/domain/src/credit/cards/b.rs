//! Card B: family farms and large growers (2.3).

use super::Bands::{AtLeast, AtMost, Options, Within};
use super::ValueKind::{Count, Money, Multiple, Share, Years};
use super::{GroupRow, Row};

pub(super) const GROUPS: &[GroupRow] = &[
    GroupRow("B1", 20, "经营者", "Operator"),
    GroupRow("B2", 25, "规模与设施", "Scale and facilities"),
    GroupRow("B3", 25, "经营状况", "Operation"),
    GroupRow("B4", 15, "负债与担保", "Debt and guarantees"),
    GroupRow("B5", 15, "信用记录", "Credit record"),
];

pub(super) const ROWS: &[Row] = &[
    Row(
        "B1.1",
        4,
        "评级日经营者年龄",
        "Operator's age on the rating date",
        Within(Count, &[(25, 55, 4), (18, 24, 3), (56, 60, 3), (61, 65, 1)]),
    ),
    Row("B1.2", 4, "从事农业年限", "Years in farming", AtLeast(Years, &[(8, 4), (5, 3), (2, 2)])),
    Row(
        "B1.3",
        3,
        "技能",
        "Skills",
        Options(&[
            ("certificate", 3, "中高级职业农民证书", "Professional farmer certificate, medium or high"),
            ("training_24_hours", 2, "近24个月培训≥24学时", "At least 24 training hours in 24 months"),
            ("other", 1, "其他", "Other"),
            ("none", 0, "无", "None"),
        ]),
    ),
    Row(
        "B1.4",
        3,
        "本地户籍/自有住房",
        "Local household registration and own house",
        Options(&[("both", 3, "两者都有", "Both"), ("one", 2, "有其一", "One"), ("none", 0, "均无", "None")]),
    ),
    Row("B1.5", 2, "家庭务农劳动力人数", "Family labour on the farm", AtLeast(Count, &[(2, 2), (1, 1)])),
    Row(
        "B1.6",
        4,
        "村级评议",
        "Village assessment",
        Options(&[
            ("excellent", 4, "优", "Excellent"),
            ("good", 3, "良", "Good"),
            ("medium", 1, "中", "Medium"),
            ("poor", 0, "差", "Poor"),
        ]),
    ),
    Row(
        "B2.1",
        8,
        "规模系数（面积/县该作物基准规模）",
        "Scale ratio (area to the county's reference scale of the crop)",
        AtLeast(Multiple, &[(40, 8), (20, 6), (10, 4), (5, 2)]),
    ),
    Row(
        "B2.2",
        5,
        "土地流转剩余年限（按面积加权）",
        "Remaining land-lease term, weighted by area",
        AtLeast(Years, &[(5, 5), (3, 4), (1, 2)]),
    ),
    Row(
        "B2.3",
        3,
        "流转面积书面登记合同占比",
        "Share of leased area with a written registered contract",
        AtLeast(Share, &[(90, 3), (50, 2)]),
    ),
    Row("B2.4", 5, "设施农机净值", "Net value of facilities and machines", AtLeast(Money, &[(50, 5), (20, 4), (5, 2)])),
    Row(
        "B2.5",
        4,
        "主要作物保险",
        "Insurance of the main crops",
        Options(&[("all", 4, "全部投保", "All"), ("part", 2, "部分投保", "Part"), ("none", 0, "未投保", "None")]),
    ),
    Row("B3.1", 8, "农场年收入", "Annual farm revenue", AtLeast(Money, &[(100, 8), (50, 6), (20, 4), (10, 2)])),
    Row(
        "B3.2",
        6,
        "亩均净收益/全县平均",
        "Net income per mu to the county's mean",
        AtLeast(Multiple, &[(12, 6), (9, 5), (6, 3), (0, 1)]),
    ),
    Row(
        "B3.3",
        5,
        "记账",
        "Bookkeeping",
        Options(&[
            ("complete", 5, "电子或完整账", "Digital or complete"),
            ("simple", 3, "简易账", "Simple"),
            ("none", 0, "无", "None"),
        ]),
    ),
    Row(
        "B3.4",
        3,
        "订单（合同）销售占比",
        "Share of sales under order or contract",
        AtLeast(Share, &[(50, 3), (20, 2)]),
    ),
    Row(
        "B3.5",
        3,
        "示范家庭农场",
        "Demonstration farm",
        Options(&[
            ("province", 3, "省级", "Provincial"),
            ("city", 2, "市级", "City"),
            ("county", 1, "县级", "County"),
            ("none", 0, "无", "None"),
        ]),
    ),
    Row("B4.1", 6, "家庭资产负债率", "Household debt to assets", AtMost(Share, &[(30, 6), (50, 4), (70, 2)])),
    Row(
        "B4.2",
        5,
        "年应还本息/年净收入",
        "Yearly principal and interest due to yearly net income",
        AtMost(Share, &[(30, 5), (50, 3), (70, 1)]),
    ),
    Row("B4.3", 4, "为他人担保余额", "Guarantees given for others", AtMost(Money, &[(0, 4), (20, 2), (50, 1)])),
    Row(
        "B5.1",
        7,
        "近24个月个人银行信用记录",
        "Personal bank record, 24 months",
        Options(&[
            ("no_overdue", 7, "无逾期", "No overdue payment"),
            ("two_within_30", 4, "不超过2次且均不超过30天", "At most two of at most 30 days"),
            ("five_within_30", 1, "3-5次且均不超过30天", "Three to five of at most 30 days"),
            ("worse", 0, "更差", "Worse"),
        ]),
    ),
    Row(
        "B5.2",
        3,
        "系统内往来付款",
        "Payments inside the system",
        Options(&[
            ("on_time", 3, "按时", "On time"),
            ("two_late", 1, "逾期不超过2次", "At most two late"),
            ("worse", 0, "更差", "Worse"),
        ]),
    ),
    Row(
        "B5.3",
        3,
        "绿色生产：实名购药与包装回收率",
        "Green farming: real-name inputs and packaging return rate",
        AtLeast(Share, &[(80, 3), (50, 2)]),
    ),
    Row("B5.4", 2, "近12个月活动、培训次数", "Activities and training, 12 months", AtLeast(Count, &[(2, 2), (1, 1)])),
];
