import { expect, it } from 'vitest';

import { changedFrom, type Policy, sorted } from './limits';

const policy = (valid_from: string, publicity_days: number): Policy => ({
  valid_from,
  town_review_days: 5,
  county_review_days: 5,
  council_days: 30,
  publicity_days,
  reapply_months: 6,
  hearing_days: 10,
  document: '县农合联〔2026〕12号',
});

const [first, second, third] = [policy('1949-10-01', 7), policy('2026-11-24', 10), policy('2027-01-01', 15)];

it('a policy holds from its first day on', () => {
  expect(sorted([third, second, first], '2026-11-23').current).toBe(first);
  expect(sorted([third, second, first], '2026-11-24').current).toBe(second);
});

it('tells what comes from what there was', () => {
  const { upcoming, former } = sorted([first, third, second], '2026-11-24');
  expect(upcoming).toEqual([third]);
  expect(former).toEqual([second, first]);
});

it('tells what a policy sets otherwise, and nothing of the first', () => {
  expect(changedFrom(second, first)).toEqual(['publicity_days']);
  expect(changedFrom(first, undefined)).toEqual([]);
});
