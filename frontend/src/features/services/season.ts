import type { Schemas } from '../../api/client';

type Season = Schemas['CropSeason'];

const monthOf = (day: string) => Number(day.slice(5, 7));
const yearOf = (day: string) => Number(day.slice(0, 4));

/**
 * The season in which a crop most likely stands on a day: early rice from March, late rice from July, winter crops
 * from November, which are harvested the year after. What stands for years has the whole year.
 */
export function seasonOf(crop: Schemas['CropLine'], day: string): Season {
  const [year, month] = [yearOf(day), monthOf(day)];
  if (crop === 'fruit' || crop === 'tea' || crop === 'other') return { year, cycle: 'year_round' };
  if (month >= 3 && month <= 6) return { year, cycle: 'early' };
  if (month >= 7 && month <= 10) return { year, cycle: 'late' };
  return { year: month >= 11 ? year + 1 : year, cycle: 'winter' };
}

/** The seasons that can run on a day, the likely one first. */
export function seasonsOn(crop: Schemas['CropLine'], day: string): Season[] {
  const year = yearOf(day);
  const likely = seasonOf(crop, day);
  const others: Season[] = (['early', 'middle', 'late', 'winter', 'year_round'] as const).map((cycle) => ({
    year,
    cycle,
  }));
  if (monthOf(day) >= 9) others.push({ year: year + 1, cycle: 'winter' });
  return [likely, ...others.filter((season) => seasonKey(season) !== seasonKey(likely))];
}

export function seasonKey({ year, cycle }: Season): string {
  return `${year}-${cycle}`;
}

type Booked = Pick<Schemas['Booking'], 'plot_id' | 'link' | 'season' | 'status' | 'first_pass' | 'passes'>;
type Wanted = Pick<Booked, 'plot_id' | 'link' | 'season'>;

/** The number of the next pass over a plot in a season: one behind the last that is booked and not cancelled. */
export function nextPass(booked: readonly Booked[], wanted: Wanted): number {
  const last = booked
    .filter(
      ({ plot_id, link, season, status }) =>
        plot_id === wanted.plot_id &&
        link === wanted.link &&
        seasonKey(season) === seasonKey(wanted.season) &&
        status !== 'cancelled',
    )
    .map(({ first_pass, passes }) => first_pass + passes - 1);
  return Math.max(0, ...last) + 1;
}
