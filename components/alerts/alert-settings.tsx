'use client';

import { WordDialog } from '@/components/report/word-dialog';
import { TextField } from '@/components/report/word-field';
import { type Change, textOf } from '@/components/report/word-form';
import type { AlertsPageView } from './view-types';

const wholeOf = (data: FormData, name: string): number => Number(textOf(data, name) ?? Number.NaN);

const bodyOf = (data: FormData) => ({
  baseUrl: textOf(data, 'baseUrl'),
  staleAfterHours: wholeOf(data, 'staleAfterHours'),
  billDueDay: wholeOf(data, 'billDueDay'),
  budgetTolerancePct: textOf(data, 'budgetTolerancePct') ?? '',
  budgetFromDay: wholeOf(data, 'budgetFromDay'),
  dayCostFactor: textOf(data, 'dayCostFactor') ?? '',
  dayCostMinimum: textOf(data, 'dayCostMinimum') ?? '',
  runbooks: {
    'budget-pace': textOf(data, 'runbooks.budget-pace'),
    'kpi-target': textOf(data, 'runbooks.kpi-target'),
    'day-cost': textOf(data, 'runbooks.day-cost'),
  },
});

function Thresholds({ settings, currency }: Pick<AlertsPageView, 'settings' | 'currency'>) {
  const { budgetTolerancePct, budgetFromDay, dayCostFactor, dayCostMinimum, staleAfterHours, billDueDay } = settings;
  return (
    <>
      <div className="word-row">
        <TextField
          name="budgetTolerancePct"
          label="Budget tolerated"
          hint="% above"
          kind="decimal"
          initial={budgetTolerancePct}
        />
        <TextField name="budgetFromDay" label="Pace judged from day" kind="decimal" initial={String(budgetFromDay)} />
      </div>
      <div className="word-row">
        <TextField
          name="dayCostFactor"
          label="A day stands out"
          hint="× deviation"
          kind="decimal"
          initial={dayCostFactor}
        />
        <TextField
          name="dayCostMinimum"
          label="And by at least"
          hint={currency}
          kind="decimal"
          initial={dayCostMinimum}
        />
      </div>
      <div className="word-row">
        <TextField
          name="staleAfterHours"
          label="Data stale after"
          hint="hours"
          kind="decimal"
          initial={String(staleAfterHours)}
        />
        <TextField
          name="billDueDay"
          label="Last month’s bill due"
          hint="day of the month"
          kind="decimal"
          initial={String(billDueDay)}
        />
      </div>
    </>
  );
}

/** What alerts and links go by, and the form that changes it. */
export function AlertSettings({ view }: { readonly view: AlertsPageView }) {
  const { settings, currency, canChange, linksTo } = view;
  if (!canChange) return null;
  const { runbooks } = settings;
  return (
    <div className="word-add">
      <WordDialog
        trigger="Thresholds and links"
        triggerClass="btn"
        title="Thresholds and links"
        save="Save"
        read={(data): Change => ({ method: 'PUT', path: '/api/v1/notifications/settings', body: bodyOf(data) })}
      >
        <TextField
          name="baseUrl"
          label="Where people reach this server"
          hint={
            settings.baseUrl === null && linksTo !== null ? `from PERUNIT_URL: ${linksTo}` : 'for links in messages'
          }
          initial={settings.baseUrl ?? ''}
          placeholder="https://perunit.example.com"
        />
        <Thresholds settings={settings} currency={currency} />
        <TextField
          name="runbooks.budget-pace"
          label="Runbook for budgets"
          hint="https://…"
          initial={runbooks['budget-pace'] ?? ''}
        />
        <TextField
          name="runbooks.kpi-target"
          label="Runbook for KPI targets"
          hint="https://…"
          initial={runbooks['kpi-target'] ?? ''}
        />
        <TextField
          name="runbooks.day-cost"
          label="Runbook for unusual days"
          hint="https://…"
          initial={runbooks['day-cost'] ?? ''}
        />
      </WordDialog>
    </div>
  );
}
