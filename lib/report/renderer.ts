import type { MonthlyReport } from './monthly-report';

/** Where the report is seen in a browser: what a rendering links to. */
export type ReportPlace = {
  /** `http://127.0.0.1:3000/reports/2026-01`, with the query that chooses the same document. */
  readonly address: string;
};

type Format = {
  /** What stands in addresses and after `--format`. */
  readonly id: string;
  /** What the export menu calls it, and says of it. */
  readonly label: string;
  readonly note: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  readonly isText: boolean;
};

/** A format made from the document alone. */
export type DocumentRenderer = Format & {
  readonly kind: 'document';
  readonly render: (report: MonthlyReport, place: ReportPlace) => Promise<string | Uint8Array>;
};

/** A format that a browser prints from the document's page (`lib/paper`). */
export type PageRenderer = Format & { readonly kind: 'page' };

/** One format that the report can be had in. */
export type Renderer = DocumentRenderer | PageRenderer;

/** The name of a rendering's file: `perunit-2026-01.xlsx`. */
export const renderingFileName = ({ month }: Pick<MonthlyReport, 'month'>, { extension }: Renderer): string =>
  `perunit-${month}.${extension}`;
