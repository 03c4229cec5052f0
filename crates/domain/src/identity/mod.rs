//! Rules of the identity context.
