/** One line of the checklist that a month is closed with. */
export type Check = {
  readonly id: string;
  readonly label: string;
  readonly isPassed: boolean;
  /** What was found, in words. */
  readonly text: string;
  /** What a failure means for publishing: not at all, only with a reason, or nothing. */
  readonly publishing: 'refused' | 'reason' | null;
};

/** The checks that did not pass. */
export const failedChecks = (checks: readonly Check[]): readonly Check[] => checks.filter(({ isPassed }) => !isPassed);

/** A failed check as it is recorded with the closing. */
export const failureText = ({ label, text }: Check): string => `${label}: ${text}`;
