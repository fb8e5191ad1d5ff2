/** Whose bill it is when neither the file nor a person says so: it counts only where no bill with a payer has the month. */
export const unnamedPayer = 'payer-not-named';
