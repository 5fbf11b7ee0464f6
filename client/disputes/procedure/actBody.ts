import { DisputeActBodies, type DisputeActName } from '#server/disputes/procedure/actContract.ts';
import { namesOf } from '../registration/typed.ts';
import { ACT_FIELDS, type ActField } from './actFields.ts';

/** What was answered, by field, as typed; a course as GeoJSON. */
export type Answers = Readonly<Record<string, string>>;

const READ: Readonly<Record<ActField['kind'], (text: string) => unknown>> = {
  ...{ day: (text) => text || null, line: (text) => text.trim() || null, paragraph: (text) => text.trim() || null },
  ...{ names: namesOf, number: (text) => (text === '' ? null : Number(text)), file: (text) => text || null },
  ...{ course: (text) => (text === '' ? null : JSON.parse(text)), side: (text) => text, meeting: (text) => text },
  yesNo: (text) => (text === '' ? null : text === 'yes'),
};

/** The body of an act by its contract, or undefined while something is missing or does not fit. */
export function actBody(act: DisputeActName, answers: Answers): Record<string, unknown> | undefined {
  const given = Object.fromEntries(
    ACT_FIELDS[act].map(({ name, kind }) => [name, READ[kind](answers[name] ?? '')] as const),
  );
  const { signerA, signerAPost, signerB, signerBPost, ...rest } = given;
  const signed =
    act === 'agree'
      ? { signerA: { name: signerA, post: signerAPost }, signerB: { name: signerB, post: signerBPost } }
      : {};
  const parsed = DisputeActBodies[act].safeParse({ ...rest, ...signed });
  return parsed.success ? parsed.data : undefined;
}
