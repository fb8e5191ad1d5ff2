import { useEffect, useState } from 'react';
import type { MappingView } from './question-view';

type Answer = {
  readonly mappings: readonly (Omit<MappingView, 'kind'> & { readonly mapping: { readonly kind: string } })[];
};

const fetchMappings = async (): Promise<MappingView[]> => {
  const answer = await fetch('/api/v1/mappings');
  if (!answer.ok) return [];
  const { mappings } = (await answer.json()) as Answer;
  return mappings.map(({ mapping, ...rest }) => ({ ...rest, kind: mapping.kind }));
};

/** The remembered mappings, and how to ask for them anew; none before the answer. */
export function useMappings(): { readonly mappings: readonly MappingView[]; readonly reload: () => Promise<void> } {
  const [mappings, setMappings] = useState<readonly MappingView[]>([]);
  const reload = () => fetchMappings().then(setMappings, () => {});
  useEffect(() => {
    fetchMappings().then(setMappings, () => {});
  }, []);
  return { mappings, reload };
}
