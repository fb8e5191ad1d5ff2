/** How many alerts wait for somebody to look at them, beside the page's name; nothing where none does. */
export function WaitingCount({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <b className="waits">
      {count}
      <i className="vh"> not acknowledged</i>
    </b>
  );
}
