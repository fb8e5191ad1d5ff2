/** Every page that there is, by its address. */
export const pages = [
  ...['/', '/reports', '/reports/2025-06', '/reports/2025-10', '/data', '/setup', '/alerts'],
  ...['/settings/accounts', '/settings/shared-cost', '/settings/targets', '/settings/report', '/settings/file'],
  ...[
    '/settings/rules',
    '/kpis',
    '/kpis/APWC',
    '/data/reconciliation/2026-01',
    '/data/provider/2026-01',
    '/reports/2026-01/explain?of=apwc',
  ],
] as const;
