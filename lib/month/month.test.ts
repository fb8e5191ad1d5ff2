import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, daysInMonth, monthName, monthRange, monthsBetween } from './month';

const month = fc
  .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);

describe('months', () => {
  it('go forth and back as the calendar does', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: -600, max: 600 }), (from, count) => {
        const to = addMonths(from, count);
        const [year, number] = from.split('-').map(Number) as [number, number];
        expect(to).toBe(new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7));
        expect(monthsBetween(from, to)).toBe(count);
      }),
    );
  });

  it('have their days and names, asked again too', () => {
    const asked = ['2024-02', '2025-02', '2024-02', '2026-01'];
    expect(asked.map(daysInMonth)).toEqual([29, 28, 29, 31]);
    expect(['2026-01', '2026-01'].map((each) => monthName(each))).toEqual(['January 2026', 'January 2026']);
    expect(monthName('2026-01', 'short')).toBe('Jan 2026');
  });

  it('make ranges over the year’s end, and none backwards', () => {
    expect(monthRange('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthRange('2026-02', '2026-01')).toEqual([]);
  });

  it('are refused where the text is none', () => {
    expect(() => addMonths('2026-13', 1)).toThrow(RangeError);
    expect(() => monthsBetween('2026-1', '2026-02')).toThrow(RangeError);
  });
});
