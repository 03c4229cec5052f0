//! The plots of the growers.

use domain::kernel::area::Mu;
use domain::kernel::id::PlotId;
use domain::membership::form::{Industry, Scale};
use domain::membership::member::MemberStatus;
use domain::services::season::CropLine;
use persistence::services::plots::NewPlot;

use super::diary::at;
use super::dice::Dice;
use super::ground::Ground;
use super::members::PlannedMember;
use super::names;

/// A plot of the member at this place.
pub(super) struct PlannedPlot {
    pub new: NewPlot,
    pub member: usize,
}

const NAMES: [&str; 8] = ["村前大田", "东畈", "西垟田", "溪边地", "后山脚", "机耕路北", "塘坝下", "方桥南"];

/// One to three plots for each active member with land, none larger than a machine works on in a day.
pub(super) fn plan(seed: u64, ground: &Ground, members: &[PlannedMember]) -> Vec<PlannedPlot> {
    let mut dice = Dice::of(seed, "plots");
    let mut plots = Vec::new();
    for (member, planned) in members.iter().enumerate() {
        let Scale::Land(land) = planned.form.scale else { continue };
        if planned.member.status != MemberStatus::Active || land < Mu::mu(2) {
            continue;
        }
        let count = dice.between(1, 3);
        let first = dice.place(NAMES.len());
        for place in 0..count {
            let share = (land.0 / count / 100 * 100).clamp(1_000, dice.between(80, 440) * 100);
            let name = NAMES[(first + usize::try_from(place).unwrap_or_default()) % NAMES.len()];
            let entered = at(planned.member.joined_on, 16 * 60);
            let new = NewPlot {
                id: PlotId::from(dice.id(entered)),
                name: format!("{}{name}", names::village(village(ground, planned))),
                area: Mu(share),
                division_code: planned.form.division_code.as_str().to_owned(),
                crop_line: crop(planned.form.industries.first()),
            };
            plots.push(PlannedPlot { new, member });
        }
    }
    plots
}

fn village<'a>(ground: &'a Ground, planned: &PlannedMember) -> &'a str {
    let town = &ground.towns[planned.town];
    let code = planned.form.division_code.as_str();
    town.villages.iter().find(|village| village.code == code).map_or("", |village| village.name.as_str())
}

fn crop(industry: Option<&Industry>) -> CropLine {
    match industry {
        Some(Industry::Rice) => CropLine::Rice,
        Some(Industry::Vegetables) => CropLine::Vegetables,
        Some(Industry::Fruit | Industry::Bayberry) => CropLine::Fruit,
        Some(Industry::Tea) => CropLine::Tea,
        Some(Industry::Livestock | Industry::Aquaculture | Industry::Services | Industry::Other) | None => {
            CropLine::Other
        }
    }
}
