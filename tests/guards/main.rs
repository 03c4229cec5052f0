//! What holds for the whole project, whoever adds to it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
