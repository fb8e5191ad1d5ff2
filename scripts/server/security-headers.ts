import type { ServerResponse } from 'node:http';

/**
 * The content security policy of one response. Scripts run only with this response's nonce. Styles need
 * 'unsafe-inline': Recharts and React write style attributes, which no nonce can allow.
 */
export function contentSecurityPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'self'",
    // React's development build explains errors through eval; the production build never does.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Sets the headers that every answer carries, errors included. Next keeps what is already set. */
export function setSecurityHeaders(response: ServerResponse, url: string, policy: string): void {
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  // Built files have a hash in their name, and Next lets browsers keep them; a bill must stay in no cache.
  if (!url.startsWith('/_next/static/')) response.setHeader('Cache-Control', 'no-store');
}
