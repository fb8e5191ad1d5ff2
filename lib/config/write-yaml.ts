import { Document, isMap, isScalar, Scalar, visit, type YAMLMap } from 'yaml';
import type { OrganisationConfig } from './config-schema';
import { settingTexts } from './setting-schemas';

const sectionTexts: Readonly<Record<string, string>> = {
  settings: ' In force from the beginning.',
  changes: ' Settings that hold from a month on.',
  accounts: ' Which environment each account belongs to, from which month on.',
  rules: ' Ordered rules: the first whose every pattern matches wins. * is any text, (a|b) alternatives.',
  targets: ' Targets of KPIs and rules. A target of null removes the one before it.',
  rates: ' Exchange rates: what one unit of a currency is in another, each for its month alone.',
  annotations:
    ' Notes in charts: on a month or a day of it, in one chart (environments, workspaces, projection, kpi.APWC) or all.',
  definitions: ' KPIs of your own, and later versions of built-in ones. A version never changes: add the next one.',
};

const commentSettings = (map: unknown): void => {
  if (!isMap(map)) return;
  for (const pair of map.items) {
    if (!isScalar(pair.key)) continue;
    const text = (settingTexts as Readonly<Record<string, string>>)[String(pair.key.value)];
    if (text !== undefined) pair.key.commentBefore = ` ${text}`;
  }
};

const commentSections = (contents: YAMLMap): void => {
  for (const pair of contents.items) {
    if (!isScalar(pair.key)) continue;
    const text = sectionTexts[String(pair.key.value)];
    if (text === undefined) continue;
    pair.key.commentBefore = text;
    pair.key.spaceBefore = true;
  }
};

/** Months, ids and decimals read as text in every YAML reader only when they are quoted. */
const quoteText = (document: Document): void => {
  visit(document, {
    Scalar(key, node) {
      if (key !== 'key' && typeof node.value === 'string' && /^[\d.+-]/.test(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
};

/** The configuration as commented YAML; the same configuration gives the same text. */
export const writeConfigYaml = (config: OrganisationConfig, organisationName: string): string => {
  const document = new Document(config);
  document.commentBefore = [
    ` How Perunit computes the report of ${organisationName.replace(/\s+/g, ' ')}.`,
    ' Keep it in git; `npx perunit config diff FILE` shows what it would change, `npx perunit config apply FILE` does it.',
    ' Months are written YYYY-MM, amounts and shares as text.',
  ].join('\n');
  if (isMap(document.contents)) {
    commentSections(document.contents);
    commentSettings(document.contents.get('settings', true));
  }
  quoteText(document);
  return document.toString({ lineWidth: 120, nullStr: 'null' });
};
