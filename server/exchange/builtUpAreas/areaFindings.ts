import type { Actor } from '../../accounts/actor.ts';
import type { AreaFinding, CountyShare, ReadArea } from '../../gazetteer/builtUpAreas/builtUpContract.ts';
import { othersCounties } from '../../gazetteer/builtUpAreas/requireKeeper.ts';
import { type FaultCode, importFinding } from '../importFinding.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import { invalidReasonZh } from '../invalidReasonZh.ts';
import type { JudgedArea } from './judgedAreas.ts';
import type { GivenArea } from './readAreas.ts';

// A repair that changes so little of the area leaves no doubt what is meant: spikes, repeated points, tiny loops.
const MOST_CHANGE = 0.001;
// The lines of counties on two maps differ by less.
const MOST_NOWHERE = 0.02;
const SMALL_SQUARE_METRES = 200_000;

type Office = Pick<Actor, 'divisionCode'>;

/** An area as it is shown: what the file said, what the database found, and what stands against it. */
export function readArea(given: GivenArea, judged: JudgedArea | undefined, office: Office): ReadArea {
  const { number, name } = given;
  const findings = given.findings.map(forScreen);
  if (!judged) return { number, name, counties: [], areaSquareMetres: null, findings, others: [], geometry: null };
  const { areaSquareMetres, others, geometry } = judged;
  const counties = countiesOf(judged);
  const found = judgementOn(given, judged, { counties, office }).map(forScreen);
  return { number, name, counties, areaSquareMetres, findings: [...findings, ...found], others, geometry };
}

/** By its shape; by the code in the file only where the register has no outline to ask. */
const countiesOf = ({ counties, named }: JudgedArea): CountyShare[] =>
  counties.length > 0 || !named ? counties : [{ ...named, share: 1 }];

interface Setting {
  counties: readonly CountyShare[];
  office: Office;
}

function judgementOn(given: GivenArea, judged: JudgedArea, { counties, office }: Setting): ImportFinding[] {
  const unit = given.name ?? `#${given.number}`;
  const say = (code: FaultCode, facts: Record<string, string> = {}) =>
    importFinding(code, given.number, { unit, ...facts });
  const { at } = judged;
  if (judged.isOutside) return [say('outside-china', { at })];
  const repair = repairOf(judged);
  const found = repair ? [say(repair.code, repair.facts)] : [];
  if (repair?.code === 'invalid-area') return found;
  if (counties.length === 0) return [...found, say('no-county')];
  const foreign = othersCounties(office, counties);
  if (foreign.length > 0) return [...found, say('other-office', { counties: foreign.join('、') })];
  return [...found, ...remarksOn(judged, say)];
}

function repairOf({ reason, at, change }: JudgedArea) {
  if (reason === null) return undefined;
  const code: FaultCode = change !== null && change <= MOST_CHANGE ? 'repaired' : 'invalid-area';
  return { code, facts: { reason, reasonZh: invalidReasonZh(reason), at, percent: percent(change ?? 1) } };
}

function remarksOn(
  { counties, areaSquareMetres, others }: JudgedArea,
  say: (code: FaultCode, facts: Record<string, string>) => ImportFinding,
): ImportFinding[] {
  const remarks = others
    .filter(({ share, isSame }) => share > 0 && !isSame)
    .map(({ name, share }) => say('overlaps', { other: name, percent: percent(share) }));
  const nowhere = counties.length === 0 ? 0 : 1 - counties.reduce((sum, { share }) => sum + share, 0);
  if (nowhere > MOST_NOWHERE) remarks.push(say('partly-nowhere', { percent: percent(nowhere) }));
  if (areaSquareMetres < SMALL_SQUARE_METRES)
    remarks.push(say('small-area', { area: (areaSquareMetres / 1e6).toFixed(3) }));
  return remarks;
}

const percent = (share: number): string => (share * 100).toFixed(share < 0.01 ? 2 : 1);

/** The options of the command line in the words of the screen. */
export function forScreen({ code, severity, message, message_zh, proposal }: ImportFinding): AreaFinding {
  const system = proposal?.startsWith('--crs ') ? proposal.slice('--crs '.length) : undefined;
  return {
    ...{ code, severity, message, messageZh: message_zh },
    proposal:
      system === undefined
        ? (proposal ?? null)
        : `在“坐标系”中选择 ${system} 后重新上传 / choose ${system} under “Coordinate system” and upload again`,
  };
}
