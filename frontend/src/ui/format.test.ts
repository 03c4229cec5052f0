import { describe, expect, it } from 'vitest';

import { instantText, maskNumber, moneyDigits, quantityDigits, tenThousandDigits } from './format';

describe('moneyDigits', () => {
  it.each([
    ['12860.50', '12,860.50'],
    ['12860.5', '12,860.50'],
    ['0', '0.00'],
    ['-0.00', '0.00'],
    ['-1234567.8', '-1,234,567.80'],
    ['999.995', '1,000.00'],
    ['90071992547409931.07', '90,071,992,547,409,931.07'],
    ['007.10', '7.10'],
  ])('%s is shown as %s', (yuan, shown) => expect(moneyDigits(yuan)).toBe(shown));

  it('leaves what is no number as it is', () => expect(moneyDigits('n/a')).toBe('n/a'));
});

describe('tenThousandDigits', () => {
  it.each([
    ['12849.99', '1.28'],
    ['12850.00', '1.29'],
    ['12800', '1.28'],
    ['49.99', '0'],
    ['50', '0.01'],
    ['-12850', '-1.29'],
    ['-49', '0'],
    ['123456789.00', '12,345.68'],
  ])('%s yuan are %s times ten thousand', (yuan, shown) => expect(tenThousandDigits(yuan)).toBe(shown));
});

describe('quantityDigits', () => {
  it.each([
    ['57.800', '57.8'],
    ['57.000', '57'],
    ['1200.125', '1,200.125'],
    ['0.000', '0'],
  ])('%s is shown as %s', (value, shown) => expect(quantityDigits(value)).toBe(shown));
});

it('shows instants in China Standard Time', () => {
  expect(instantText('2026-05-01T16:30:00Z')).toBe('2026-05-02 00:30');
});

it.each([
  ['330382199001010004', '330382********0004'],
  ['3303821990', '**********'],
  ['', ''],
])('masks %s as %s', (value, masked) => expect(maskNumber(value)).toBe(masked));
