//! Names of people, farms and firms, put together from common parts.

use super::dice::Dice;

/// Family names of the coast, with the spelling that logins use.
pub(super) const SURNAMES: [(&str, &str); 32] = [
    ("陈", "chen"),
    ("林", "lin"),
    ("黄", "huang"),
    ("郑", "zheng"),
    ("王", "wang"),
    ("叶", "ye"),
    ("周", "zhou"),
    ("金", "jin"),
    ("赵", "zhao"),
    ("吴", "wu"),
    ("张", "zhang"),
    ("李", "li"),
    ("胡", "hu"),
    ("徐", "xu"),
    ("朱", "zhu"),
    ("倪", "ni"),
    ("包", "bao"),
    ("南", "nan"),
    ("谢", "xie"),
    ("卢", "lu"),
    ("高", "gao"),
    ("刘", "liu"),
    ("施", "shi"),
    ("蔡", "cai"),
    ("万", "wan"),
    ("翁", "weng"),
    ("章", "zhang"),
    ("潘", "pan"),
    ("连", "lian"),
    ("瞿", "qu"),
    ("卓", "zhuo"),
    ("牟", "mou"),
];

const FIRST: [&str; 36] = [
    "建", "国", "志", "海", "永", "晓", "春", "秀", "玉", "文", "光", "庆", "乐", "存", "崇", "德", "云", "金", "银",
    "胜", "旭", "巧", "爱", "美", "丽", "素", "小", "道", "定", "显", "祥", "瑞", "月", "忠", "友", "孟",
];
const SECOND: [&str; 36] = [
    "华", "平", "军", "芬", "英", "明", "强", "燕", "弟", "微", "松", "敏", "波", "珠", "兰", "飞", "荣", "福", "林",
    "东", "娟", "琴", "苗", "红", "峰", "勇", "霞", "斌", "新", "良", "琼", "旺", "梅", "虎", "香", "钦",
];

const BRAND: [&str; 24] = [
    "惠", "绿", "金", "丰", "瑞", "禾", "田", "穗", "泽", "润", "稻", "雁", "荡", "清", "江", "乐", "众", "兴", "盛",
    "康", "源", "和", "东", "海",
];
const BRAND_END: [&str; 24] = [
    "丰", "野", "穗", "源", "禾", "田", "园", "泽", "农", "润", "谷", "香", "盈", "茂", "春", "秋", "庆", "达", "隆",
    "祥", "旺", "鲜", "苗", "佳",
];

pub(super) fn person(dice: &mut Dice) -> String {
    let (surname, _) = dice.pick(&SURNAMES);
    called(dice, surname)
}

/// Somebody of this family.
pub(super) fn called(dice: &mut Dice, surname: &str) -> String {
    let first = if dice.chance(75) { *dice.pick(&FIRST) } else { "" };
    format!("{surname}{first}{}", dice.pick(&SECOND))
}

/// Two words of luck for a farm or firm.
pub(super) fn brand(dice: &mut Dice) -> String {
    let (first, last) = (*dice.pick(&BRAND), *dice.pick(&BRAND_END));
    if first == last { format!("新{last}") } else { format!("{first}{last}") }
}

/// A village's name as an address has it: `上池村委会` lies in `上池村`.
pub(super) fn village(division: &str) -> String {
    division.strip_suffix("村委会").map_or_else(|| division.to_owned(), |name| format!("{name}村"))
}

const STREETS: [&str; 10] =
    ["中心路", "环村路", "振兴路", "河滨路", "文化路", "兴业路", "田园路", "学院路", "沿河西路", "老街"];

/// A street and number.
pub(super) fn street(dice: &mut Dice) -> String {
    format!("{}{}号", dice.pick(&STREETS), dice.between(1, 288))
}
