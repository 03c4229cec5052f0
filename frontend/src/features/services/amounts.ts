/**
 * Amounts that are shown before the server fixes them, in whole thousandths and fen: no value passes through a float.
 */

/** `"57.8"` → 57800n. Nothing for what is no area yet. */
function thousandths(mu: string): bigint | undefined {
  const match = /^(\d+)(?:\.(\d{0,3}))?$/.exec(mu.trim());
  return match ? BigInt((match[1] ?? '') + (match[2] ?? '').padEnd(3, '0')) : undefined;
}

function fen(yuan: string): bigint {
  const [whole = '0', fraction = ''] = yuan.split('.');
  return BigInt(whole + fraction.padEnd(2, '0').slice(0, 2));
}

function decimal(value: bigint, places: number): string {
  const digits = value.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Area times passes (domain rule R4.3), `"60"` × 2 → `"120.000"`. */
export function muTimes(area: string, passes: number): string | undefined {
  const mu = thousandths(area);
  return mu === undefined ? undefined : decimal(mu * BigInt(passes), 3);
}

/** Whether the first area is larger. */
export function isMore(area: string, limit: string): boolean {
  return (thousandths(area) ?? 0n) > (thousandths(limit) ?? 0n);
}

type Rate = { price: string; subsidy_per_mu: string };
type Split = { gross: string; subsidy: string; farmer_pays: string };

/** What an area costs at the promised rate and who pays it (R4.15), each amount to the nearest fen. */
export function split(area: string, passes: number, rate: Rate): Split | undefined {
  const mu = thousandths(area);
  if (mu === undefined) return undefined;
  const amount = (perMu: string) => (mu * BigInt(passes) * fen(perMu) + 500n) / 1000n;
  const [gross, subsidy] = [amount(rate.price), amount(rate.subsidy_per_mu)];
  return { gross: decimal(gross, 2), subsidy: decimal(subsidy, 2), farmer_pays: decimal(gross - subsidy, 2) };
}

/** What of a limit is taken, in whole per cent for a bar. */
export function share(part: string, limit: string): number {
  const [taken, most] = [thousandths(part) ?? 0n, thousandths(limit) ?? 0n];
  return most === 0n ? 100 : Number((taken * 100n) / most);
}

/** The sum of areas. */
export function sumOfAreas(areas: readonly string[]): string {
  return decimal(
    areas.reduce((sum, area) => sum + (thousandths(area) ?? 0n), 0n),
    3,
  );
}

type Tiers = {
  smallholder_discount_bp: number;
  scale_tiers: readonly { from: string; discount_bp: number }[];
};

/** Why a price is below the list price; nothing if it is not. Of the two discounts the better one counted. */
export function discountReason(
  { discount, area }: { discount: string; area: string },
  tiers: Tiers,
): { kind: 'smallholder' | 'scale'; bp: number; from?: string } | undefined {
  if (fen(discount) === 0n) return undefined;
  const reached = tiers.scale_tiers
    .filter(({ from }) => !isMore(from, area))
    .toSorted((a, b) => b.discount_bp - a.discount_bp)[0];
  if (reached && reached.discount_bp >= tiers.smallholder_discount_bp) {
    return { kind: 'scale', bp: reached.discount_bp, from: reached.from };
  }
  return { kind: 'smallholder', bp: tiers.smallholder_discount_bp };
}

/** Basis points as per cent: 350 → `3.5`. */
export function percent(bp: number): string {
  return decimal(BigInt(bp), 2).replace(/\.?0+$/, '');
}

const capitals = '零壹贰叁肆伍陆柒捌玖';
const units = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿'];

/** An amount in the characters that money papers use: `"4624.50"` → 肆仟陆佰贰拾肆元伍角整. */
export function capitalAmount(yuan: string): string {
  const [whole = '0', fraction = ''] = yuan.split('.');
  const [jiao = '0', cent = '0'] = fraction.padEnd(2, '0');
  const integer = BigInt(whole) === 0n ? '' : `${capitalInteger(BigInt(whole).toString())}元`;
  if (jiao === '0' && cent === '0') return `${integer || '零元'}整`;
  const tenth = jiao === '0' ? integer && '零' : `${capitals[Number(jiao)]}角`;
  return integer + tenth + (cent === '0' ? '整' : `${capitals[Number(cent)]}分`);
}

function capitalInteger(digits: string): string {
  const parts: string[] = [];
  for (let end = digits.length, group = 0; end > 0; end -= 4, group += 1) {
    const four = digits.slice(Math.max(0, end - 4), end);
    const text = Array.from(four, (digit, at) =>
      digit === '0' ? '零' : `${capitals[Number(digit)]}${units[four.length - 1 - at]}`,
    )
      .join('')
      .replace(/零+$/, '');
    parts.unshift(text && text + (groups[group] ?? ''), Number(four) === 0 ? '零' : '');
  }
  return parts.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^零/, '');
}
