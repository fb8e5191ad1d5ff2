import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Webhook = {
  readonly url: string;
  /** The texts of the messages that were taken. */
  readonly texts: readonly string[];
  /** Refuses the next message. */
  readonly refuseNext: () => void;
  readonly close: () => Promise<void>;
};

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** A chat's incoming webhook on this machine. */
export const startWebhook = async (): Promise<Webhook> => {
  const texts: string[] = [];
  let isRefusing = false;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.once('end', () => {
      response.writeHead(isRefusing ? 503 : 200).end('ok');
      if (!isRefusing) texts.push(String(JSON.parse(body).text));
      isRefusing = false;
    });
  });
  const port = await listening(server);
  return {
    ...{ texts, url: `http://127.0.0.1:${port}/hook` },
    refuseNext: () => {
      isRefusing = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
