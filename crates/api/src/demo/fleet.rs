//! Those who serve, with their machines and crews.

use domain::kernel::area::Mu;
use domain::kernel::id::{CrewId, Id, MachineId, ProviderId};
use domain::services::catalogue::ServiceLink::{self, Fertilize, Full, Harvest, Plant, Protect, Seedling, Till, Uav};
use persistence::services::machines::NewMachine;

use super::DemoError;
use super::diary::{Present, Who, at};
use super::dice::Dice;
use super::ground::{Ground, Seat};
use super::names;
use super::people::People;

/// A provider as the demo has it.
pub(super) struct Known {
    /// Begins the login of its people.
    pub key: &'static str,
    name: &'static str,
    town: &'static str,
    crews: usize,
}

const fn known(key: &'static str, name: &'static str, town: &'static str, crews: usize) -> Known {
    Known { key, name, town, crews }
}

pub(super) const PROVIDERS: [Known; 8] = [
    known("jinsui", "乐清市金穗农机专业合作社", "330382114", 4),
    known("zhixiang", "乐清市智翔植保飞防服务队", "330382108", 4),
    known("beibaixiang-nongfu", "乐清市北白象农业服务中心", "330382115", 4),
    known("yandang-nongji", "乐清市雁荡农机服务专业合作社", "330382104", 4),
    known("qingjiang-nongji", "乐清市清江惠农农机专业合作社", "330382106", 4),
    known("sanwei-nongfu", "乐清市三位全程托管服务公司", "330382002", 4),
    known("hongqiao-nongji", "乐清市虹桥丰禾农机专业合作社", "330382108", 3),
    known("dajing-nongfu", "乐清市大荆山区农事服务队", "330382101", 3),
];

/// Kind of machine, what it can do, and how many mu-times in a day.
const MACHINES: [(&str, &[ServiceLink], i64); 5] = [
    ("履带式旋耕机 1GLZ-230", &[Till, Fertilize], 60),
    ("乘坐式高速插秧机 2ZG-8", &[Plant, Seedling], 45),
    ("植保无人机 16升", &[Uav, Protect, Fertilize], 320),
    ("全喂入联合收割机 4LZ-6", &[Harvest], 50),
    ("多功能拖拉机 80马力", &[Till, Fertilize, Protect, Full], 90),
];

pub(super) struct PlannedMachine {
    pub new: NewMachine,
    pub provider: usize,
}

pub(super) struct PlannedCrew {
    pub id: CrewId,
    pub leader: String,
    pub size: i32,
}

pub(super) struct PlannedProvider {
    pub id: ProviderId,
    pub name: &'static str,
    pub seat: Seat,
    pub contact: String,
    /// Who confirms, sends crews and reports.
    pub staff: Who,
    pub crews: Vec<PlannedCrew>,
}

pub(super) struct Fleet {
    pub providers: Vec<PlannedProvider>,
    pub machines: Vec<PlannedMachine>,
}

pub(super) fn plan(seed: u64, ground: &Ground, people: &mut People, present: Present) -> Result<Fleet, DemoError> {
    let mut dice = Dice::of(seed, "fleet");
    let registered = at(present.ago(720), 10 * 60);
    let mut fleet = Fleet { providers: Vec::new(), machines: Vec::new() };
    for (place, Known { name, town, crews, .. }) in PROVIDERS.iter().enumerate() {
        let seat = ground.towns.iter().find(|known| known.code == *town).map(|town| town.seat.clone());
        let seat = seat.unwrap_or_else(|| ground.county_seat());
        let id = Id::from(dice.id(registered));
        let staff = people.employ(id, &seat).ok_or_else(|| DemoError::made_up("a provider without people"))?;
        let crews = (0..*crews).map(|_| PlannedCrew {
            id: Id::from(dice.id(registered)),
            leader: names::person(&mut dice),
            size: i32::try_from(dice.between(2, 6)).unwrap_or(2),
        });
        let crews = crews.collect();
        let contact = names::person(&mut dice);
        fleet.providers.push(PlannedProvider { id, name, seat, contact, staff, crews });
        for (kind, (model, links, rate)) in MACHINES.iter().enumerate() {
            let new = NewMachine {
                id: MachineId::from(dice.id(registered)),
                model: (*model).to_owned(),
                registration_no: format!("浙03-{:02}{:03}", place + 41, kind * 137 + 208),
                links: links.to_vec(),
                rate: Mu::mu(*rate),
            };
            fleet.machines.push(PlannedMachine { new, provider: place });
        }
    }
    Ok(fleet)
}
