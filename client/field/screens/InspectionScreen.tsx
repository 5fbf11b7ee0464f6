import type { FieldSign } from '#server/signs/field/fieldContract.ts';
import { useOutbox } from '../outbox/useOutbox.ts';
import { useAccount } from '../session/account.ts';
import type { KeptPackage, KeptRecord } from '../store/db.ts';
import { usePackage } from '../store/usePackage.ts';
import { Frame } from '../ui/Frame.tsx';
import { InspectionForm } from './InspectionForm.tsx';
import { useInspectionWords } from './inspectionWords.ts';
import { useInspectionDraft } from './useInspectionDraft.ts';

/** The inspection of one sign of the open package. */
export function InspectionScreen({ id = '' }: { id?: string }) {
  const say = useInspectionWords();
  const kept = usePackage();
  const { records } = useOutbox();
  const { me } = useAccount();
  if (kept === undefined || !records || !me) {
    return (
      <Frame title={say('title')} back="/">
        {null}
      </Frame>
    );
  }
  const sign = kept?.content.signs.find((one) => one.id === id);
  if (!kept || !sign) {
    return (
      <Frame title={say('title')} back="/">
        <p className="empty">{say('noSign')}</p>
      </Frame>
    );
  }
  return <OpenForm kept={kept} sign={sign} accountId={me.id} records={about(sign, records)} />;
}

const about = ({ id }: FieldSign, records: KeptRecord[]): KeptRecord[] =>
  records.filter(({ payload }) => payload.kind === 'inspection' && payload.signId === id);

interface Props {
  kept: KeptPackage;
  sign: FieldSign;
  accountId: string;
  records: KeptRecord[];
}

function OpenForm({ accountId, ...props }: Props) {
  const form = useInspectionDraft(accountId, props.sign.id);
  return form ? <InspectionForm {...props} form={form} /> : null;
}
