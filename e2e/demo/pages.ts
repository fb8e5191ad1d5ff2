/** Every page that there is, by its address. */
export const pages = [
  ...['/', '/reports', '/reports/2025-06', '/reports/2025-10', '/data', '/setup'],
  ...['/settings/accounts', '/settings/shared-cost', '/settings/targets', '/settings/report', '/settings/file'],
] as const;
