import { Mounting, Side, SignStatus } from '#server/signs/contract.ts';
import type { SignAct } from '#server/signs/registerContract.ts';
import { useUiWords } from '../ui/words.ts';
import { useRegisterWords } from './registerWords.ts';
import { useSignWords } from './words.ts';

type Words = Partial<Record<string, string>>;

/** What a recorded fact is called; what is not here is not for readers. */
function useLabels(): Words {
  const say = useSignWords();
  const words = useRegisterWords();
  const own = ['maintainer', 'number', 'mounting', 'status', 'colour', 'installedOn', 'position'] as const;
  const kept = [
    'material',
    'owner',
    'madeBy',
    'warrantyTo',
    'postcode',
    'textMinority',
    'side',
    'azimuthReason',
  ] as const;
  return {
    ...Object.fromEntries(own.map((key) => [key, say(key)])),
    ...Object.fromEntries(kept.map((key) => [key, words(key)])),
    ...{ costCents: words('cost'), azimuthDegrees: say('azimuth') },
    ...{ widthMillimetres: words('width'), heightMillimetres: words('height') },
  };
}

/** Codes in words, by the fact they stand in. */
function useValueWords(): Partial<Record<string, Words>> {
  const say = useSignWords();
  const words = useRegisterWords();
  return {
    status: Object.fromEntries(SignStatus.options.map((status) => [status, say(`status.${status}`)])),
    mounting: Object.fromEntries(Mounting.options.map((mounting) => [mounting, say(`mounting.${mounting}`)])),
    side: Object.fromEntries(Side.options.map((side) => [side, words(`side.${side}`)])),
    colour: { blue: say('colour.blue'), green: say('colour.green') },
  };
}

const FORMAT: Partial<Record<string, (value: unknown) => string>> = {
  costCents: (cents) => (Number(cents) / 100).toFixed(2),
  azimuthDegrees: (degrees) => `${Math.round(Number(degrees))}°`,
  position: (degrees) => (Array.isArray(degrees) ? degrees.map((part) => Number(part).toFixed(6)).join(', ') : ''),
};

/** Says what an act changed: `状态：已安装 → 损坏`; only what differs, and what has a word. */
export function useChangeText(): (act: SignAct) => string[] {
  const labels = useLabels();
  const codes = useValueWords();
  const none = useUiWords()('none');
  const said = (key: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return none;
    return FORMAT[key]?.(value) ?? codes[key]?.[String(value)] ?? String(value);
  };
  const differs = ({ before, after }: SignAct, key: string): boolean =>
    key in after && JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  return (act) =>
    Object.keys(act.before)
      .filter((key) => labels[key] && differs(act, key))
      .map((key) => `${labels[key]}：${said(key, act.before[key])} → ${said(key, act.after[key])}`);
}
