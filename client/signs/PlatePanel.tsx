import { Alert, Button } from 'antd';
import { useState } from 'react';
import { type Sign, SignsApi } from '#server/signs/contract.ts';
import { type PlateFacts, PlatesApi } from '#server/signs/plateContract.ts';
import { urlOf } from '../api/call.ts';
import { useCall } from '../api/query.ts';
import { useLanguage } from '../ui/addWords.ts';
import { type Definition, DefinitionList } from '../ui/DefinitionList.tsx';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { PlatePreview } from './PlatePreview.tsx';
import { usePlateWords } from './plateWords.ts';
import { useSignWords } from './words.ts';

/** How the plate looks, whether it may be made, and the artwork for the maker. */
export function PlatePanel({ sign }: { sign: Sign }) {
  const say = useSignWords();
  const params = { id: sign.id };
  return (
    <section className="panel" aria-labelledby="plate">
      <h2 id="plate">{say('plate')}</h2>
      <Plate sign={sign} />
      <Readiness sign={sign} />
      <div className="plate-downloads">
        <Button href={urlOf(SignsApi.svg, { params })} download={`${sign.name}.svg`}>
          {say('svg')}
        </Button>
        <Button href={urlOf(SignsApi.pdf, { params })} download={`${sign.name}.pdf`}>
          {say('pdf')}
        </Button>
      </div>
    </section>
  );
}

function Plate({ sign }: { sign: Sign }) {
  const say = useSignWords();
  const [failedVersion, setFailedVersion] = useState<number | null>(null);
  const { data: facts, error } = useCall(PlatesApi.facts, { params: { id: sign.id } });
  if (error || failedVersion === sign.version) return <p>{say('plateRefused')}</p>;
  if (!facts) return <LoadingBlock rows={4} />;
  return (
    <>
      <PlatePreview sign={sign} facts={facts} onBroken={() => setFailedVersion(sign.version)} />
      <Facts facts={facts} />
    </>
  );
}

function Readiness({ sign }: { sign: Sign }) {
  const say = useSignWords();
  const inEnglish = useLanguage() === 'en';
  const isReady = sign.problems.length === 0;
  return (
    <Alert
      type={isReady ? 'success' : 'error'}
      showIcon
      title={isReady ? say('ready') : say('notReady', { n: sign.problems.length })}
      description={
        !isReady && (
          <ul className="plate-problems">
            {sign.problems.map(({ code, message, messageZh }) => (
              <li key={code + message}>{inEnglish ? message : messageZh}</li>
            ))}
          </ul>
        )
      }
    />
  );
}

function Facts({ facts }: { facts: PlateFacts }) {
  const say = usePlateWords();
  const { qrSideMillimetres: side, moduleMillimetres: module } = facts;
  const items: Definition[] = [
    { term: say('size'), value: `${facts.widthMillimetres} × ${facts.heightMillimetres} mm` },
    {
      term: say('code'),
      value: side && module ? say('codeSize', { side: Math.round(side), module: module.toFixed(2) }) : say('noCode'),
    },
    {
      term: say('sizeSource'),
      value: facts.sizeVerified ? facts.sizeSource : `${facts.sizeSource}（${say('unverified')}）`,
      wide: true,
    },
  ];
  return (
    <>
      <DefinitionList items={items} />
      {facts.substitutes.map((substitute) => (
        <p key={substitute.character} className="hint">
          {say('substitute', substitute)}
        </p>
      ))}
      {facts.storyShortened && <p className="hint">{say('shortened')}</p>}
    </>
  );
}
