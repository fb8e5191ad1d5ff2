import 'server-only';

const nobody = 'the browser';
const longestName = 80;

/** The header in which the pages send the name that a person typed, percent-encoded. */
export const personHeader = 'perunit-by';

/** Who makes a change, as typed beside the import buttons; a name for the history, no proof of anything. */
export function personOf(headers: Headers): string {
  const name = signingPersonOf(headers);
  return name === '' ? nobody : name;
}

/** Who signs a report: empty when nobody was named, so that the name can be asked for. */
export function signingPersonOf(headers: Headers): string {
  const name = decoded(headers.get(personHeader) ?? '')
    .replace(/\p{C}/gu, '')
    .trim();
  return [...name].slice(0, longestName).join('');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
