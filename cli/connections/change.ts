/** Settings as typed: `--set key=value`. */
export type Values = Readonly<Record<string, string>>;
/** What a command changes of a connection. */
export type Change = {
  readonly set?: Values;
  readonly name?: string;
  readonly on: boolean;
  readonly off: boolean;
  /** When it is pulled by itself, a pattern of cron in UTC. */
  readonly at?: string;
  readonly as?: string;
};
