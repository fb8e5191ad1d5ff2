import type { Renderer } from '../renderer';

/**
 * Every format of the report, in the order of the export menu. What makes a file is loaded when the first one is
 * asked for: a page that only lists the formats stays light.
 */
export const renderers: readonly Renderer[] = [
  {
    id: 'pdf',
    label: 'PDF',
    note: 'A4 landscape',
    extension: 'pdf',
    mediaType: 'application/pdf',
    isText: false,
    kind: 'page',
  },
  {
    id: 'pptx',
    label: 'PPTX',
    note: 'native charts',
    extension: 'pptx',
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    isText: false,
    kind: 'document',
    render: async (report) => (await import('./pptx')).renderPptx(report),
  },
  {
    id: 'xlsx',
    label: 'XLSX',
    note: 'live formulas',
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isText: false,
    kind: 'document',
    render: async (report) => (await import('./xlsx')).renderXlsx(report),
  },
  {
    id: 'csv',
    label: 'CSV',
    note: 'one file per table',
    extension: 'csv.zip',
    mediaType: 'application/zip',
    isText: false,
    kind: 'document',
    render: async (report) => (await import('./csv')).renderCsv(report),
  },
  {
    id: 'md',
    label: 'Markdown',
    note: 'summary for chat',
    extension: 'md',
    mediaType: 'text/markdown; charset=utf-8',
    isText: true,
    kind: 'document',
    render: async (report, place) => (await import('./markdown')).renderMarkdown(report, place),
  },
  {
    id: 'json',
    label: 'JSON',
    note: 'the document itself',
    extension: 'json',
    mediaType: 'application/json; charset=utf-8',
    isText: true,
    kind: 'document',
    render: async (report) => (await import('./json')).renderJson(report),
  },
];

/** The renderer of a format; null when there is none. */
export const rendererOf = (id: string): Renderer | null => renderers.find((renderer) => renderer.id === id) ?? null;

/** What the export menu lists. */
export const exportFormats = renderers.map(({ id, label, note }) => ({ id, label, note }));
