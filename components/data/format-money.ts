const symbols: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' };

/**
 * Exact decimal text as money with two decimals, rounded half to even: `$52,118.06`, `−€3.18`, `CHF 12.00`.
 * Works on the digits, so that no amount is too large.
 */
export function formatMoney(amount: string, currency: string | null): string {
  const text = formatDecimal(amount, 2);
  const sign = text.startsWith('−') ? '−' : '';
  const symbol = currency === null ? '' : (symbols[currency] ?? `${currency} `);
  return `${sign}${symbol}${text.slice(sign.length)}`;
}

/** Plain decimal text with thousands separators and a true minus, rounded half to even to `places` decimals. */
export function formatDecimal(amount: string, places: number): string {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (match === null) return amount;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const rounded = roundDigits(whole, fraction, places)
    .toString()
    .padStart(places + 1, '0');
  const integerDigits = rounded.slice(0, rounded.length - places);
  const shownFraction = places === 0 ? '' : `.${rounded.slice(-places)}`;
  const isZero = /^0+$/.test(rounded);
  const grouped = integerDigits.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign === '-' && !isZero ? '−' : ''}${grouped}${shownFraction}`;
}

function roundDigits(whole: string, fraction: string, places: number): bigint {
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  const rest = fraction.slice(places).replace(/0+$/, '');
  if (rest === '') return kept;
  const isUp = rest === '5' ? kept % 2n === 1n : rest >= '5';
  return isUp ? kept + 1n : kept;
}
