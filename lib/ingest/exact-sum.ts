const scale = 18;

const toScaled = (text: string): bigint => {
  const isNegative = text.startsWith('-');
  const [whole = '0', decimals = ''] = (isNegative ? text.slice(1) : text).split('.');
  const value = BigInt(whole + decimals.padEnd(scale, '0'));
  return isNegative ? -value : value;
};

const fromScaled = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const decimals = digits.slice(-scale).replace(/0+$/, '');
  const text = decimals === '' ? digits.slice(0, -scale) : `${digits.slice(0, -scale)}.${decimals}`;
  return value < 0n ? `-${text}` : text;
};

/** The exact sum of plain decimals with at most 18 decimal places, in its shortest form. */
export const exactSum = (texts: readonly string[]): string =>
  fromScaled(texts.reduce((sum, text) => sum + toScaled(text), 0n));
