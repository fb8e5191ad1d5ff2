import { organisationDatabase } from '@/db/client';
import { rivalFeeds } from '@/db/queries/rival-feeds';
import { feedBody, payerSchema } from '@/lib/api/setup';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { ProblemError } from '@/lib/observe/problems';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';
import { chooseFeedAsking } from '@/lib/publishing/signed-writes';

/** Says which of a payer's bills counts in a month; null goes back to the newest kind. What alters a signed month asks first. */
export const PUT = writeRoute<{ payer: string; month: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const payerId = payerSchema.parse(params.payer);
  const { feed, acceptRestatement } = await readJson(request, feedBody);
  const db = organisationDatabase('own');
  const rivals = rivalFeeds(db).find((one) => one.payerId === payerId && one.month === month);
  if (feed !== null && rivals?.feeds.some((rival) => rival.feed === feed) !== true) {
    const text = `${feed} does not bring ${month} of ${payerId} beside another source.`;
    throw new ProblemError('not-found', text, 'Reload the Data page: an import may have been undone.');
  }
  chooseFeedAsking(db, { payerId, month, feed }, { by: personOf(request.headers), acceptRestatement });
  return new Response(null, { status: 204 });
});
