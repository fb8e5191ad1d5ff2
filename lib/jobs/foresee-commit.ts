import 'server-only';
import type { ImportPreview } from '../../db/queries/import-preview';

const acceptable: Readonly<Record<string, 'acceptRejects' | 'acceptShrink'>> = {
  'has-rejects': 'acceptRejects',
  'period-shrinks': 'acceptShrink',
};

/** What a commit would have said. */
export const foreseeCommit = (
  preview: ImportPreview,
  accepted: { readonly acceptRejects: boolean; readonly acceptShrink: boolean },
) => {
  const problems = preview.problems.filter(({ code }) => {
    const option = acceptable[code];
    return option === undefined || !accepted[option];
  });
  if (problems.length > 0) return { result: 'refused' as const, problems };
  const isSame =
    preview.deliveries.length > 0 && preview.deliveries.every(({ takesPlaceOf }) => takesPlaceOf?.isSame === true);
  if (isSame) return { result: 'unchanged' as const, problems };
  const replaces = preview.deliveries.some(({ takesPlaceOf }) => takesPlaceOf !== null);
  return { result: replaces ? ('replaced' as const) : ('imported' as const), problems };
};
