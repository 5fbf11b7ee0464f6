import { Alert, Button } from 'antd';
import { useActWords } from './actWords.ts';

/** How the form stands to the case: `stale` somebody was quicker, `reloaded` read again, `gone` the act is no longer possible. */
export type Freshness = 'fresh' | 'stale' | 'reloaded' | 'gone';

/** Explains a refused save (412) and offers the way on; nothing typed is lost. */
export function StaleNotice({ freshness, onReload }: { freshness: Freshness; onReload: () => Promise<void> }) {
  const say = useActWords();
  if (freshness === 'fresh') return null;
  return (
    <Alert
      className="problem-alert"
      role="alert"
      showIcon
      type={freshness === 'reloaded' ? 'info' : 'warning'}
      title={say(`${freshness}Title`)}
      description={say(freshness)}
      action={
        freshness === 'stale' && (
          <Button size="small" type="primary" onClick={() => void onReload()}>
            {say('reload')}
          </Button>
        )
      }
    />
  );
}
