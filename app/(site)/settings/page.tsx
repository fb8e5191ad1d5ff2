import { redirect } from 'next/navigation';

/** The settings begin with the accounts. */
export default function Page() {
  redirect('/settings/accounts');
}
