import { Button } from 'antd';
import { useAccountWords } from './words.ts';

/** The accounts of a demonstration register; they do not exist anywhere else. */
const DEMO_ACCOUNTS = [
  'shenqing',
  'minzheng',
  'fagai',
  'ziran',
  'zhujian',
  'zhujianju',
  'juzhang',
  'shizhengfu',
  'jiexian',
  'waiye',
  'yanchi',
  'admin',
  'shenji',
] as const;
export const DEMO_PASSWORD = 'diming-demo';

/** Who is who in the demonstration; choosing one fills in the form. */
export function DemoAccounts({ onChoose }: { onChoose: (username: string) => void }) {
  const say = useAccountWords();
  return (
    <section className="panel demo-accounts" aria-labelledby="demo-title">
      <h2 id="demo-title">{say('demoTitle')}</h2>
      <p>{say('demoText', { password: DEMO_PASSWORD })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('account')}</th>
            <th scope="col">{say('who')}</th>
            <th scope="col">{say('does')}</th>
          </tr>
        </thead>
        <tbody>
          {DEMO_ACCOUNTS.map((username) => {
            const [who, does] = say(`demo.${username}`).split('|');
            return (
              <tr key={username}>
                <td>
                  <Button size="small" aria-label={say('fill', { name: username })} onClick={() => onChoose(username)}>
                    {username}
                  </Button>
                </td>
                <td>{who}</td>
                <td>{does}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
