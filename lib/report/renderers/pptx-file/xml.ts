/** A text as XML keeps it, in an element or an attribute. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

type Child = { readonly name: string; readonly xml: string };

const tag = /<(\/?)([\w:]+)(?:\s[^>]*?)?(\/?)>/g;

/** The elements directly within a piece of XML, each with all that it holds; white space between them is let go. */
export const childElements = (xml: string): Child[] => {
  const children: Child[] = [];
  let depth = 0;
  let start = 0;
  for (const match of xml.matchAll(tag)) {
    const [text, closing, name = '', empty] = match;
    if (closing === '' && depth === 0) start = match.index;
    if (closing === '' && empty === '') depth += 1;
    if (closing !== '') depth -= 1;
    if (depth === 0) {
      const end = match.index + text.length;
      children.push({ name: xml.slice(start).match(/^<([\w:]+)/)?.[1] ?? name, xml: xml.slice(start, end) });
    }
  }
  return children;
};

/** The same elements in the order of a schema; those that it does not name are let go. */
export const inOrder = (xml: string, order: readonly string[]): string => {
  const children = childElements(xml);
  return order.flatMap((name) => children.filter((child) => child.name === name).map((child) => child.xml)).join('');
};

/** What stands within each element of a name, rewritten; elements of the name do not hold each other. */
export const rewriteElements = (xml: string, name: string, rewrite: (inner: string, at: number) => string): string => {
  let at = -1;
  return xml.replace(
    new RegExp(`(<${name}(?:\\s[^>]*)?>)(.*?)(</${name}>)`, 'gs'),
    (_, open: string, inner: string, close: string) => {
      at += 1;
      return `${open}${rewrite(inner, at)}${close}`;
    },
  );
};
