import { usePackage } from '../store/usePackage.ts';
import { useToolWords } from './toolWords.ts';

/** To the work packages; says which one is open. */
export function PackageLink() {
  const say = useToolWords();
  const kept = usePackage();
  return (
    <a className="big" href="#/packages">
      {kept ? say('packageOpen', { title: kept.content.package.title }) : say('packages')}
    </a>
  );
}
