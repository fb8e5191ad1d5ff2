import { request as httpRequest } from 'node:http';
import { expect, test } from '@playwright/test';

type Sent = { readonly method?: string; readonly path?: string; readonly headers: Record<string, string> };

/** Playwright's own client follows a browser's rules; a hostile one does not. */
function send(baseURL: string | undefined, { method = 'GET', path = '/', headers }: Sent): Promise<number> {
  const { hostname, port } = new URL(baseURL ?? '');
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: hostname, port, method, path, headers }, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode ?? 0);
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

test('a foreign Host is refused', async ({ baseURL }) => {
  expect(await send(baseURL, { headers: { host: 'evil.example' } })).toBe(421);
  expect(await send(baseURL, { headers: { host: new URL(baseURL ?? '').host } })).toBeLessThan(400);
});

test('a change from a foreign page is refused', async ({ baseURL }) => {
  for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1']) {
    expect(await send(baseURL, { method: 'POST', path: '/api/v1/imports', headers: { origin } }), origin).toBe(403);
  }
  expect(await send(baseURL, { method: 'POST', path: '/api/v1/imports', headers: {} })).toBe(403);
});

test('pages, errors and files carry the security headers, and no script lacks the nonce', async ({ page }) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text());
  });
  for (const path of ['/', '/there-is-no-such-page', '/api/v1/there-is-no-such-route']) {
    const response = await page.goto(path, { waitUntil: 'networkidle' });
    const headers = response?.headers() ?? {};
    expect(headers['content-security-policy'], path).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['cache-control'], path).toContain('no-store');
  }
  expect(violations).toEqual([]);
});
