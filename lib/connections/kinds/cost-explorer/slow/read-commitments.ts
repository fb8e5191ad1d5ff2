import 'server-only';
import {
  type CostExplorerClient,
  GetReservationCoverageCommand,
  GetReservationUtilizationCommand,
  GetSavingsPlansCoverageCommand,
  GetSavingsPlansUtilizationCommand,
} from '@aws-sdk/client-cost-explorer';
import { askPages } from '../ask-pages';
import type { CostRequest } from '../views';
import {
  type Figure,
  reservationsCover,
  reservationsUse,
  savingsPlansCover,
  savingsPlansUse,
} from './commitment-figures';

type Asking = {
  readonly client: CostExplorerClient;
  readonly period: CostRequest['TimePeriod'];
  readonly policy: string;
  readonly signal: AbortSignal;
};

const monthly = ({ period }: Asking) => ({ TimePeriod: period, Granularity: 'MONTHLY' as const });

/** One of the four questions: what it is called, and its whole answer. */
export type CommitmentQuestion = { readonly what: string; readonly read: (asking: Asking) => Promise<Figure[]> };

const planUse: CommitmentQuestion['read'] = async (asking) => {
  const { client, signal } = asking;
  const pages = await askPages({
    ...{ ...asking, what: 'Use of Savings Plans' },
    ask: () => client.send(new GetSavingsPlansUtilizationCommand(monthly(asking)), { abortSignal: signal }),
    tokenOf: () => undefined,
  });
  return pages.flatMap(({ SavingsPlansUtilizationsByTime: found = [] }) => found.flatMap(savingsPlansUse));
};

const planCover: CommitmentQuestion['read'] = async (asking) => {
  const { client, signal } = asking;
  const pages = await askPages({
    ...{ ...asking, what: 'Coverage by Savings Plans' },
    ask: (token) => {
      const input = { ...monthly(asking), ...(token === undefined ? {} : { NextToken: token }) };
      return client.send(new GetSavingsPlansCoverageCommand(input), { abortSignal: signal });
    },
    tokenOf: ({ NextToken }) => NextToken,
  });
  return pages.flatMap(({ SavingsPlansCoverages: found = [] }) => found.flatMap(savingsPlansCover));
};

const reservationUse: CommitmentQuestion['read'] = async (asking) => {
  const { client, signal } = asking;
  const pages = await askPages({
    ...{ ...asking, what: 'Use of reservations' },
    ask: (token) => {
      const input = { ...monthly(asking), ...(token === undefined ? {} : { NextPageToken: token }) };
      return client.send(new GetReservationUtilizationCommand(input), { abortSignal: signal });
    },
    tokenOf: ({ NextPageToken }) => NextPageToken,
  });
  return pages.flatMap(({ UtilizationsByTime: found = [] }) => found.flatMap(reservationsUse));
};

const reservationCover: CommitmentQuestion['read'] = async (asking) => {
  const { client, signal } = asking;
  const pages = await askPages({
    ...{ ...asking, what: 'Coverage by reservations' },
    ask: (token) => {
      const input = { ...monthly(asking), ...(token === undefined ? {} : { NextPageToken: token }) };
      return client.send(new GetReservationCoverageCommand(input), { abortSignal: signal });
    },
    tokenOf: ({ NextPageToken }) => NextPageToken,
  });
  return pages.flatMap(({ CoveragesByTime: found = [] }) => found.flatMap(reservationsCover));
};

export const commitmentQuestions: readonly CommitmentQuestion[] = [
  { what: 'Use of Savings Plans', read: planUse },
  { what: 'Coverage by Savings Plans', read: planCover },
  { what: 'Use of reservations', read: reservationUse },
  { what: 'Coverage by reservations', read: reservationCover },
];
