import { useCallback, useEffect, useState } from 'react';
import { FieldApi } from '#server/signs/field/fieldApiContract.ts';
import type { FieldPackage } from '#server/signs/field/fieldContract.ts';
import { call } from '../api/call.ts';
import { FieldProblem } from '../api/fieldProblem.ts';
import { signInNeeded, useAccount } from '../session/account.ts';
import { fieldDb, type KeptPackage } from '../store/db.ts';
import { keepPackage, keptPackages, openPackage } from '../store/packages.ts';
import { useStored } from '../store/useStored.ts';
import { useLanguage } from '../ui/addWords.ts';
import { Frame } from '../ui/Frame.tsx';
import { go } from '../ui/router.ts';
import { shortTime } from '../ui/shortTime.ts';
import { usePackageWords } from './packageWords.ts';

/** The person's work packages: what the office has made, and what is on the device. */
export function PackagesScreen() {
  const say = usePackageWords();
  const language = useLanguage();
  const { me } = useAccount();
  const kept = useStored('packages', me?.id ?? '', async () => (me ? keptPackages(await fieldDb(), me.id) : []));
  const [offered, setOffered] = useState<FieldPackage[]>();
  const [problem, setProblem] = useState<string>();
  const tell = useCallback(
    (error: unknown) => {
      if (!(error instanceof FieldProblem)) throw error;
      if (error.status === 401) signInNeeded();
      setProblem(error.status === 0 ? say('noNetwork') : language === 'en' ? error.detail : error.detailZh);
    },
    [say, language],
  );
  const list = useCallback(async () => {
    setProblem(undefined);
    try {
      setOffered((await call(FieldApi.myPackages, {})).items);
    } catch (error) {
      tell(error);
    }
  }, [tell]);
  useEffect(() => void list(), [list]);
  const known = [...(offered ?? []), ...(kept ?? []).map(({ content }) => content.package)];
  const packages = [...new Map(known.reverse().map((p) => [p.id, p])).values()].filter(({ state }) => state === 'open');
  return (
    <Frame
      title={say('title')}
      back="/"
      actions={
        <button type="button" className="big" onClick={() => void list()}>
          {say('refresh')}
        </button>
      }
    >
      {problem ? (
        <p role="alert" className="alert">
          {problem}
        </p>
      ) : null}
      {offered && packages.length === 0 ? <p className="empty">{say('none')}</p> : null}
      <ul className="cards">
        {packages.map((one) => (
          <PackageCard key={one.id} one={one} kept={kept?.find(({ id }) => id === one.id)} onProblem={tell} />
        ))}
      </ul>
    </Frame>
  );
}

interface CardProps {
  one: FieldPackage;
  kept: KeptPackage | undefined;
  onProblem: (error: unknown) => void;
}

function PackageCard({ one, kept, onProblem }: CardProps) {
  const say = usePackageWords();
  const { me } = useAccount();
  const [kilobytes, setKilobytes] = useState<number>();
  const open = () => {
    openPackage(one.id);
    go('/');
  };
  const download = async () => {
    let bytes = 0;
    setKilobytes(0);
    try {
      const content = await call(FieldApi.packageContent, { params: { id: one.id } }, (received) => {
        bytes = received;
        setKilobytes(Math.round(received / 1024));
      });
      if (me) await keepPackage(await fieldDb(), me.id, content, { bytes, at: new Date().toISOString() });
      if (!kept) openPackage(one.id);
    } catch (error) {
      onProblem(error);
    } finally {
      setKilobytes(undefined);
    }
  };
  const older = kept && kept.content.package.version < one.version;
  return (
    <li className="card">
      <h2>{one.title}</h2>
      <p>{say('contents', { division: one.divisionName, ...one.counts })}</p>
      {one.dueOn ? <p>{say('due', { day: one.dueOn })}</p> : null}
      <p className="hint">
        {kept
          ? say('kept', { at: shortTime(kept.downloadedAt), kilobytes: Math.ceil(kept.bytes / 1024) })
          : say('notKept')}
        {older ? ` ${say('older')}` : ''}
      </p>
      <div className="pair">
        <button
          type="button"
          className={kept ? 'big' : 'big main'}
          disabled={kilobytes !== undefined}
          onClick={() => void download()}
        >
          {kilobytes !== undefined ? say('downloading', { kilobytes }) : say(kept ? 'again' : 'download')}
        </button>
        {kept ? (
          <button type="button" className="big main" onClick={open}>
            {say('open')}
          </button>
        ) : null}
      </div>
    </li>
  );
}
