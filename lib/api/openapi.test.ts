import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { openApiDocument } from './openapi';
import { operations } from './operations';

test('the document is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate({ ...openApiDocument() });
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
});

test('every operation has an id of its own', () => {
  const ids = Object.values(openApiDocument().paths ?? {}).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(ids).toHaveLength(operations.length);
  expect(new Set(ids).size).toBe(operations.length);
});
