import { describe, expect, it } from 'vitest';

import { capitalAmount, discountReason, isMore, muTimes, percent, share, split, sumOfAreas } from './amounts';

it('settles 57.8 mu at 110 yuan with a subsidy of 30 to the fen', () =>
  expect(split('57.8', 1, { price: '110.00', subsidy_per_mu: '30.00' })).toEqual({
    gross: '6358.00',
    subsidy: '1734.00',
    farmer_pays: '4624.00',
  }));

it.each([
  ['10', 3, '12.00', '360.00'],
  ['0.001', 1, '4.99', '0.00'],
  ['0.001', 1, '5.00', '0.01'],
  ['33.333', 2, '10.45', '696.66'],
])('%s mu × %i at %s cost %s', (area, passes, price, gross) =>
  expect(split(area, passes, { price, subsidy_per_mu: '0.00' })?.gross).toBe(gross),
);

it.each(['', 'sixty', '1.2345', '-3'])('%j is no area to price', (area) =>
  expect(split(area, 1, { price: '1.00', subsidy_per_mu: '0.00' })).toBeUndefined(),
);

it('multiplies areas by passes', () => {
  expect(muTimes('60.5', 2)).toBe('121.000');
  expect(muTimes('', 2)).toBeUndefined();
});

it.each([
  ['60', '59.999', true],
  ['60', '60.000', false],
  ['9', '10', false],
])('%s mu are more than %s: %s', (area, limit, more) => expect(isMore(area, limit)).toBe(more));

it.each([
  ['30.000', '60.000', 50],
  ['59.999', '60.000', 99],
  ['0.000', '0.000', 100],
])('%s of %s mu taken are %i per cent', (part, limit, shown) => expect(share(part, limit)).toBe(shown));

it('adds areas', () => expect(sumOfAreas(['0.5', '12.250', '7'])).toBe('19.750'));

describe('discountReason', () => {
  const tiers = {
    smallholder_discount_bp: 500,
    scale_tiers: [
      { from: '100.000', discount_bp: 300 },
      { from: '300.000', discount_bp: 600 },
    ],
  };
  it.each([
    ['0.00', '20.000', undefined],
    ['5.50', '20.000', { kind: 'smallholder', bp: 500 }],
    ['5.50', '120.000', { kind: 'smallholder', bp: 500 }],
    ['6.60', '300.000', { kind: 'scale', bp: 600, from: '300.000' }],
  ])('%s off for %s mu is explained', (discount, area, reason) =>
    expect(discountReason({ discount, area }, tiers)).toEqual(reason),
  );
});

it.each([
  [300, '3'],
  [350, '3.5'],
  [1000, '10'],
  [0, '0'],
])('%i basis points are %s per cent', (bp, shown) => expect(percent(bp)).toBe(shown));

it.each([
  ['4624.00', '肆仟陆佰贰拾肆元整'],
  ['6358.50', '陆仟叁佰伍拾捌元伍角整'],
  ['1005.06', '壹仟零伍元零陆分'],
  ['10000.00', '壹万元整'],
  ['100020.30', '壹拾万零贰拾元叁角整'],
  ['20300000.12', '贰仟零叁拾万元壹角贰分'],
  ['100000001.00', '壹亿零壹元整'],
  ['0.05', '伍分'],
  ['0.00', '零元整'],
])('%s is written %s', (yuan, written) => expect(capitalAmount(yuan)).toBe(written));
