import { Alert, Button } from 'antd';
import { useSignWords } from './words.ts';

export type Freshness = 'fresh' | 'stale' | 'reloaded';

/** Says that somebody changed the sign meanwhile; what was filled in stays. */
export function StaleSign({ freshness, onReload }: { freshness: Freshness; onReload: () => Promise<void> }) {
  const say = useSignWords();
  if (freshness === 'fresh') return null;
  const isStale = freshness === 'stale';
  return (
    <Alert
      className="problem-alert"
      role="alert"
      showIcon
      type={isStale ? 'warning' : 'info'}
      title={isStale ? say('staleTitle') : say('reloaded')}
      description={isStale && say('stale')}
      action={
        isStale && (
          <Button size="small" type="primary" onClick={() => void onReload()}>
            {say('reload')}
          </Button>
        )
      }
    />
  );
}
