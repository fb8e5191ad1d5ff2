import Link from 'next/link';
import { FigureText } from '@/components/report/figure-text';
import { dayOf } from '@/components/report/moments';
import { StatusMark } from '@/components/ui/status-mark';
import { monthName } from '@/lib/month/month';
import type { FractionSide, KpiFraction, KpiPage } from '@/lib/report/kpi-page/kpi-page';

const groupNames: Readonly<Record<KpiPage['group'], string>> = {
  primary: 'Primary',
  secondary: 'Secondary',
  custom: 'Your own',
};

const betterWords: Readonly<Record<KpiPage['better'], string | null>> = {
  lower: 'Lower is better',
  higher: 'Higher is better',
  none: null,
};

function Words({ side }: { readonly side: FractionSide }) {
  return (
    <span>
      {side.label}
      <small>{side.note}</small>
    </span>
  );
}

function Value({ side, explain }: { readonly side: FractionSide; readonly explain: (of: string) => string }) {
  return (
    <span className="big">
      <a href={explain(side.value.source.of)}>
        <FigureText figure={side.value} />
      </a>
    </span>
  );
}

type FractionProps = { readonly fraction: KpiFraction; readonly explain: (of: string) => string };

/** The definition as a fraction: in words, then with the month's values, then what it comes to. */
function Fraction({ fraction: { numerator, denominator, value }, explain }: FractionProps) {
  return (
    <div className="frac">
      <div className="fr">
        <Words side={numerator} />
        {denominator !== null && <Words side={denominator} />}
      </div>
      <span className="eq">=</span>
      <div className="fr">
        <Value side={numerator} explain={explain} />
        {denominator !== null && <Value side={denominator} explain={explain} />}
      </div>
      <span className="eq">=</span>
      <div className="res">
        <span className="big">
          <FigureText figure={value} />
        </span>
      </div>
    </div>
  );
}

const validWords = ({ version, validFrom }: KpiPage): string =>
  `Definition v${version}${validFrom === null ? '' : `, since ${monthName(validFrom, 'short')}`}`;

type KpiHeadProps = { readonly page: KpiPage; readonly explain: (of: string) => string; readonly listAddress: string };

/** What the KPI is: its month in a sentence, its definition in words beside the live fraction, and the verdict. */
export function KpiHead({ page, explain, listAddress }: KpiHeadProps) {
  const better = betterWords[page.better];
  return (
    <>
      <p className="eyebrow">
        <Link href={listAddress}>KPIs</Link>
        <span>/</span>
        <b>{page.id}</b>
        <span>{groupNames[page.group]}</span>
        {better !== null && <span>{better}</span>}
        <span>
          {page.monthName}
          {page.partialTo !== null && `, to ${dayOf(page.partialTo)}`}
        </span>
      </p>
      <h1 className="page">{page.finding}</h1>
      <div className="deff">
        <div>
          <p className="say">{page.description}</p>
          <div className="meta">
            <StatusMark status={page.status} text={page.judgement.text} isWarning={page.judgement.isWarning} />
            {page.targetText !== null && <span>{page.targetText}</span>}
            {page.judgement.detail !== null && <span>{page.judgement.detail}</span>}
            <span>{validWords(page)}</span>
          </div>
        </div>
        <Fraction fraction={page.fraction} explain={explain} />
      </div>
    </>
  );
}
