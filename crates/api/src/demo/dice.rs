//! Chance that always falls the same way for the same seed.

use chrono::{DateTime, Utc};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use uuid::{Builder, Uuid};

/// The chance of one part of the demo: what is added to one part changes nothing in another.
pub(super) struct Dice(StdRng);

impl Dice {
    pub(super) fn of(seed: u64, part: &str) -> Self {
        let mixed = part.bytes().fold(seed, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        Self(StdRng::seed_from_u64(mixed))
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low).saturating_add(1);
        low.saturating_add_unsigned(self.0.next_u64() % span)
    }

    /// A place in a list that is not empty.
    pub(super) fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.0.next_u64() % (length.max(1) as u64)).unwrap_or_default()
    }

    /// One of a list that is not empty.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.place(from.len())]
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// An identifier of something made at that instant, so that lists by identifier are lists by time.
    pub(super) fn id(&mut self, at: DateTime<Utc>) -> Uuid {
        let mut random = [0; 10];
        self.0.fill_bytes(&mut random);
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    pub(super) fn bytes(&mut self) -> [u8; 32] {
        let mut random = [0; 32];
        self.0.fill_bytes(&mut random);
        random
    }
}
