import type { DocumentReader } from '../../documents/document-bill';
import type { BillSource } from '../bill-source';
import { answerLines } from './answer-lines';
import { answerMonths } from './answer-months';
import { answerNotices } from './answer-notices';
import { answerPages, refuseMissingPages } from './answer-pages';
import { answerView, formatOfView, viewText } from './answer-view';
import { consoleReader } from './console-reader';
import { costExplorerMapping } from './mapping';

const answerReader: DocumentReader = {
  recognises: (head) =>
    /^\s*[[{]/.test(head) && /"(ResultsByTime|GroupDefinitions|DimensionValueAttributes)"/.test(head),
  identify: (document) => {
    const view = answerView(document.name, answerPages(document));
    return { format: formatOfView(view), view: viewText(view) };
  },
  read: (documents) => {
    const name = documents.map((document) => document.name).join(', ');
    const files = documents.map(answerPages);
    refuseMissingPages(name, files);
    const pages = files.flat();
    const view = answerView(name, pages);
    const months = answerMonths(
      name,
      pages.flatMap(({ ResultsByTime }) => ResultsByTime),
    );
    return { ...answerLines(name, pages, view), months, notices: answerNotices({ pages, view, months }) };
  },
};

/** Saved answers of the Cost Explorer API: what `aws ce get-cost-and-usage` prints. */
export const costExplorerSource: BillSource = {
  formats: ['cost-explorer', 'cost-explorer-usage', 'cost-explorer-other'],
  title: 'Cost Explorer',
  origin: 'the output of `aws ce get-cost-and-usage`, its pages in one file or in several',
  canonicalName: (header) => header,
  required: ['ResultsByTime', 'GroupDefinitions', 'UnblendedCost'],
  hints: [],
  formatOf: () => null,
  mapping: costExplorerMapping,
  document: answerReader,
};

/** CSVs that the Cost Explorer console downloads. */
export const costExplorerConsoleSource: BillSource = {
  formats: ['console-service', 'console-account', 'console-other'],
  title: 'Cost Explorer console CSV',
  origin: '“Download as CSV” in the Cost Explorer console, grouped by service, linked account or another dimension',
  canonicalName: (header) => header,
  required: ['Service total (or of what else it is grouped by)', 'Total costs($)'],
  hints: [],
  formatOf: () => null,
  mapping: costExplorerMapping,
  document: consoleReader,
};
