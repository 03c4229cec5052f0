//! Who belongs to the federation, and how they came to (C02, C03).
//!
//! **Who may join (1.2).** Eight types of member, each with its own proof of identity: co-ops and their unions,
//! enterprises, service bodies and village collectives by credit code; large growers and individuals by resident
//! number; family farms by either. The credit code begins as the type demands (R1.29). Everybody joins
//! voluntarily and accepts the charter (R1.7).
//!
//! **The form (1.3).** A form is complete or is not submitted; everything wrong with it is said at once. Figures
//! that look odd but do not forbid admission are warnings: a co-op with fewer than five members, with less than
//! 80 % farmers, or with more organisations among its members than the law on co-ops allows (R1.8).
//!
//! **The way in (1.4).** The town checks, the county checks, the council decides, the decision hangs out for a
//! number of days, then the applicant is a member. Three different people have had it in hand by then: who entered
//! it, who checked it in the town, who checked it in the county (X8). A form goes back for correction or is
//! rejected at any check; after a rejection one waits before applying again. An objection during publicity stops
//! everything until it is answered (R1.13).
//!
//! **Membership (1.4).** A member may be suspended and reinstated, gives notice and leaves with approval (R1.14),
//! lapses when cancelled or dead, or is expelled: after notice, time to be heard, and a vote (R1.15). A move to
//! another town is proposed by the one and accepted by the other; until then the member stays where it is.
//!
//! **What is known of a member (1.3).** It changes by request with evidence: the town checks, and where it touches
//! who the member is, the county approves. Somebody else than asked for it decides (X8). Former versions are kept.
//! One contact of a member is called first. Besides its town it may belong to any number of industry federations.
//!
//! **The roster (1.5).** A roster comes as a sheet and is compared with the members there are before anything is
//! written (module `roster`); the one that the council has signed is kept as data (module `register`, R1.18).
//!
//! **The entry rate (1.5).** Of those on the council's roster, how many stand on the platform complete, checked
//! and verified (R1.19); with it, how complete and how fresh the entries are (R1.20).
//!
//! **One subject, one record (R1.19, R1.22).** The same number of the same kind of proof is the same subject and is
//! refused. Records that only look alike are a pair that an officer looks at: dismissed with a reason, or merged,
//! which one person proposes and another carries out (X8).

pub mod application;
pub mod application_next;
pub mod application_status;
pub mod change;
pub mod check;
pub mod composition;
pub mod contact;
pub mod duplicates;
pub mod entry_rate;
pub mod export;
pub mod expulsion;
pub mod federation;
pub mod figure;
#[cfg(test)]
mod fixtures;
pub mod form;
pub mod member;
pub mod member_type;
pub mod merge;
pub mod number;
pub mod policy;
pub mod proof;
pub mod register;
pub mod roster;
pub mod transfer;
pub mod waiting;
