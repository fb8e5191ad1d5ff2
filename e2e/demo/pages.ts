/** Every page that there is, by its address. */
export const pages = ['/', '/reports', '/reports/2025-06', '/reports/2025-10', '/data', '/setup'] as const;
