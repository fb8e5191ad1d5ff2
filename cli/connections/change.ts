/** Settings as typed: `--set key=value`. */
export type Values = Readonly<Record<string, string>>;
/** What a command changes of a connection. */
export type Change = {
  readonly set: Values;
  readonly name?: string;
  readonly on: boolean;
  readonly off: boolean;
  readonly as?: string;
};
