//! Who signs in, and how far a sign-in reaches (C35).
//!
//! - Somebody has one account with one login, and holds roles at units as posts. A disabled account does not
//!   sign in.
//! - Running the system, granting roles and auditing are three powers: no account ever holds two of them.
//! - A password is long, mixed and not about its owner; the last few are not used again.
//! - Too many wrong passwords in a row lock the account tried, and the source they came from, for a while.
//!   Trying during the lock does not prolong it, and the lock tells nobody whether the account exists.
//! - A sign-in opens a session. It ends when left idle, at the latest after a working day, and at once on
//!   sign-out, on a new password or on a change of posts.
//! - A refresh token is good for one use. Whoever shows a spent one may have stolen it, so the session ends.
//!
//! The numbers are policies handed in as arguments; their defaults follow level 2 of the classified
//! protection of information systems.

/// Accounts, logins and the separation of powers.
pub mod account;
/// Locking after wrong passwords.
pub mod lockout;
/// What a password must be like.
pub mod password;
/// How long a sign-in lasts.
pub mod session;
