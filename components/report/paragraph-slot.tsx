'use client';

import { Icon } from '@/components/ui/icon';
import { WordDialog } from './word-dialog';
import { LongField } from './word-field';
import { textOf } from './word-form';
import { useWords } from './words-context';

type SectionName = { readonly section: string; readonly title: string };

const LONGEST = 4_000;

function ParagraphEditor({ section, title }: SectionName) {
  const { month, paragraphs } = useWords();
  const saved = paragraphs[section]?.markdown ?? null;
  const to = { method: 'PUT', path: `/api/v1/reports/${month}/paragraphs/${section}` } as const;
  return (
    <WordDialog
      trigger={
        <>
          <Icon name={saved === null ? 'plus' : 'pen'} small />
          {saved === null ? 'Add a paragraph' : 'Edit'}
          <span className="vh">
            {saved === null ? ' to' : ' the paragraph of'} {title}
          </span>
        </>
      }
      triggerClass="btn ghost word-trigger"
      title={`Paragraph in ${title}`}
      save="Save paragraph"
      read={(data) => {
        const markdown = textOf(data, 'markdown');
        return markdown === saved ? null : { ...to, body: { markdown } };
      }}
      other={saved === null ? undefined : { label: 'Remove', change: { ...to, body: { markdown: null } } }}
    >
      <LongField
        name="markdown"
        label="Text"
        hint="**bold**, *italic*, - list, [link](https://…)"
        initial={saved ?? ''}
        rows={8}
        longest={LONGEST}
      />
    </WordDialog>
  );
}

/** A person's paragraph at the end of a section, with who wrote it and when; or the place to add one. */
export function ParagraphSlot({ section, title }: SectionName) {
  const { canEdit, paragraphs } = useWords();
  const shown = paragraphs[section];
  if (shown === undefined && !canEdit) return null;
  if (shown === undefined) {
    return (
      <div className="only-screen word-add">
        <ParagraphEditor section={section} title={title} />
      </div>
    );
  }
  return (
    <div className="paragraph">
      {shown.content}
      <div className="word-by">
        {shown.writtenBy}
        {canEdit && <ParagraphEditor section={section} title={title} />}
      </div>
    </div>
  );
}
