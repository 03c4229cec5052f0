//! What a member has here, when two records of one member become one.

use diesel::pg::PgConnection;
use diesel::prelude::*;
use uuid::Uuid;

use crate::kernel::error::RepoError;
use crate::membership::members::Member;
use crate::schema::{bookings, plots, quotes};

/// Signs of a plot's name.
const NAME: usize = 80;

/// How much was given to the other member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// Plots.
    pub plots: usize,
    /// Bookings.
    pub bookings: usize,
}

/// Gives plots, quotes and bookings of one member to another one. A plot whose name the other one has too is called
/// by the number of the member that it comes from as well.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn hand_over(db: &mut PgConnection, from: &Member, to: &Member) -> Result<Moved, RepoError> {
    let (goes, stays, path) = (from.id.uuid(), to.id.uuid(), to.org_path.as_str());
    rename(db, from, to)?;
    let of_member = plots::table.filter(plots::member_id.eq(goes));
    let set = (plots::member_id.eq(stays), plots::org_path.eq(path), plots::version.eq(plots::version + 1));
    let moved_plots = diesel::update(of_member).set(set).execute(db)?;
    let of_member = quotes::table.filter(quotes::member_id.eq(goes));
    diesel::update(of_member).set((quotes::member_id.eq(stays), quotes::org_path.eq(path))).execute(db)?;
    let of_member = bookings::table.filter(bookings::member_id.eq(goes));
    let set = (bookings::member_id.eq(stays), bookings::org_path.eq(path), bookings::version.eq(bookings::version + 1));
    let moved_bookings = diesel::update(of_member).set(set).execute(db)?;
    Ok(Moved { plots: moved_plots, bookings: moved_bookings })
}

fn rename(db: &mut PgConnection, from: &Member, to: &Member) -> Result<(), RepoError> {
    let taken: Vec<String> = plots::table.filter(plots::member_id.eq(to.id.uuid())).select(plots::name).load(db)?;
    let held = plots::table.filter(plots::member_id.eq(from.id.uuid()).and(plots::name.eq_any(taken)));
    let alike: Vec<(Uuid, String)> = held.select((plots::id, plots::name)).load(db)?;
    for (id, name) in alike {
        let origin = format!("（{}）", from.number);
        let kept: String = name.chars().take(NAME.saturating_sub(origin.chars().count())).collect();
        diesel::update(plots::table.find(id)).set(plots::name.eq(format!("{kept}{origin}"))).execute(db)?;
    }
    Ok(())
}
