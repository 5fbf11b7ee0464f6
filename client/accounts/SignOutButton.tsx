import { Button } from 'antd';
import { AccountsApi } from '#server/accounts/contract.ts';
import { queryClient, SESSION_KEY, useAct } from '../api/query.ts';
import { useAccountWords } from './words.ts';

/** Ends the session and forgets everything that was read in it. */
export function SignOutButton() {
  const say = useAccountWords();
  const signOut = useAct(AccountsApi.signOut, {
    onSuccess: () => {
      queryClient.clear();
      queryClient.setQueryData(SESSION_KEY, null);
      location.assign('/office/');
    },
  });
  return (
    <Button size="small" ghost loading={signOut.isPending} onClick={() => signOut.mutate({})}>
      {say('signOut')}
    </Button>
  );
}
