import 'server-only';
import * as oauth from 'oauth4webapi';
import { ConnectionError } from '../connection-error';
import type { ConnectorContext } from '../connector';
import { type Answer, exchange } from './exchange';
import { failedBy, refusedBy } from './http-failure';
import type { HttpSettings } from './http-settings';

/** Where the token of each request comes from; null: none is sent. */
export type AccessTokens = {
  readonly current: () => Promise<string | null>;
  /** Drops a token that was refused; whether another can be had. */
  readonly renew: () => boolean;
};

export type TokenContext = Pick<ConnectorContext, 'secret' | 'now' | 'signal'>;

/** A token is renewed this long before it runs out, so that it lasts for the request. */
const earlyMs = 60_000;
const unstatedSeconds = 300;

type Client = { readonly url: URL; readonly id: string; readonly secret: string; readonly scope: string | null };

const clientOf = ({ tokenUrl, clientId, clientSecret, scope }: HttpSettings, { secret }: TokenContext): Client => ({
  url: new URL(tokenUrl ?? ''),
  id: clientId ?? '',
  secret: secret(clientSecret ?? ''),
  scope: scope ?? null,
});

const asked = ({ url }: Client, { now }: TokenContext) => ({ url, isSignedIn: true, nowMs: now().getTime() });

const grantOf = async (client: Client, context: TokenContext, timeoutMs: number) => {
  const server = { issuer: client.url.origin, token_endpoint: client.url.href };
  const send = async (_: string, options: oauth.CustomFetchOptions<'POST', URLSearchParams>) => {
    const { headers, body } = options;
    const limits = { timeoutMs, signal: context.signal };
    const answer = await exchange(client.url, { ...limits, method: 'POST', headers, body: body.toString() });
    if (answer.status >= 300 && answer.status !== 400 && answer.status !== 401)
      throw refusedBy({ ...answer, said: null }, asked(client, context));
    return asResponse(answer);
  };
  const response = await oauth.clientCredentialsGrantRequest(
    server,
    { client_id: client.id },
    oauth.ClientSecretPost(client.secret),
    client.scope === null ? {} : { scope: client.scope },
    // Whether the address may be without TLS is the settings' matter: token servers stand inside clusters too.
    { [oauth.customFetch]: send, [oauth.allowInsecureRequests]: true },
  );
  return oauth.processClientCredentialsResponse(server, { client_id: client.id }, response);
};

const asResponse = ({ status, headers, text }: Answer): Response => {
  const type = headers.get('content-type') ?? 'application/json';
  return new Response(text, { status, headers: { 'content-type': type } });
};

const tokenFailure = (error: unknown, client: Client, context: TokenContext): ConnectionError => {
  if (error instanceof ConnectionError) return error;
  const { host } = client.url;
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.WWWAuthenticateChallengeError) {
    const why = error instanceof oauth.ResponseBodyError ? error.error.slice(0, 60) : String(error.status);
    const remedy = 'Check the client id, its secret and the scope.';
    return new ConnectionError('access-denied', `${host} gives this client no token (${why}).`, remedy);
  }
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError)
    return new ConnectionError('bad-answer', `${host} answers with no token.`, 'Check the token address.');
  return failedBy(error, asked(client, context));
};

/** Tokens by client credentials, one at a time, each used until shortly before it runs out. */
const grantedTokens = (client: Client, context: TokenContext, timeoutMs: number): AccessTokens => {
  let held: { readonly token: string; readonly untilMs: number } | null = null;
  return {
    current: async () => {
      const nowMs = context.now().getTime();
      if (held !== null && nowMs < held.untilMs) return held.token;
      const grant = await grantOf(client, context, timeoutMs).catch((error: unknown) => {
        throw tokenFailure(error, client, context);
      });
      const lastsMs = (grant.expires_in ?? unstatedSeconds) * 1000;
      held = { token: grant.access_token, untilMs: nowMs + Math.max(lastsMs - earlyMs, lastsMs / 2) };
      return held.token;
    },
    renew: () => {
      const hadOne = held !== null;
      held = null;
      return hadOne;
    },
  };
};

/** The tokens that the settings ask for. Throws SecretError for a secret that is not there. */
export const accessTokens = (settings: HttpSettings, context: TokenContext, timeoutMs: number): AccessTokens => {
  if (settings.auth === 'oauth2') return grantedTokens(clientOf(settings, context), context, timeoutMs);
  const token = settings.auth === 'bearer' ? context.secret(settings.token ?? '') : null;
  return { current: async () => token, renew: () => false };
};
