import { Button, Select } from 'antd';
import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { useCall } from '../../../api/query.ts';
import { useFacts } from '../../../api/session.ts';
import { useLanguage } from '../../../ui/addWords.ts';
import { crsOf } from '../importState.ts';
import { useStepWords } from '../stepWords.ts';
import { asksForSwap, gridsNear, PLAIN_SYSTEMS, systemsIn } from '../systems.ts';
import type { RunActs } from '../useRunActs.ts';
import { useSystemLabel } from '../useSystemLabel.ts';
import { Detected } from './Detected.tsx';

interface Props {
  run: ImportRun;
  acts: RunActs;
  isFree: boolean;
}

/** In which system the coordinates are, how that is known, and how to say otherwise. */
export function SystemChoice({ run, acts, isFree }: Props) {
  const say = useStepWords();
  const isEnglish = useLanguage() === 'en';
  const label = useSystemLabel();
  const crs = crsOf(run);
  const question = isEnglish ? crs?.question : crs?.question_zh;
  if (!crs || (crs.value === null && !question)) return <Detected label={say('system')} value={say('systemNone')} />;
  const known = crs.certain ? say('systemCertain') : say('systemDoubt');
  return (
    <Detected
      label={say('system')}
      value={crs.value ? label(crs.value) : say('systemAsk')}
      note={question ?? (crs.value ? known : undefined)}
      isAsked={!crs.certain}
    >
      {isFree && <SystemControls run={run} acts={acts} />}
    </Detected>
  );
}

function SystemControls({ run, acts }: Omit<Props, 'isFree'>) {
  const say = useStepWords();
  const label = useSystemLabel();
  const longitude = useFacts()?.center[0];
  const proposals = useProposals(run);
  const listed = [...PLAIN_SYSTEMS, ...(longitude === undefined ? [] : gridsNear(longitude))];
  const value = crsOf(run)?.value ?? null;
  const choices = value && !listed.includes(value) ? [value, ...listed] : listed;
  return (
    <>
      {proposals.length > 0 && (
        <p className="import-proposals">
          {say('systemProposed')}
          {proposals.map((system) => (
            <Button key={system} onClick={() => acts.choose({ crs: system })}>
              {label(system)}
            </Button>
          ))}
        </p>
      )}
      <Select
        className="import-select"
        aria-label={say('systemChoose')}
        placeholder={say('systemChoose')}
        value={value}
        popupMatchSelectWidth={false}
        onChange={(crs: string) => acts.choose({ crs })}
        options={choices.map((system) => ({ value: system, label: label(system) }))}
      />
      <Swap run={run} acts={acts} />
    </>
  );
}

/** Systems that the question or a finding of the file names, the supposed one first. */
function useProposals(run: ImportRun): string[] {
  const { data } = useCall(ImportsApi.summary, { params: { id: run.id } });
  const said =
    data?.items.filter(({ code }) => /crs|system|project|gcj|degree|shift|moved|offset|outside/.test(code)) ?? [];
  const texts = said.map(({ first }) => first.proposal);
  const crs = crsOf(run);
  const others = systemsIn([run.crs?.question, ...texts]).filter((system) => system !== crs?.value);
  // What was only supposed can be said to be right.
  return crs?.value && !crs.certain ? [crs.value, ...others] : others;
}

function Swap({ run, acts }: Omit<Props, 'isFree'>) {
  const say = useStepWords();
  const { data } = useCall(ImportsApi.summary, { params: { id: run.id } });
  const isOn = run.choices.swapAxes ?? false;
  const isProposed = data?.items.some(({ code }) => asksForSwap(code)) ?? false;
  return (
    <div className="import-swap">
      <Button
        type={isProposed && !isOn ? 'primary' : 'default'}
        aria-pressed={isOn}
        onClick={() => acts.choose({ swapAxes: !isOn })}
      >
        {say('swap')}
      </Button>
      <span className="hint">
        {say(isOn ? 'swapOn' : 'swapOff')} {say('swapHelp')}
      </span>
    </div>
  );
}
