import 'server-only';
import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { MailSettings } from '../../api/channels';
import type { Envelope } from '../messages/envelope';
import { mailHtml, mailSubject, mailText } from '../messages/mail-text';
import { NotifyError } from '../outbound/notify-error';
import { resolveHost } from '../outbound/resolve-host';
import { channelSecret } from './channel-secret';
import type { Attachment, Sending, SentNote } from './sending';

type To = { readonly settings: MailSettings; readonly envelope: Envelope; readonly sending: Sending };

const TIMEOUT_MS = 20_000;

type Printed = { readonly attachment: Attachment | null; readonly note: SentNote };

/** A mail does not wait for a PDF that can't be printed: it goes without, and says so. */
const printed = async ({ settings, sending: { pdf } }: To): Promise<Printed> => {
  if (pdf === null || !settings.attachesPdf) return { attachment: null, note: null };
  try {
    return { attachment: await pdf(), note: null };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { attachment: null, note: `The PDF is not attached: ${why}` };
  }
};

const transport = async ({ settings, sending }: To) => {
  const { host, port, security, user, password, allowsPrivate } = settings;
  if (security === 'none' && !allowsPrivate) {
    throw new NotifyError(
      'settings-invalid',
      'Mail without TLS goes to private addresses only.',
      'Choose TLS or STARTTLS, or allow private addresses for a server of your own.',
    );
  }
  const { address } = await resolveHost(host, {
    allowsPrivate,
    ...(sending.resolver && { resolver: sending.resolver }),
  });
  const timeout = sending.timeoutMs ?? TIMEOUT_MS;
  return createTransport({
    // Connected to the address that was checked; the certificate must be the name's.
    host: address,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { servername: host },
    ...(user !== null && { auth: { user, pass: password === null ? '' : channelSecret(password) } }),
    ...{ connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout, dnsTimeout: timeout },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
};

/** The same for every attempt, so that a mailbox can tell a repeated mail. */
const messageId = ({ key }: Envelope, { from }: MailSettings): string => {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 40);
  return `<${digest}@${from.split('@').at(-1)}>`;
};

const mailOf = ({ settings, envelope }: To, { attachment, note }: Printed) => {
  const notes = note === null ? [] : [note];
  return {
    from: { name: 'Perunit', address: settings.from },
    to: [...settings.to],
    subject: mailSubject(envelope),
    text: mailText(envelope, notes),
    html: mailHtml(envelope, notes),
    messageId: messageId(envelope, settings),
    headers: { 'Idempotency-Key': envelope.key, 'Auto-Submitted': 'auto-generated' },
    attachments:
      attachment === null
        ? []
        : [
            {
              filename: attachment.fileName,
              content: Buffer.from(attachment.content),
              contentType: 'application/pdf',
            },
          ],
  };
};

/** What a mail server said, by its code: its words may repeat what it was sent. */
const failure = (error: unknown): NotifyError => {
  if (error instanceof NotifyError) return error;
  const { code = '', responseCode = null } = error as { readonly code?: string; readonly responseCode?: number | null };
  if (code === 'EAUTH') {
    return new NotifyError(
      'refused',
      'The mail server refused the user or the password.',
      'Check both in the channel.',
    );
  }
  if (code === 'ETLS') {
    return new NotifyError('refused', 'The mail server did not start TLS.', 'Choose how the server expects TLS.');
  }
  if (responseCode !== null) {
    const text = `The mail server answered ${responseCode}.`;
    return new NotifyError('refused', text, 'Check the sender and the recipients.');
  }
  if (code === 'ETIMEDOUT')
    return new NotifyError('timeout', 'The mail server did not answer in time.', 'Check that it runs.');
  const text = `The mail server can’t be reached (${code === '' ? 'the connection broke' : code}).`;
  return new NotifyError('unreachable', text, 'Check host, port and TLS.');
};

/** Sends a message as a mail, with the edition as a PDF where it is about one. Throws NotifyError. */
export const sendMail = async (to: To): Promise<SentNote> => {
  const server = await transport(to);
  try {
    const attached = await printed(to);
    if (to.sending.signal?.aborted) {
      throw new NotifyError('cancelled', 'The program was stopped.', 'It is sent again later.');
    }
    await server.sendMail(mailOf(to, attached));
    return attached.note;
  } catch (error) {
    throw failure(error);
  } finally {
    server.close();
  }
};
