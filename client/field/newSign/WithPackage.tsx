import type { ReactNode } from 'react';
import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import { usePackage } from '../store/usePackage.ts';
import { Frame } from '../ui/Frame.tsx';
import { useNewSignWords } from './words.ts';

interface Props {
  title: string;
  back: string;
  children: (content: PackageContent) => ReactNode;
}

/** Shows what needs a work package, or how to get one. */
export function WithPackage({ title, back, children }: Props) {
  const say = useNewSignWords();
  const kept = usePackage();
  if (kept)
    return (
      <div key={kept.id} className="contents">
        {children(kept.content)}
      </div>
    );
  return (
    <Frame title={title} back={back}>
      {kept === null && (
        <p className="empty">
          {say('noPackage')} <a href="#/packages">{say('toPackages')}</a>
        </p>
      )}
    </Frame>
  );
}
