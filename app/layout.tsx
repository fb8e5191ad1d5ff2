import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { isTheme, themeCookie } from '@/components/shell/theme';
import './styles/index.css';

export const metadata: Metadata = {
  title: { default: 'Perunit', template: '%s · Perunit' },
  description: 'Unit-cost KPIs and the monthly Cloud Cost Optimization Report',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** The document: language, styles, and the theme chosen earlier. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const chosen = (await cookies()).get(themeCookie)?.value;
  const theme = isTheme(chosen) && chosen !== 'system' ? chosen : undefined;
  return (
    <html lang="en" data-theme={theme} data-scroll-behavior="smooth" suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
