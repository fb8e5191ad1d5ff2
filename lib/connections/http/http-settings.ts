import 'server-only';
import { z } from 'zod';
import { secretReference } from '../../secrets/read-secret';
import type { ConnectionField } from '../connector';

/** Names of headers and parameters whose value nobody but the server may read. */
const secretName = /auth|cookie|token|secret|passw|credential|signature|key$/i;

const isWebAddress = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
};

const hasNoSecret = (text: string): boolean => {
  const names = URL.canParse(text) ? [...new URL(text).searchParams.keys()] : [];
  return !names.some((name) => secretName.test(name));
};

/** An address with http or https; a password or token in it would be stored. */
export const webAddress = z
  .string()
  .refine(isWebAddress, 'has to be an address such as https://server.example.com, without a user or password in it')
  .refine(hasNoSecret, 'has a secret in it: send it as a header, its value env:NAME or file:/path');

const secret = z.string().regex(secretReference, 'has to be env:NAME or file:/path: secrets are not stored');

const headers = z.record(z.string().regex(/^[A-Za-z0-9-]+$/, 'is no name of a header'), z.string().max(1000));

const parts = z.object({
  url: webAddress,
  auth: z.enum(['none', 'bearer', 'oauth2']).optional(),
  token: secret.optional(),
  tokenUrl: webAddress.optional(),
  clientId: z.string().min(1).optional(),
  clientSecret: secret.optional(),
  scope: z.string().optional(),
  headers: headers.optional(),
  timeoutSeconds: z.number().min(1).max(600).optional(),
  attempts: z.number().int().min(1).max(10).optional(),
});

/** Where a server is, and how it is asked: address, sign-in, further headers, patience. */
export type HttpSettings = z.infer<typeof parts>;

const needed: Readonly<Record<NonNullable<HttpSettings['auth']>, readonly (keyof HttpSettings)[]>> = {
  none: [],
  bearer: ['token'],
  oauth2: ['tokenUrl', 'clientId', 'clientSecret'],
};

/** The part `http` of the settings of every kind that asks a server for JSON or a file. */
export const httpSettingsSchema: z.ZodType<HttpSettings> = parts.superRefine((settings, context) => {
  for (const key of needed[settings.auth ?? 'none'])
    if (settings[key] === undefined) context.addIssue({ code: 'custom', path: [key], message: 'is needed to sign in' });
  for (const [name, value] of Object.entries(settings.headers ?? {}))
    if (secretName.test(name) && !secretReference.test(value))
      context.addIssue({
        ...{ code: 'custom', path: ['headers', name] },
        message: 'is a secret: write env:NAME or file:/path',
      });
});

const authOptions = [
  { value: 'none', label: 'None' },
  { value: 'bearer', label: 'Bearer token' },
  { value: 'oauth2', label: 'OAuth2 client credentials' },
] as const;

const field = (
  key: keyof HttpSettings,
  label: string,
  hint: string,
  others: Partial<ConnectionField> = {},
): ConnectionField => ({
  ...{ key: `http.${key}`, label, hint, type: 'text', isRequired: false },
  ...others,
});

const only = (value: 'bearer' | 'oauth2') => ({ isRequired: true, shownWith: { key: 'http.auth', value } });

/** The form of that part; `address` says which address is asked for. */
export const httpFields = (address: { readonly hint: string; readonly placeholder: string }): ConnectionField[] => [
  field('url', 'Address', address.hint, { placeholder: address.placeholder, isRequired: true }),
  field('auth', 'Sign-in', 'How the server knows who asks.', {
    ...{ type: 'choice', options: authOptions },
  }),
  field('token', 'Bearer token', 'What the server gives out to those who may ask.', {
    ...{ type: 'secret', ...only('bearer') },
  }),
  field('tokenUrl', 'Token address', 'Where a client gets its tokens.', {
    ...{ placeholder: 'https://id.example.com/oauth2/token', ...only('oauth2') },
  }),
  field('clientId', 'Client id', 'Which client Perunit is.', only('oauth2')),
  field('clientSecret', 'Client secret', 'What proves it.', { type: 'secret', ...only('oauth2') }),
  field('scope', 'Scope', 'Only if the token server asks for one.', { ...only('oauth2'), isRequired: false }),
  field('headers', 'Further headers', 'Sent with each request; a secret value as env:NAME or file:/path.', {
    ...{ type: 'pairs', isAdvanced: true },
  }),
  field('timeoutSeconds', 'Patience in seconds', 'How long one request may take. Empty: 30.', {
    ...{ type: 'number', isAdvanced: true },
  }),
  field('attempts', 'Attempts', 'How often a request is tried while the server is busy. Empty: 4.', {
    ...{ type: 'number', isAdvanced: true },
  }),
];
