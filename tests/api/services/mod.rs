//! Agri-service booking.

mod capacity;
mod dispatch;
mod flow;
mod placing;
mod reach;
mod setup;
