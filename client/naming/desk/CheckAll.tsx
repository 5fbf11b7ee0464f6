import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { CaseListItem } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { ApiProblem } from '../../api/apiProblem.ts';
import { call } from '../../api/call.ts';
import { readAgain } from '../../api/readAgain.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { announce } from './announce.ts';
import { useDeskWords } from './deskWords.ts';
import './desk.css';

interface Fault {
  name: string;
  problem: unknown;
}

/** One case after the other, each an act of its own at the version just read. */
async function checkOne({ id, name }: CaseListItem): Promise<Fault | null> {
  try {
    const { version } = await call(NamingApi.get, { params: { id } });
    await call(NamingApi.check, { params: { id }, body: {} }, { version });
    return null;
  } catch (problem) {
    return { name, problem };
  }
}

/** Runs the rules on the accepted cases of the list. The only act for several cases at once: it decides nothing. */
export function CheckAll({ cases }: { cases: readonly CaseListItem[] }) {
  const say = useDeskWords();
  const inEnglish = useLanguage() === 'en';
  const client = useQueryClient();
  const [running, setRunning] = useState<{ done: number; of: number } | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const waiting = cases.filter(({ todo, state }) => todo === 'check' && state === 'accepted');
  const start = async () => {
    const found: Fault[] = [];
    for (const [done, each] of waiting.entries()) {
      setRunning({ done, of: waiting.length });
      const fault = await checkOne(each);
      if (fault) found.push(fault);
    }
    setRunning(null);
    setFaults(found);
    announce(say('checkedAll', { n: waiting.length - found.length }));
    void readAgain(client);
  };
  const whyOf = ({ problem }: Fault) =>
    problem instanceof ApiProblem ? (inEnglish ? problem.detail : problem.detailZh) : String(problem);
  if (waiting.length < 2 && !running && faults.length === 0) return null;
  return (
    <div className="check-all no-print">
      {waiting.length > 1 && (
        <>
          <Button loading={running !== null} onClick={() => void start()}>
            {running
              ? say('checking', { n: running.done + 1, of: running.of })
              : say('checkAll', { n: waiting.length })}
          </Button>
          <p className="hint">{say('checkAllHint')}</p>
        </>
      )}
      {faults.map((fault) => (
        <Alert key={fault.name} type="warning" title={say('notChecked', { name: fault.name, why: whyOf(fault) })} />
      ))}
    </div>
  );
}
