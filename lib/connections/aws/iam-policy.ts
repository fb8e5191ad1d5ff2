export type PolicyStatement = { readonly actions: readonly string[]; readonly resources?: readonly string[] };

/** An IAM policy that allows exactly the actions given, on everything where a statement names no resources; JSON to copy. */
export const iamPolicy = (statements: readonly PolicyStatement[]): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: statements.map(({ actions, resources }) => ({
        ...{ Effect: 'Allow', Action: [...actions] },
        Resource: resources === undefined ? '*' : [...resources],
      })),
    },
    null,
    2,
  );
