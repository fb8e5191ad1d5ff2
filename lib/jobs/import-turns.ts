import 'server-only';

type Waiting = { readonly jobId: number; readonly isUpload: boolean; readonly go: () => void };

/** Lets one job import at a time: two would wait for the same lock. Uploads come first, a person waits for them. */
export class ImportTurns {
  private holder: number | null = null;
  private waiting: Waiting[] = [];

  /** Asks for the turn; `go` is called when it comes, at once when it is free. */
  ask(asking: Waiting): void {
    this.waiting.push(asking);
    this.next();
  }

  /** Gives the turn back, or the place in the queue: the job is done importing, or is gone. */
  leave(jobId: number): void {
    this.waiting = this.waiting.filter((one) => one.jobId !== jobId);
    if (this.holder === jobId) this.holder = null;
    this.next();
  }

  private next(): void {
    if (this.holder !== null) return;
    const next = this.waiting.find(({ isUpload }) => isUpload) ?? this.waiting[0];
    if (next === undefined) return;
    this.waiting = this.waiting.filter((one) => one !== next);
    this.holder = next.jobId;
    next.go();
  }
}
