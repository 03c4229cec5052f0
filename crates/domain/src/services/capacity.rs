//! What a machine can still take on one day, and how long a large job takes (R4.10).

use crate::kernel::area::Mu;

/// What one machine can do on one day, and what of it is held by bookings; both in mu-times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayCapacity {
    /// The most that the machine does that day.
    pub limit: Mu,
    /// The sum of the loads of the bookings that hold the day.
    pub booked: Mu,
}

/// Why a day's capacity cannot change so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CapacityError {
    /// More is asked for than is left.
    #[error("{left} mu are left that day and {asked} are asked for")]
    DayFull {
        /// Still free that day.
        left: Mu,
        /// Asked for.
        asked: Mu,
    },
    /// More is given back than is held.
    #[error("{booked} mu are booked that day and {given} are given back")]
    NotBooked {
        /// Held that day.
        booked: Mu,
        /// Given back.
        given: Mu,
    },
    /// The area is not positive.
    #[error("{0} mu is no area")]
    NoArea(Mu),
}

impl DayCapacity {
    /// What is still free, never negative, even if the limit was lowered under what is booked.
    pub fn left(self) -> Mu {
        Mu(self.limit.0.saturating_sub(self.booked.0).max(0))
    }

    /// Holds an area for a booking.
    ///
    /// # Errors
    /// [`CapacityError::DayFull`] or [`CapacityError::NoArea`]; the day is then unchanged.
    pub fn take(&mut self, area: Mu) -> Result<(), CapacityError> {
        if area <= Mu::ZERO {
            return Err(CapacityError::NoArea(area));
        }
        if area > self.left() {
            return Err(CapacityError::DayFull { left: self.left(), asked: area });
        }
        self.booked += area;
        Ok(())
    }

    /// Frees what a booking held.
    ///
    /// # Errors
    /// [`CapacityError::NotBooked`] or [`CapacityError::NoArea`]; the day is then unchanged.
    pub fn give_back(&mut self, area: Mu) -> Result<(), CapacityError> {
        if area <= Mu::ZERO {
            return Err(CapacityError::NoArea(area));
        }
        if area > self.booked {
            return Err(CapacityError::NotBooked { booked: self.booked, given: area });
        }
        self.booked -= area;
        Ok(())
    }
}

/// How long a job takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// Days of one machine.
    pub machine_days: i64,
    /// Calendar days with all machines at work.
    pub calendar_days: i64,
}

/// Machine-days and calendar days of a job, each rounded up (R4.10).
/// `None` without an area, a capacity per machine-day or a machine.
pub fn machine_days(area: Mu, per_machine_day: Mu, machines: u16) -> Option<Duration> {
    if area <= Mu::ZERO || per_machine_day <= Mu::ZERO || machines == 0 {
        return None;
    }
    let machine_days = ceil_div(area.0, per_machine_day.0);
    Some(Duration { machine_days, calendar_days: ceil_div(machine_days, i64::from(machines)) })
}

fn ceil_div(count: i64, divisor: i64) -> i64 {
    count / divisor + i64::from(count % divisor > 0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_day_gives_what_is_left_and_not_a_thousandth_more() {
        let day = DayCapacity { limit: Mu::mu(100), booked: Mu::mu(90) };
        let mut taken = day;
        assert_eq!(taken.take(Mu::mu(10)), Ok(()));
        assert_eq!(taken, DayCapacity { limit: Mu::mu(100), booked: Mu::mu(100) });
        let mut refused = day;
        assert_eq!(refused.take(Mu(10_001)), Err(CapacityError::DayFull { left: Mu::mu(10), asked: Mu(10_001) }));
        assert_eq!(refused, day);
    }

    #[test]
    fn a_day_takes_back_only_what_is_booked() {
        let mut day = DayCapacity { limit: Mu::mu(100), booked: Mu::mu(10) };
        assert_eq!(day.give_back(Mu(10_001)), Err(CapacityError::NotBooked { booked: Mu::mu(10), given: Mu(10_001) }));
        assert_eq!(day.give_back(Mu::mu(10)), Ok(()));
        assert_eq!(day.booked, Mu::ZERO);
    }

    #[test]
    fn neither_nothing_nor_less_is_taken_or_given_back() {
        for area in [Mu::ZERO, Mu(-1)] {
            let mut day = DayCapacity { limit: Mu::mu(100), booked: Mu::mu(10) };
            assert_eq!(day.take(area), Err(CapacityError::NoArea(area)));
            assert_eq!(day.give_back(area), Err(CapacityError::NoArea(area)));
        }
    }

    #[test]
    fn a_limit_lowered_under_what_is_booked_leaves_nothing() {
        assert_eq!(DayCapacity { limit: Mu::mu(5), booked: Mu::mu(10) }.left(), Mu::ZERO);
    }

    #[test]
    fn days_are_rounded_up() {
        for (area, rate, machines, machine_days_of, calendar_days) in [
            (Mu::mu(1_000), Mu::mu(40), 3, 25, 9),
            (Mu::mu(1_000), Mu::mu(40), 1, 25, 25),
            (Mu(1_000_001), Mu::mu(40), 1, 26, 26),
            (Mu(1), Mu::mu(40), 3, 1, 1),
            (Mu::mu(240), Mu::mu(40), 3, 6, 2),
        ] {
            let expected = Duration { machine_days: machine_days_of, calendar_days };
            assert_eq!(machine_days(area, rate, machines), Some(expected), "{area} at {rate} with {machines}");
        }
    }

    #[test]
    fn no_job_no_capacity_or_no_machine_has_no_duration() {
        for (area, rate, machines) in [
            (Mu::ZERO, Mu::mu(40), 3),
            (Mu(-1), Mu::mu(40), 3),
            (Mu::mu(1_000), Mu::ZERO, 3),
            (Mu::mu(1_000), Mu(-1), 3),
            (Mu::mu(1_000), Mu::mu(40), 0),
        ] {
            assert_eq!(machine_days(area, rate, machines), None, "{area} at {rate} with {machines}");
        }
    }
}
