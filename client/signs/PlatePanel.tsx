import { Alert, Button } from 'antd';
import { useState } from 'react';
import { type Sign, SignsApi } from '#server/signs/contract.ts';
import { urlOf } from '../api/call.ts';
import { useLanguage } from '../ui/addWords.ts';
import { useSignWords } from './words.ts';

/** How the plate looks, whether it may be made, and the artwork for the maker. */
export function PlatePanel({ sign }: { sign: Sign }) {
  const say = useSignWords();
  const inEnglish = useLanguage() === 'en';
  const [failedVersion, setFailedVersion] = useState<number | null>(null);
  const params = { id: sign.id };
  const isReady = sign.problems.length === 0;
  return (
    <section className="panel" aria-labelledby="plate">
      <h2 id="plate">{say('plate')}</h2>
      {failedVersion === sign.version ? (
        <p>{say('plateRefused')}</p>
      ) : (
        <div className="plate-frame">
          <img
            // another version of the sign is another plate
            key={sign.version}
            src={urlOf(SignsApi.svg, { params })}
            alt={say('plateOf', { name: sign.name })}
            onError={() => setFailedVersion(sign.version)}
          />
        </div>
      )}
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
