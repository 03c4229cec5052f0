//! What people read on numeric bands, made from the edges of the design's tables.

use super::{Label, ValueKind};

/// An edge as printed, in the unit that values have.
pub(super) fn exact(kind: ValueKind, edge: i64) -> i64 {
    match kind {
        ValueKind::Count | ValueKind::Years | ValueKind::Choice => edge,
        ValueKind::Share => edge * 100,
        ValueKind::Multiple | ValueKind::Area => edge * 1_000,
        ValueKind::Money => edge * 1_000_000,
    }
}

/// From `edge` up to, but not including, the better band's edge.
pub(super) fn at_least(kind: ValueKind, edge: i64, above: Option<i64>) -> Label {
    label(kind, |text| match above {
        None => format!("≥{}", text(edge)),
        Some(above) if kind == ValueKind::Count && above == edge + 1 => text(edge),
        Some(above) if kind == ValueKind::Count => format!("{}–{}", text(edge), text(above - 1)),
        Some(above) => format!("{}–<{}", text(edge), text(above)),
    })
}

/// Below the worst edge.
pub(super) fn below(kind: ValueKind, edge: i64) -> Label {
    label(kind, |text| if kind == ValueKind::Count && edge == 1 { text(0) } else { format!("<{}", text(edge)) })
}

/// Above the better band's edge, up to `edge`.
pub(super) fn at_most(kind: ValueKind, edge: i64, below: Option<i64>) -> Label {
    label(kind, |text| match below {
        None if edge == 0 => text(0),
        None => format!("≤{}", text(edge)),
        Some(below) => format!(">{}–{}", text(below), text(edge)),
    })
}

/// Above the worst edge.
pub(super) fn above(kind: ValueKind, edge: i64) -> Label {
    label(kind, |text| format!(">{}", text(edge)))
}

/// Both edges and everything between them.
pub(super) fn within(kind: ValueKind, from: i64, to: i64) -> Label {
    label(kind, |text| format!("{}–{}", text(from), text(to)))
}

fn label(kind: ValueKind, range: impl Fn(&dyn Fn(i64) -> String) -> String) -> Label {
    let (zh_unit, en_unit) = match kind {
        ValueKind::Count | ValueKind::Choice => ("", ""),
        ValueKind::Years => ("年", " years"),
        ValueKind::Share => ("%", "%"),
        ValueKind::Multiple => ("倍", " times"),
        ValueKind::Money => ("万元", " yuan"),
        ValueKind::Area => ("亩", " mu"),
    };
    let zh = range(&|edge| plain(kind, edge));
    let en = range(&|edge| {
        if kind == ValueKind::Money { grouped(edge * 10_000) } else { plain(kind, edge) }
    });
    Label::new(format!("{zh}{zh_unit}"), format!("{en}{en_unit}"))
}

fn plain(kind: ValueKind, edge: i64) -> String {
    match kind {
        ValueKind::Multiple if edge % 10 != 0 => format!("{}.{}", edge / 10, edge % 10),
        ValueKind::Multiple => (edge / 10).to_string(),
        ValueKind::Count
        | ValueKind::Years
        | ValueKind::Share
        | ValueKind::Money
        | ValueKind::Area
        | ValueKind::Choice => edge.to_string(),
    }
}

fn grouped(whole: i64) -> String {
    if whole < 1_000 { whole.to_string() } else { format!("{},{:03}", grouped(whole / 1_000), whole % 1_000) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use chrono::NaiveDate;

    use crate::credit::cards::initial;
    use crate::credit::scorecard::CardKind;

    #[test]
    fn bands_read_as_the_tables_do() {
        let cases = [
            (CardKind::A, "A1.1", "≥5年|3–<5年|2–<3年|1–<2年|<1年", "≥5 years"),
            (CardKind::A, "A2.1", "≥2|1|0", "≥2"),
            (CardKind::A, "A3.1", "≥1000万元|500–<1000万元|200–<500万元|50–<200万元|<50万元", "≥10,000,000 yuan"),
            (CardKind::A, "A3.3", "≥200|100–199|30–99|<30", "≥200"),
            (CardKind::A, "A3.4", "≥10%|0–<10%|-10–<0%|<-10%", "≥10%"),
            (CardKind::A, "A4.1", "≤40%|>40–55%|>55–70%|>70–85%|>85%", "≤40%"),
            (CardKind::A, "A4.4", "无债务|≥3倍|1.5–<3倍|1–<1.5倍|<1倍", "no debt"),
            (CardKind::B, "B1.1", "25–55|18–24|56–60|61–65|其他", "25–55"),
            (CardKind::B, "B4.3", "0万元|>0–20万元|>20–50万元|>50万元", "0 yuan"),
        ];
        for (kind, code, zh, first_en) in cases {
            let card = initial(kind, NaiveDate::default());
            let bands = &card.indicator(code).unwrap().bands;
            let read: Vec<&str> = bands.iter().map(|band| band.label.zh.as_str()).collect();
            assert_eq!(read.join("|"), zh, "{code}");
            assert_eq!(bands.first().unwrap().label.en, first_en, "{code}");
        }
    }
}
