import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the server does wrong. `cut` breaks the line off, `truncated` ends politely too early, `flipped` alters a byte. */
export type S3Fault =
  | 'cut'
  | 'truncated'
  | 'flipped'
  | 'stall'
  | 'error-500'
  | 'slow-down'
  | 'expired-token'
  | 'access-denied'
  | 'kms-denied'
  | 'archived'
  | 'clock-skew'
  | 'no-range';

type StoredObject = {
  readonly body: Buffer;
  readonly etag: string;
  readonly modifiedAt: Date;
  readonly headers: Readonly<Record<string, string>>;
};
type Put = { readonly modifiedAt?: Date; readonly etag?: string; readonly headers?: Readonly<Record<string, string>> };
type PlannedFault = { readonly fault: S3Fault; readonly on: 'list' | 'get'; readonly key?: RegExp; times: number };

export type S3Request = { readonly key: string | null; readonly range: string | null; readonly region: string };

const errors: Partial<Record<S3Fault, readonly [status: number, code: string, message: string]>> = {
  'error-500': [500, 'InternalError', 'We encountered an internal error. Please try again.'],
  'slow-down': [503, 'SlowDown', 'Please reduce your request rate.'],
  'expired-token': [400, 'ExpiredToken', 'The provided token has expired.'],
  'access-denied': [403, 'AccessDenied', 'User is not authorized to perform: s3:GetObject'],
  'kms-denied': [
    403,
    'AccessDenied',
    'User: arn:aws:iam::111122223333:role/perunit is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-central-1:111122223333:key/12-ab because no identity-based policy allows it',
  ],
  archived: [403, 'InvalidObjectState', 'The operation is not valid for the object’s storage class'],
  'clock-skew': [
    403,
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
  ],
};

/** An object that takes its time comes in so many pieces. */
const pieces = 10;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const sendError = (response: ServerResponse, status: number, code: string, message: string, more = '') => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escaped(message)}</Message>${more}<RequestId>R</RequestId></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(xml);
};

/** One bucket in memory, spoken to as S3 is: a listing in pages, objects with ranges, etags and checksums, and faults. */
export class S3Server {
  readonly requests: S3Request[] = [];
  /** The region that requests must be signed for. */
  region = 'us-east-1';
  /** Whether it sends those that were not on to another address, as AWS does, or refuses their signature. */
  redirects = false;
  pageSize = 1000;
  /** How long an object takes to arrive; 0: it comes at once. */
  objectMs = 0;
  private readonly objects = new Map<string, StoredObject>();
  private readonly faults: PlannedFault[] = [];
  private readonly server = createServer((request, response) => this.answer(request, response));

  private constructor(readonly bucket: string) {}

  static async start(bucket: string): Promise<S3Server> {
    const own = new S3Server(bucket);
    await new Promise<void>((resolve) => own.server.listen(0, '127.0.0.1', resolve));
    return own;
  }

