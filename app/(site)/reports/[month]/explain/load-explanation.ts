import { pageAddress } from '@/components/explain/addresses';
import type { ExplainedDocument } from '@/components/explain/view-types';
import { organisationDatabase } from '@/db/client';
import { currentOrganisation } from '@/db/current-organisation';
import { settingsFor } from '@/db/queries/settings-for';
import { explainQuery } from '@/lib/api/explain';
import { explain } from '@/lib/provenance/explain';
import type { StatedExplanation } from '@/lib/provenance/explanation';
import { widerQuestions } from '@/lib/provenance/wider-questions';

type LoadedExplanation = {
  readonly explanation: StatedExplanation;
  readonly document: ExplainedDocument;
  readonly above: readonly { readonly title: string; readonly address: string }[];
};

/** A level and the wider ones above it; null where the address asks for nothing that there is. */
export const loadExplanation = (
  cookie: string | undefined,
  month: string,
  query: Readonly<Record<string, unknown>>,
): LoadedExplanation | null => {
  const asked = explainQuery.safeParse({ ...query, month });
  if (!asked.success) return null;
  const db = organisationDatabase(currentOrganisation(cookie));
  const { of, basis, edition } = asked.data;
  const given = { month: asked.data.month, ...(basis !== undefined && { basis }) };
  const explanation = explain(db, { ...given, of, ...(edition !== undefined && { edition }) });
  if (explanation === null) return null;
  const document: ExplainedDocument = {
    month,
    basis: basis ?? settingsFor(db, month).costBasis,
    edition: edition ?? null,
  };
  const above = widerQuestions(of).flatMap((wider) => {
    const title = explain(db, { ...given, of: wider })?.title;
    return title === undefined ? [] : [{ title, address: pageAddress({ month, of: wider }, document) }];
  });
  return { explanation, document, above };
};
