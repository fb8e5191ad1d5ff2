import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { FromChild, ScanShare, ToChild } from './scan-request';

type Say = FromChild['say'];
type Answer<S extends Say> = Extract<FromChild, { say: S }>;

const projectRoot = () => process.env['PERUNIT_ROOT'] ?? process.cwd();

/** What the child ended with, for those who wait for it. */
export class ScanProcessError extends Error {
  constructor(
    readonly ending: 'failed' | 'killed' | 'time-limit',
    message: string,
  ) {
    super(message);
    this.name = 'ScanProcessError';
  }
}

const childHeapMegabytes = 192;

/** No credentials, no settings: the child needs to find its files and nothing else. Times with a zone are read as UTC. */
const childEnvironment = (): NodeJS.ProcessEnv => ({
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env['PATH'],
  TZ: 'UTC',
});

const startChild = (): ChildProcess =>
  spawn(
    process.execPath,
    [
      `--max-old-space-size=${childHeapMegabytes}`,
      '--conditions=react-server',
      '--import',
      'tsx',
      join(/* turbopackIgnore: true */ projectRoot(), 'lib/ingest/engine/scan-child.ts'),
    ],
    {
      cwd: projectRoot(),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
      env: childEnvironment(),
    },
  );

/** One scan child: questions in, answers out, killed when it takes too long or nobody wants it any more. */
export class ScanProcess {
  private readonly child = startChild();
  private readonly waiting = new Map<Say, (message: FromChild) => void>();
  private fail: (error: Error) => void = () => {};
  private stderr = '';
  private ended: ScanProcessError | null = null;
  private readonly timer: NodeJS.Timeout;
  private readonly readiness: Promise<void>;
  onProgress: (done: ScanShare) => void = () => {};

  constructor(limitMs: number) {
    this.child.on('message', (message) => this.receive(message as FromChild));
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString()).slice(-4000);
    });
    this.child.on('error', (error) => this.end(new ScanProcessError('killed', error.message)));
    this.child.on('exit', (code, signal) => this.end(new ScanProcessError('killed', this.exitWords(code, signal))));
    this.readiness = this.expect('ready').then(() => {});
    // Who asks for it hears of its failure; nobody may ever ask.
    this.readiness.catch(() => {});
    this.timer = setTimeout(() => {
      this.end(new ScanProcessError('time-limit', `took longer than ${Math.round(limitMs / 60_000)} minutes`));
      this.kill();
    }, limitMs);
    this.timer.unref();
  }

  private exitWords(code: number | null, signal: string | null): string {
    return `the reading process ended (${signal ?? `code ${code}`}) ${this.stderr.split('\n').slice(-3).join(' ')}`.trim();
  }

  private receive(message: FromChild): void {
    if (message.say === 'progress') {
      this.onProgress(message.done);
      return;
    }
    if (message.say === 'failed') {
      this.fail(new ScanProcessError('failed', message.message));
      return;
    }
    const take = this.waiting.get(message.say);
    this.waiting.delete(message.say);
    take?.(message);
  }

  private end(error: ScanProcessError): void {
    this.ended ??= error;
    this.fail(this.ended);
  }

  /** Resolves when the child is there, also for whoever asks long after. */
  ready(): Promise<void> {
    return this.readiness;
  }

  private expect<S extends Say>(say: S): Promise<Answer<S>> {
    if (this.ended !== null) return Promise.reject(this.ended);
    return new Promise((resolve, reject) => {
      this.fail = reject;
      this.waiting.set(say, (message) => resolve(message as Answer<S>));
    });
  }

  /** Asks, and waits for the answer; one question at a time. Throws ScanProcessError when the child fails or ends. */
  ask<S extends Say>(question: ToChild, say: S): Promise<Answer<S>> {
    const answer = this.expect(say);
    this.child.send(question, (error) => {
      if (error !== null) this.end(new ScanProcessError('killed', error.message));
    });
    return answer;
  }

  /** Ends the child, and fails whoever waits for it with these words. */
  stop(message: string): void {
    this.end(new ScanProcessError('failed', message));
    this.kill();
  }

  /** Ends the child at once. */
  kill(): void {
    clearTimeout(this.timer);
    this.child.kill('SIGKILL');
  }
}
