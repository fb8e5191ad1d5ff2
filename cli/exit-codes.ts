/** What a command's exit code says to a script that calls it; documented in docs/operating.md. */
export const EXIT_CODES = {
  /** Everything asked for was done (an unchanged file counts as done). */
  done: 0,
  /** At least one file was refused and nothing of it was stored; or a report can not be issued like this. */
  refused: 1,
  /** The command line itself is wrong: unknown option, missing argument, bad month. */
  usage: 2,
  /** There is no data that the command could answer from. */
  noData: 3,
  /** A published edition is not what was sealed. */
  notProven: 4,
  /** Something failed that is not the input's fault: disk, database, a killed worker. */
  failed: 70,
  /** Stopped with Ctrl-C; whatever was under way was rolled back. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
