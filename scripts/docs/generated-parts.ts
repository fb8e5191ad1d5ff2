/** A document with the text between its `<!-- generated:name -->` marks replaced; throws for a mark without a part. */
export const fillGeneratedParts = (document: string, parts: Readonly<Record<string, string>>): string => {
  for (const name of Object.keys(parts)) {
    if (!document.includes(`<!-- generated:${name} -->`)) throw new Error(`There is no mark for the table “${name}”.`);
  }
  return document.replace(
    /(<!-- generated:([\w-]+) -->\n)[\s\S]*?(<!-- \/generated:\2 -->)/g,
    (_, open: string, name: string, close: string) => {
      const part = parts[name];
      if (part === undefined) throw new Error(`Nothing writes the table “${name}”.`);
      return `${open}${part}\n${close}`;
    },
  );
};
