import type { Asked, ExplainedDocument } from './view-types';

/** The edition and the basis that a question keeps: an edition is of one month alone. */
const parametersOf = ({ month, of }: Asked, document: ExplainedDocument): URLSearchParams => {
  const edition = month === document.month && of.startsWith('figure.') ? document.edition : null;
  return new URLSearchParams({ of, basis: document.basis, ...(edition !== null && { edition }) });
};

/** The page of one level, that can be shared. */
export const pageAddress = (asked: Asked, document: ExplainedDocument): string =>
  `/reports/${asked.month}/explain?${parametersOf(asked, document)}`;

/** The same level from the API. */
export const apiAddress = (asked: Asked, document: ExplainedDocument): string =>
  `/api/v1/explain?month=${asked.month}&${parametersOf(asked, document)}`;
