//! Rules of the credit context.
