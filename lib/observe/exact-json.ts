import 'server-only';

/** A JSON answer in which whole numbers beyond a double (bigint) are written as text, digit by digit. */
export const exactJson = (value: unknown): Response =>
  new Response(
    JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? item.toString() : item)),
    { headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' } },
  );
