//! Rules of the membership context.
