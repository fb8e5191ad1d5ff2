import 'server-only';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };
export type Answer = (response: ServerResponse, received: Received) => void;

export type Receiver = {
  readonly url: string;
  readonly port: number;
  /** What came whole, in its order. */
  readonly received: readonly Received[];
  /** What the next requests are answered, one after the other; then 200. */
  readonly answerNext: (...answers: Answer[]) => void;
  readonly close: () => Promise<void>;
};

/** Answers with a status and nothing else. */
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end('ok');

/** Takes the message and breaks the connection instead of an answer. */
export const reset: Answer = (response) => response.socket?.destroy();

/** Never ends its answer. */
export const dribble: Answer = (response) => {
  response.writeHead(200);
  const drip = setInterval(() => response.write('.'), 20);
  response.once('close', () => clearInterval(drip));
};

/** Says nothing at all. */
export const silence: Answer = () => {};

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** A real server on this machine that keeps what it is sent. */
export const startReceiver = async (): Promise<Receiver> => {
  const received: Received[] = [];
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.once('end', () => {
      const got = { headers: request.headers, body };
      received.push(got);
      (answers.shift() ?? status(200))(response, got);
    });
  });
  const port = await listening(server);
  return {
    ...{ port, received, url: `http://127.0.0.1:${port}/hook` },
    answerNext: (...next) => answers.push(...next),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
