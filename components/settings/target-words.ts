import type { ConfigTarget } from '@/lib/config/config-schema';
import { divide, fromDecimal, fromInteger, multiply, type Rational, toDecimal } from '@/lib/money/rational';

type Threshold = Extract<ConfigTarget, { readonly kind: 'threshold' }>;

/** What a target can ask for. */
export const aims: readonly { readonly value: string; readonly text: string }[] = [
  { value: 'none', text: 'No target' },
  { value: '<', text: 'Below a limit' },
  { value: '<=', text: 'At most a limit' },
  { value: '>', text: 'Above a limit' },
  { value: '>=', text: 'At least a limit' },
  { value: 'falls', text: 'Falls against the three months before' },
  { value: 'rises', text: 'Rises against the three months before' },
];

const limitWords = { '<': 'Below', '<=': 'At most', '>': 'Above', '>=': 'At least' } as const;

/** The aim that a target's form shows. */
export const aimOf = (target: ConfigTarget): string => target?.operator ?? 'none';

export const isLimit = (aim: string): aim is Threshold['operator'] => aim in limitWords;

const isDecimal = (text: string): boolean => /^-?\d{1,15}(\.\d{1,12})?$/.test(text);

const hundred = fromInteger(100);

const scaled = (text: string, scale: (value: Rational) => Rational): string => {
  const digits = toDecimal(scale(fromDecimal(text)), 15);
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
};

/** A limit as it is typed: shares in percent. */
export const typedLimit = (limit: string, isShare: boolean): string =>
  isShare && isDecimal(limit) ? scaled(limit, (value) => multiply(value, hundred)) : limit;

/** A typed limit as it is kept; what is no number goes on as it is, to be refused by name. */
export const keptLimit = (typed: string, isShare: boolean): string => {
  const plain = typed.trim().replaceAll(',', '').replace('−', '-').replace(/\s*%$/, '');
  return isShare && isDecimal(plain) ? scaled(plain, (value) => divide(value, hundred)) : plain;
};

/** A target in words: `Below 20%, close from 18%`. */
export const targetWords = (target: ConfigTarget, isShare: boolean): string => {
  if (target === null) return 'No target';
  if (target.kind === 'trend') return target.operator === 'falls' ? 'Falls' : 'Rises';
  const print = (limit: string) => `${typedLimit(limit, isShare)}${isShare ? '%' : ''}`;
  const close = target.warn === null ? '' : `, close from ${print(target.warn)}`;
  return `${limitWords[target.operator]} ${print(target.fail)}${close}`;
};

/** What a filled form asks for. */
export const readTarget = (data: FormData, isShare: boolean): ConfigTarget => {
  const aim = String(data.get('aim'));
  if (aim === 'falls' || aim === 'rises') return { kind: 'trend', operator: aim };
  if (!isLimit(aim)) return null;
  const warn = String(data.get('warn') ?? '').trim();
  return {
    kind: 'threshold',
    operator: aim,
    fail: keptLimit(String(data.get('fail') ?? ''), isShare),
    warn: warn === '' ? null : keptLimit(warn, isShare),
  };
};
