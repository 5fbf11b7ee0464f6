import { Alert } from 'antd';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { useDisputeWords } from '../words.ts';

/** Where to go with what is no boundary dispute. */
export function RoutedOut({ track }: { track: 'T3' | 'T4' }) {
  const say = useDisputeWords();
  return (
    <Alert
      type="info"
      showIcon
      title={say(`routed.${track}`)}
      description={
        <>
          <p>{say(`routedText.${track}`)}</p>
          {track === 'T4' && <p>{say('routedMore.T4')}</p>}
          {track === 'T3' && (
            <LinkButton type="primary" to="/incidents/new">
              {say('toIncident')}
            </LinkButton>
          )}
        </>
      }
    />
  );
}
