import { plural } from '@/components/data/format-size';
import { AlertSettings } from './alert-settings';
import { Channels } from './channels';
import { Deliveries } from './deliveries';
import { OpenAlerts } from './open-alerts';
import { ResolvedAlerts } from './resolved-alerts';
import type { AlertsPageView, OpenAlertView } from './view-types';

const isWaiting = ({ acknowledged, snoozed }: OpenAlertView): boolean => acknowledged === null && snoozed === null;

const headline = (open: readonly OpenAlertView[]): string => {
  if (open.length === 0) return 'Nothing is wrong that Perunit looks for';
  const waiting = open.filter(isWaiting).length;
  const are = `${plural(open.length, 'alert')} ${open.length === 1 ? 'is' : 'are'} open`;
  if (waiting === 0) return `${are}, each looked at`;
  return waiting === open.length
    ? `${are}, and nobody acknowledged ${open.length === 1 ? 'it' : 'them'} yet`
    : `${are}, ${waiting} not acknowledged yet`;
};

/** What is wrong with the figures, who looks at it, and who is told of it. */
export function AlertsPage({ view }: { readonly view: AlertsPageView }) {
  const { open, resolved, channels, deliveries, canChange } = view;
  return (
    <>
      <h1 className="page">Alerts</h1>
      <p className="meta">
        <span>
          <b>{open.length}</b> open
        </span>
        <span>
          <b>{resolved.length}</b> resolved
        </span>
        <span>
          <b>{plural(channels.length, 'channel')}</b>
        </span>
      </p>
      {!canChange && (
        <p className="note">
          The demo can only be looked at. In your own organisation you acknowledge, snooze and resolve alerts, and add
          channels.
        </p>
      )}
      <section id="open">
        <header>
          <p className="sec">Open alerts</p>
          <h2>{headline(open)}</h2>
        </header>
        <OpenAlerts alerts={open} canChange={canChange} />
        <AlertSettings view={view} />
      </section>
      {resolved.length > 0 && <ResolvedAlerts alerts={resolved} canChange={canChange} />}
      <Channels view={view} />
      {deliveries.length > 0 && <Deliveries deliveries={deliveries} canChange={canChange} />}
    </>
  );
}
