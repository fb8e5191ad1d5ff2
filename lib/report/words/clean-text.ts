/** What no rendering can show, or what changes how the rest is read: controls, halves of signs, direction overrides. */
const hidden = /[\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[^\P{Cc}\n\t]/gu;

/** A text of several lines, without what can not be shown. */
export const cleanText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(hidden, '').trim();

/** A text on one line, without what can not be shown. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ').trim();
