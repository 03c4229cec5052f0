/**
 * Amounts arrive as decimal strings and are shown by moving digits about: no value passes through a float.
 */

type Decimal = { negative: boolean; whole: string; fraction: string };

function parse(value: string): Decimal | null {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(value.trim());
  if (!match) return null;
  return { negative: match[1] === '-', whole: (match[2] ?? '0').replace(/^0+(?=\d)/, ''), fraction: match[3] ?? '' };
}

function write({ negative, whole, fraction }: Decimal): string {
  const isZero = /^0*$/.test(whole + fraction);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${negative && !isZero ? '-' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

/** Rounds half away from zero to `places`, after dividing by ten to the power of `shift`. */
function rounded({ negative, whole, fraction }: Decimal, places: number, shift = 0): Decimal {
  const digits = whole.padStart(shift + 1, '0') + fraction;
  const point = Math.max(whole.length, shift + 1) - shift;
  const kept = BigInt(digits.slice(0, point + places).padEnd(point + places, '0'));
  const up = (digits[point + places] ?? '0') >= '5' ? 1n : 0n;
  const text = (kept + up).toString().padStart(places + 1, '0');
  return { negative, whole: text.slice(0, text.length - places), fraction: text.slice(text.length - places) };
}

function withoutTrailingZeros(decimal: Decimal): Decimal {
  return { ...decimal, fraction: decimal.fraction.replace(/0+$/, '') };
}

function formatted(value: string, shape: (decimal: Decimal) => Decimal): string {
  const decimal = parse(value);
  return decimal ? write(shape(decimal)) : value;
}

/** `"12860.5"` → `12,860.50`. */
export function moneyDigits(yuan: string): string {
  return formatted(yuan, (decimal) => rounded(decimal, 2));
}

/** `"12850"` → `1.29`, in units of 10,000, at most two places. */
export function tenThousandDigits(yuan: string): string {
  return formatted(yuan, (decimal) => withoutTrailingZeros(rounded(decimal, 2, 4)));
}

/** `"57.800"` → `57.8`: areas, weights, counts, with the places they need. */
export function quantityDigits(value: string): string {
  return formatted(value, withoutTrailingZeros);
}

const chinaTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** An RFC 3339 instant as `2026-05-02 14:05`, China Standard Time whatever the reader's clock says. */
export function instantText(instant: string): string {
  return chinaTime.format(new Date(instant));
}

/** `330382199001010012` → `330382********0012`, for a number that the person has just typed. */
export function maskNumber(value: string, head = 6, tail = 4): string {
  if (value.length <= head + tail) return '*'.repeat(value.length);
  return value.slice(0, head) + '*'.repeat(value.length - head - tail) + value.slice(-tail);
}