  get endpoint(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  put(key: string, content: string | Buffer, { modifiedAt = new Date(), etag, headers = {} }: Put = {}): void {
    const body = Buffer.from(content);
    const md5 = createHash('md5').update(body).digest('hex');
    this.objects.set(key, { body, etag: `"${etag ?? md5}"`, modifiedAt, headers });
  }

  remove(...keys: string[]): void {
    for (const key of keys) this.objects.delete(key);
  }

  keys = (): string[] => [...this.objects.keys()];

  /** Lets the next requests fail: of listings or of objects, of some keys alone. */
  fail(fault: S3Fault, planned: Omit<PlannedFault, 'fault'>): void {
    this.faults.push({ fault, ...planned });
  }

  /** Lets nothing fail any more. */
  forgive(): void {
    this.faults.length = 0;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private nextFault(on: PlannedFault['on'], key: string): S3Fault | null {
    const planned = this.faults.find((one) => one.on === on && one.times > 0 && (one.key?.test(key) ?? true));
    if (planned === undefined) return null;
    planned.times -= 1;
    return planned.fault;
  }

  private answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', this.endpoint);
    const [, bucket = '', ...segments] = url.pathname.split('/').map(decodeURIComponent);
    const key = segments.join('/');
    const region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const isList = key === '';
    this.requests.push({ key: isList ? null : key, range: request.headers.range ?? null, region });
    if (bucket !== this.bucket) return sendError(response, 404, 'NoSuchBucket', 'The specified bucket does not exist');
    if (region !== this.region && this.redirects) {
      response.setHeader('x-amz-bucket-region', this.region);
      return sendError(
        response,
        301,
        'PermanentRedirect',
        'The bucket must be addressed using the specified endpoint.',
      );
    }
    if (region !== this.region) {
      const text = `The authorization header is malformed; the region '${region}' is wrong; expecting '${this.region}'`;
      return sendError(response, 400, 'AuthorizationHeaderMalformed', text, `<Region>${this.region}</Region>`);
    }
    const fault = this.nextFault(isList ? 'list' : 'get', key);
    const error = fault === null ? undefined : errors[fault];
    if (error !== undefined) return sendError(response, ...error);
    if (isList) this.list(url.searchParams, response, fault);
    else this.get(key, request, response, fault);
  }

  private list(query: URLSearchParams, response: ServerResponse, fault: S3Fault | null) {
    const [prefix, after] = [query.get('prefix') ?? '', query.get('continuation-token') ?? ''];
    const all = this.keys()
      .filter((key) => key.startsWith(prefix) && key > after)
      .sort();
    const keys = all.slice(0, this.pageSize);
    const contents = keys.map((key) => {
      const object = this.objects.get(key);
      return `<Contents><Key>${escaped(key)}</Key><LastModified>${object?.modifiedAt.toISOString()}</LastModified><ETag>${escaped(object?.etag ?? '')}</ETag><Size>${object?.body.length}</Size><StorageClass>STANDARD</StorageClass></Contents>`;
    });
    const isMore = keys.length < all.length;
    const next = isMore ? `<NextContinuationToken>${escaped(keys.at(-1) ?? '')}</NextContinuationToken>` : '';
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${this.bucket}</Name><Prefix>${escaped(prefix)}</Prefix><KeyCount>${keys.length}</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>${isMore}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
    this.send(response, Buffer.from(xml), { status: 200, headers: { 'content-type': 'application/xml' } }, fault);
  }

  private get(key: string, request: IncomingMessage, response: ServerResponse, fault: S3Fault | null) {
    const object = this.objects.get(key);
    if (object === undefined) return sendError(response, 404, 'NoSuchKey', 'The specified key does not exist.');
    const wanted = request.headers['if-match'];
    if (wanted !== undefined && wanted !== object.etag)
      return sendError(response, 412, 'PreconditionFailed', 'At least one of the pre-conditions did not hold');
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const isRange = from > 0 && fault !== 'no-range';
    const { length } = object.body;
    const hasChecksums = request.headers['x-amz-checksum-mode'] === 'ENABLED';
    const headers = {
      ...{ etag: object.etag, 'last-modified': object.modifiedAt.toUTCString(), 'accept-ranges': 'bytes' },
      ...(hasChecksums ? object.headers : {}),
      ...(isRange ? { 'content-range': `bytes ${from}-${length - 1}/${length}` } : {}),
    };
    this.send(response, object.body.subarray(isRange ? from : 0), { status: isRange ? 206 : 200, headers }, fault);
  }

  private async trickle(response: ServerResponse, body: Buffer): Promise<void> {
    const piece = Math.ceil(body.length / pieces);
    for (let at = 0; at < body.length && !response.destroyed; at += piece) {
      response.write(body.subarray(at, at + piece));
      await sleep(this.objectMs / pieces);
    }
    response.end();
  }

  private send(
    response: ServerResponse,
    body: Buffer,
    { status, headers }: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
    fault: S3Fault | null,
  ): void {
    const half = body.subarray(0, Math.floor(body.length / 2));
    const length = fault === 'truncated' ? {} : { 'content-length': String(body.length) };
    response.writeHead(status, { ...headers, ...length });
    // Long enough for a busy machine to have written down what came.
    if (fault === 'cut') response.write(half, () => setTimeout(() => response.destroy(), 400));
    else if (fault === 'stall') response.write(half);
    else if (fault === 'truncated') response.end(half);
    else if (fault === 'flipped') {
      const altered = Buffer.from(body);
      altered[half.length] = (altered[half.length] ?? 0) ^ 1;
      response.end(altered);
    } else if (this.objectMs > 0 && !('content-type' in headers)) void this.trickle(response, body);
    else response.end(body);
  }
}
