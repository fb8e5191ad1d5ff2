import Link from 'next/link';
import { seriesLabel } from '@/components/charts/series-label';
import { Sparkline } from '@/components/charts/sparkline';
import { StatusMark } from '@/components/ui/status-mark';
import type { KpiCard } from '@/lib/report/schema/scorecard';
import { FigureText } from './figure-text';
import { addressOf } from './input-places';

/** How a KPI's line reads out loud. */
export const lineLabel = ({ id, series, targetText }: KpiCard): string =>
  [seriesLabel(id, series), ...(targetText === null ? [] : [targetText])].join('. ');

/** A KPI's code, leading to its page in the same month. */
export function KpiLink({ card: { id, value } }: { card: KpiCard }) {
  return <Link href={`/kpis/${id}?month=${value.source.month}`}>{id}</Link>;
}

function Change({ card }: { card: KpiCard }) {
  const { change, relativeChange, direction } = card;
  if (change.exact === null) return <p className="missing mut">{change.reason?.text}</p>;
  return (
    <p className="d">
      <b>
        <FigureText figure={change} />
      </b>
      {relativeChange.exact !== null && (
        <>
          {' ('}
          <FigureText figure={relativeChange} />)
        </>
      )}
      {direction !== null && direction !== 'neutral' && ` ${direction}`}
    </p>
  );
}

function Split({ card }: { card: KpiCard }) {
  if (card.split === null) return null;
  const { numerator, denominator } = card.split;
  return (
    <dl className="split">
      <dt>{numerator.label}</dt>
      <dd>
        <FigureText figure={numerator.effect} />
      </dd>
      <dt>{denominator.label}</dt>
      <dd>
        <FigureText figure={denominator.effect} />
      </dd>
      {card.calendar !== null && (
        <>
          <dt className="mut">Of it, month’s length</dt>
          <dd className="mut">
            <FigureText figure={card.calendar} />
          </dd>
        </>
      )}
    </dl>
  );
}

function Missing({ card }: { card: KpiCard }) {
  if (card.missing === null) return null;
  const address = addressOf(card.missing.place);
  return (
    <p className="missing">
      {card.missing.text}
      {address !== null && (
        <>
          <br />
          <Link href={address}>{card.missing.action}</Link>
        </>
      )}
    </p>
  );
}

/** A primary KPI: its number, its change and why, its line, and the verdict. */
export function KpiCardView({ card }: { card: KpiCard }) {
  const badges = card.caveats.filter(({ kind }) => kind === 'badge');
  const notes = card.caveats.filter(({ kind }) => kind === 'note');
  return (
    <article className="kpi" data-kpi={card.id}>
      <h3>
        <KpiLink card={card} />
      </h3>
      <p className="nm" title={card.description}>
        {card.name}
      </p>
      <p className={card.value.exact === null ? 'v none' : 'v'}>
        <FigureText figure={card.value} />
      </p>
      {card.missing === null ? <Change card={card} /> : <Missing card={card} />}
      <div className="sp">
        <Sparkline
          points={card.series}
          label={lineLabel(card)}
          width={180}
          height={44}
          limit={card.limit}
          breakMonth={card.breakMonth}
        />
      </div>
      <p className="tg">
        <StatusMark status={card.status} text={card.judgement.text} isWarning={card.judgement.isWarning} />
        {card.targetText !== null && <span>{card.targetText}</span>}
        {card.judgement.detail !== null && card.missing === null && (
          <span className="mut">{card.judgement.detail}</span>
        )}
      </p>
      <Split card={card} />
      {(badges.length > 0 || notes.length > 0) && (
        <div className="caveats">
          {badges.map(({ text }) => (
            <p key={text} className="cv">
              {text}
            </p>
          ))}
          {notes.length > 0 && (
            <details>
              <summary>{notes.length === 1 ? 'Note' : `${notes.length} notes`}</summary>
              {notes.map(({ text }) => (
                <p key={text}>{text}</p>
              ))}
            </details>
          )}
        </div>
      )}
    </article>
  );
}
