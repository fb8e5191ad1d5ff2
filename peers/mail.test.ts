import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, expect, it } from 'vitest';
import type { Channel } from '../db/notify-types';
import { sendMessage } from '../lib/notify/channels/send-message';
import type { Envelope } from '../lib/notify/messages/envelope';
import { startMailServer } from './servers/mail-server';
import { startNpmMailServer } from './servers/npm-mail-server';
import { describeWith, peer } from './servers/peer';

const smtp = await peer(startMailServer, startNpmMailServer);
afterAll(async () => {
  await smtp.server?.stop();
  if (smtp.server !== null) rmSync(dirname(smtp.server.mailbox), { recursive: true, force: true });
});

const envelope: Envelope = {
  ...{ key: 'perunit:own:report-published:1', kind: 'report-published', happenedAt: '2026-02-07T09:12:00.000Z' },
  ...{ organisation: 'Acme & Co', baseUrl: 'https://perunit.example' },
  message: {
    title: 'Report #61 ist veröffentlicht',
    sentences: ['January cost stayed flat at $74,569 − and a line of its own:', '.'],
    facts: [{ label: 'APWC', value: '$12.57: On target' }],
    lists: [{ title: 'Largest changes', items: ['RDS: +200 USD'] }],
    ...{ path: '/reports/2026-01', place: 'Reports, January 2026', runbook: null },
    edition: { month: '2026-01', edition: '61' },
  },
};

const channelOf = (port: number): Channel => ({
  ...{ id: 1, kind: 'email', name: 'Finance', events: ['report-published'], isEnabled: true },
  ...{ since: '2026-01-01T00:00:00.000Z', recordedAt: '2026-01-01T00:00:00.000Z', by: 'Ada' },
  settings: {
    ...{ host: '127.0.0.1', port, security: 'none', user: null, password: null },
    ...{ from: 'perunit@acme.example', to: ['a@acme.example', 'b@acme.example'] },
    ...{ attachesPdf: true, allowsPrivate: true },
  },
});

describeWith('a mail to somebody else’s server', smtp, ({ port, mailbox }) => {
  it('arrives with its words in both forms, its report and an id that stays', async () => {
    const content = new Uint8Array(200_000).map((_, at) => at % 251);
    const pdf = async () => ({ fileName: 'perunit-2026-01.pdf', content });
    expect(await sendMessage(channelOf(port), envelope, { pdf, timeoutMs: 10_000 })).toBeNull();
    const [name = ''] = readdirSync(join(mailbox, 'new'));
    const mail = await PostalMime.parse(readFileSync(join(mailbox, 'new', name)));
    expect(mail).toMatchObject({ subject: 'Report #61 ist veröffentlicht', from: { address: 'perunit@acme.example' } });
    expect(mail.to?.map(({ address }) => address)).toEqual(['a@acme.example', 'b@acme.example']);
    expect(mail.text).toContain('January cost stayed flat at $74,569 − and a line of its own:');
    expect(mail.html).toContain('<a href="https://perunit.example/reports/2026-01">');
    const [attached] = mail.attachments;
    expect(attached?.filename).toBe('perunit-2026-01.pdf');
    expect(Buffer.from(attached?.content as ArrayBuffer).equals(Buffer.from(content))).toBe(true);
  });
});
