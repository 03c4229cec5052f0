//! Rules of the services context.
