//! Rules of the services context: what a grower may book, at what price, and how work becomes money.
//!
//! - A link is one field operation of the catalogue (table 4.2); its price, subsidy and conversion weight are
//!   dated terms, and those in force on the day of work count (X4).
//! - Only links measured in mu are bookable; links measured in tonnes are agreed by contract.
//! - Mu-times are area times passes (R4.3): price, subsidy and capacity are all counted in them.
//! - A smallholder operates less than 50 mu (R4.7). Of the smallholder and the scale discount the better applies.
//! - Subsidy stays within 30 % of the price and 100 yuan per mu and season over all links (R4.6).
//! - A booking holds its machine's day from placing until the work is done or it is cancelled, so that a booking
//!   still to be confirmed cannot be overtaken; a day is never overbooked.
//! - Cancelling is free before dispatch and costs 10 % of the price after it; once work is under way it ends in
//!   a work record. A weather hold may follow dispatch or interrupt work, and leads back to dispatch (R4.13).
//! - Measured area may differ from ordered area by 5 %, more needs a reason (4.3); whoever served does not accept.
//! - Settlement uses accepted, never ordered, area (4.3). The provider receives the full price, the grower pays
//!   what the subsidy leaves (R4.15).
//! - Trusteeship area weighs each link's area once per plot and season; service scale counts every pass
//!   (R4.4, R4.5).

/// The aggregate from placing to settlement (R4.13).
pub mod booking;
/// What a machine can still take on one day, and how long a large job takes (R4.10).
pub mod capacity;
/// Links, units and dated terms (table 4.2).
pub mod catalogue;
/// When a county takes bookings and what cancelling costs.
pub mod policy;
/// Those who serve.
pub mod provider;
/// A price promised for a while (R4.6, R4.7).
pub mod quote;
/// Crop lines and crop seasons.
pub mod season;
/// What accepted work costs, and who pays it (R4.15).
pub mod settlement;
/// The booking's life cycle (R4.13).
pub mod status;
/// Trusteeship area and service scale (R4.4, R4.5).
pub mod trusteeship;
/// Stretches of hours for dispatch and work.
pub mod window;
/// What was done in the field (4.3).
pub mod work_record;
