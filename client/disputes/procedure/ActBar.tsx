import { Button } from 'antd';
import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { DisputeActBodies, type DisputeActName } from '#server/disputes/procedure/actContract.ts';
import { ProcedureApi } from '#server/disputes/procedure/procedureContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { useDisputeWords } from '../words.ts';
import { ActDialog } from './ActDialog.tsx';
import { useProcedureWords } from './words.ts';

/** The acts the reader may do now, the way on first, and the internal target of the state. */
export function ActBar({ dispute }: { dispute: Dispute }) {
  const say = useProcedureWords();
  const sayDispute = useDisputeWords();
  const language = useLanguage();
  const [act, setAct] = useState<DisputeActName>();
  const { data: procedure } = useCall(
    ProcedureApi.procedure,
    { params: { id: dispute.id } },
    { enabled: dispute.sections === null },
  );
  const advancing = new Set(dispute.turns.filter(({ advances }) => advances).map((turn) => turn.act));
  const acts = dispute.acts
    .filter((name): name is DisputeActName => name in DisputeActBodies)
    .toSorted((a, b) => Number(advancing.has(b)) - Number(advancing.has(a)));
  const target = procedure?.target;
  return (
    <>
      {target && (
        <p className="hint">
          {say('target', {
            ...{ day: formatDay(target.dueOn, language), days: target.days },
            source: language === 'zh-CN' ? target.sourceZh : target.source,
          })}
        </p>
      )}
      {acts.length > 0 && (
        <section className="dispute-acts" aria-label={say('acts')}>
          {acts.map((name, i) => (
            <Button key={name} type={i === 0 ? 'primary' : 'default'} onClick={() => setAct(name)}>
              {sayDispute(`act.${name}`)}
            </Button>
          ))}
        </section>
      )}
      {act && procedure && (
        <ActDialog key={act} dispute={dispute} procedure={procedure} act={act} onClose={() => setAct(undefined)} />
      )}
    </>
  );
}
