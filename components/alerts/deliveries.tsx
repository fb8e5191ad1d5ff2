'use client';

import { plural } from '@/components/data/format-size';
import { ProblemNote } from '@/components/data/problem-note';
import { useChange } from '@/components/report/use-change';
import { Icon } from '@/components/ui/icon';
import styles from './alerts.module.css';
import type { DeliveryView } from './view-types';

function Status({ delivery }: { readonly delivery: DeliveryView }) {
  const { status, when, attempts, error, remedy, note } = delivery;
  const tried = attempts < 2 ? '' : `, ${attempts} attempts`;
  if (status === 'sent') {
    return (
      <>
        <span className="st good">
          <Icon name="check" small />
          Sent
        </span>{' '}
        <span className="under">
          {when}
          {tried}
          {note === null ? '' : `. ${note}`}
        </span>
      </>
    );
  }
  const isDead = status === 'dead';
  return (
    <>
      <span className={`st ${isDead ? 'bad' : error === null ? 'none' : 'watch'}`}>
        <Icon name={isDead ? 'octagon' : 'clock'} small />
        {isDead ? 'Given up' : error === null ? 'On its way' : 'Waits for its next attempt'}
      </span>{' '}
      <span className="under">{error === null ? when : `${error} ${remedy ?? ''} ${isDead ? '' : when}${tried}`}</span>
    </>
  );
}

function Retry({ delivery }: { readonly delivery: DeliveryView }) {
  const { isBusy, problem, send } = useChange();
  const retry = () => send({ method: 'POST', path: `/api/v1/notifications/${delivery.id}/retry` });
  return (
    <>
      <button type="button" className="btn" disabled={isBusy} onClick={retry}>
        <Icon name="loop" small />
        {isBusy ? 'Trying' : 'Try again'}
        <span className="vh">
          : {delivery.title} to {delivery.channelName}
        </span>
      </button>
      {problem !== null && <ProblemNote problem={problem} />}
    </>
  );
}

const canRetry = ({ status, error }: DeliveryView): boolean =>
  status === 'dead' || (status === 'due' && error !== null);

const headline = (deliveries: readonly DeliveryView[]): string => {
  const dead = deliveries.filter(({ status }) => status === 'dead').length;
  const waiting = deliveries.filter(({ status }) => status === 'due' || status === 'sending').length;
  if (dead > 0) return `${plural(dead, 'message')} did not arrive`;
  return waiting > 0 ? `${plural(waiting, 'message')} on the way` : 'Every message arrived';
};

/** What was sent and what was not, with why. */
export function Deliveries(props: { readonly deliveries: readonly DeliveryView[]; readonly canChange: boolean }) {
  const { deliveries, canChange } = props;
  return (
    <section id="deliveries">
      <header>
        <p className="sec">Deliveries</p>
        <h2>{headline(deliveries)}</h2>
      </header>
      <div className="tw">
        <table className={styles['deliveries']}>
          <caption>
            Messages <span>newest first</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Message</th>
              <th scope="col">Channel</th>
              <th scope="col">What came of it</th>
              <th scope="col">
                <span className="vh">Try again</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {deliveries.map((delivery) => (
              <tr key={delivery.id}>
                <th scope="row" className={styles['wide']}>
                  {delivery.title}
                </th>
                <td>{delivery.channelName}</td>
                <td className={styles['wide']}>
                  <Status delivery={delivery} />
                </td>
                <td className="num">{canChange && canRetry(delivery) && <Retry delivery={delivery} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
