//! Rules of the organisation context.
