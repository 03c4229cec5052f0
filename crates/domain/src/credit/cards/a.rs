//! Card A: cooperatives and enterprises (2.2).

use super::Bands::{AtLeast, AtLeastOr, AtMost, Options};
use super::ValueKind::{Area, Count, Money, Multiple, Share, Years};
use super::{GroupRow, Row};

pub(super) const GROUPS: &[GroupRow] = &[
    GroupRow("A1", 15, "主体资质", "Standing"),
    GroupRow("A2", 20, "规范管理", "Management"),
    GroupRow("A3", 25, "经营状况", "Operation"),
    GroupRow("A4", 20, "财务状况", "Finance"),
    GroupRow("A5", 20, "信用记录", "Credit record"),
];

pub(super) const ROWS: &[Row] = &[
    Row("A1.1", 5, "成立满年数", "Full years since registration", AtLeast(Years, &[(5, 5), (3, 4), (2, 3), (1, 1)])),
    Row(
        "A1.2",
        5,
        "示范社/龙头企业等级",
        "Demonstration level",
        Options(&[
            ("nation", 5, "国家级", "National"),
            ("province", 4, "省级", "Provincial"),
            ("city", 3, "市级", "City"),
            ("county", 2, "县级", "County"),
            ("none", 0, "无", "None"),
        ]),
    ),
    Row(
        "A1.3",
        3,
        "法定代表人从业年限",
        "Legal person's years in the trade",
        AtLeast(Years, &[(8, 3), (5, 2), (2, 1)]),
    ),
    Row(
        "A1.4",
        2,
        "注册地、基地、纳税地在本县",
        "Registered address, base and tax in the county",
        Options(&[
            ("all", 2, "均在本县", "All three"),
            ("base_only", 1, "仅基地在本县", "Base only"),
            ("none", 0, "均不在本县", "None"),
        ]),
    ),
    Row(
        "A2.1",
        4,
        "近12个月成员（股东）大会有记录次数",
        "Member or shareholder meetings with minutes, last 12 months",
        AtLeast(Count, &[(2, 4), (1, 2)]),
    ),
    Row(
        "A2.2",
        6,
        "会计核算（专职或代理记账）",
        "Accounting by qualified staff or agency",
        Options(&[
            ("monthly", 6, "按月出报表", "Monthly statements"),
            ("annual_only", 3, "仅年度报表", "Annual statements only"),
            ("none", 0, "无", "None"),
        ]),
    ),
    Row(
        "A2.3",
        4,
        "合作社：成员账户与盈余返还；企业：纳税信用等级",
        "Cooperative: member accounts and surplus return; enterprise: tax credit class",
        Options(&[
            ("accounts_and_return", 4, "有成员账户且盈余返还≥60%", "Member accounts and at least 60% returned"),
            ("accounts_only", 2, "仅有成员账户", "Member accounts only"),
            ("neither", 0, "均无", "Neither"),
            ("tax_a", 4, "纳税信用A级", "Tax class A"),
            ("tax_b", 3, "纳税信用B级", "Tax class B"),
            ("tax_m", 2, "纳税信用M级", "Tax class M"),
            ("tax_c", 1, "纳税信用C级", "Tax class C"),
            ("tax_d", 0, "纳税信用D级", "Tax class D"),
        ]),
    ),
    Row(
        "A2.4",
        4,
        "有效绿色/有机/地理标志证书与追溯码",
        "Valid green, organic or GI certificate, and traceability code",
        Options(&[("both", 4, "两者都有", "Both"), ("one", 2, "有其一", "One"), ("none", 0, "均无", "None")]),
    ),
    Row(
        "A2.5",
        2,
        "投入品与安全台账",
        "Inputs and safety ledgers",
        Options(&[("complete", 2, "完整", "Complete"), ("partly", 1, "部分", "Partly"), ("none", 0, "无", "None")]),
    ),
    Row("A3.1", 7, "年营业收入", "Annual operating revenue", AtLeast(Money, &[(1000, 7), (500, 6), (200, 4), (50, 2)])),
    Row(
        "A3.2",
        5,
        "基地面积（畜禽头数、设施面积按县折算表折算）",
        "Base area (heads and square metres converted by the county's table)",
        AtLeast(Area, &[(1000, 5), (500, 4), (200, 3), (50, 1)]),
    ),
    Row("A3.3", 4, "带动农户数", "Farm households driven", AtLeast(Count, &[(200, 4), (100, 3), (30, 2)])),
    Row(
        "A3.4",
        4,
        "营业收入同比增长",
        "Revenue growth on the previous year",
        AtLeast(Share, &[(10, 4), (0, 3), (-10, 1)]),
    ),
    Row("A3.5", 3, "订单（合同）销售占比", "Share of sales under order or contract", AtLeast(Share, &[(60, 3), (30, 2)])),
    Row(
        "A3.6",
        2,
        "基地农业保险覆盖率",
        "Agricultural insurance cover of the base",
        AtLeast(Share, &[(80, 2), (40, 1)]),
    ),
    Row("A4.1", 6, "资产负债率", "Debt to assets", AtMost(Share, &[(40, 6), (55, 5), (70, 3), (85, 1)])),
    Row("A4.2", 4, "流动比率", "Current ratio", AtLeast(Multiple, &[(15, 4), (10, 3), (7, 1)])),
    Row("A4.3", 4, "销售净利率", "Net margin", AtLeast(Share, &[(8, 4), (4, 3), (0, 2)])),
    Row(
        "A4.4",
        3,
        "利息保障倍数",
        "Interest cover",
        AtLeastOr(("no_debt", 3, "无债务", "no debt"), Multiple, &[(30, 3), (15, 2), (10, 1)]),
    ),
    Row(
        "A4.5",
        3,
        "对外担保/净资产",
        "External guarantees to net assets",
        AtMost(Share, &[(20, 3), (50, 2), (100, 1)]),
    ),
    Row(
        "A5.1",
        8,
        "近24个月银行信用记录",
        "Bank record, last 24 months",
        Options(&[
            ("no_overdue", 8, "无逾期", "No overdue payment"),
            ("one_within_30", 5, "1次且不超过30天", "One of at most 30 days"),
            (
                "few_within_60",
                2,
                "2-3次且均不超过30天，或1次不超过60天",
                "Two or three of at most 30 days, or one of 60",
            ),
            ("worse", 0, "更差", "Worse"),
        ]),
    ),
    Row(
        "A5.2",
        4,
        "系统内往来付款（农资、服务、租金）",
        "Payments inside the system (inputs, service, rent)",
        Options(&[
            ("on_time", 4, "按时", "On time"),
            ("late_settled", 2, "逾期不超过2次且已结清", "At most two late, all settled"),
            ("worse", 0, "更差", "Worse"),
        ]),
    ),
    Row(
        "A5.3",
        3,
        "法定代表人个人信用",
        "Legal person's personal record",
        Options(&[
            ("clean", 3, "良好", "Clean"),
            ("minor_settled", 1, "轻微且已结清", "Minor, settled"),
            ("worse", 0, "更差", "Worse"),
        ]),
    ),
    Row(
        "A5.4",
        3,
        "近24个月行政处罚",
        "Administrative penalties, 24 months",
        Options(&[
            ("none", 3, "无", "None"),
            ("one_minor_rectified", 1, "1次轻微且已整改", "One minor, rectified"),
            ("worse", 0, "更差", "Worse"),
        ]),
    ),
    Row(
        "A5.5",
        2,
        "近12个月参加农合联活动、培训次数",
        "Federation activities and training, 12 months",
        AtLeast(Count, &[(2, 2), (1, 1)]),
    ),
];
