import { Button } from 'antd';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useAppWords } from './words.ts';

/** A page threw: say so, keep the menu where there is one, and offer to open it again (also after a new version was installed). */
export function BrokenPage() {
  const say = useAppWords();
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  return (
    <div role="alert">
      <PageHeader title={say('broken')} lead={say('brokenText')} />
      <Button type="primary" onClick={() => location.reload()}>
        {say('reload')}
      </Button>
    </div>
  );
}
