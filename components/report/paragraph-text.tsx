import Markdown from 'react-markdown';

const shownElements = ['p', 'br', 'strong', 'em', 'a', 'ul', 'ol', 'li', 'code', 'pre', 'blockquote'];

const safeAddress = (address: string): string | null => (/^(https?:\/\/|mailto:)/i.test(address) ? address : null);

/**
 * A person's Markdown as elements: words, lists and links to the web or a mailbox. Raw HTML is left out, and so are
 * pictures: nothing outside the page is fetched.
 */
export function ParagraphText({ markdown }: { readonly markdown: string }) {
  return (
    <Markdown
      skipHtml
      allowedElements={shownElements}
      unwrapDisallowed
      urlTransform={safeAddress}
      components={{
        a: ({ href, children }) =>
          typeof href === 'string' && href !== '' ? (
            <a href={href} rel="noopener noreferrer">
              {children}
            </a>
          ) : (
            children
          ),
      }}
    >
      {markdown}
    </Markdown>
  );
}
