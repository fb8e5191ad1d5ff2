import { type Problem, readProblem } from '../problem';
import type { ChosenFile } from './read-drop';

export type SentFile = { readonly set: string };

/** Sends one file as it is, without reading it into memory. `onProgress` gets the bytes sent so far. */
export function sendFile(
  { path, file }: ChosenFile,
  set: string | null,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<SentFile | Problem> {
  return new Promise((resolve, reject) => {
    // fetch() can't tell how much of a body is sent.
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ name: path, ...(set !== null && { set }) });
    request.open('POST', `/api/v1/uploads?${query}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status === 201 && hasSet(body)) resolve({ set: body.set });
      else resolve(readProblem(body, request.status));
    };
    request.onerror = () => resolve(connectionLost);
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

const connectionLost: Problem = {
  code: 'connection-lost',
  title: 'The connection to the server was lost',
  detail: 'The file changed on disk while it was sent, or the server stopped.',
  remedy: 'Check that Perunit still runs, then drop the file again. Nothing was imported.',
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const hasSet = (body: unknown): body is { set: string } =>
  typeof body === 'object' && body !== null && 'set' in body && typeof body.set === 'string';
