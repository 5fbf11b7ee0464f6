import { z } from 'zod';
import { DefectCode, Fix, type PackageContent, ReportFollowedPayload } from '#server/signs/field/fieldContract.ts';
import { Choice } from './Choice.tsx';
import { DefectChoice } from './DefectChoice.tsx';
import { commonObstacle, type Obstacle } from './obstacles.ts';
import { RecordFrame } from './RecordFrame.tsx';
import { useFormDraft } from './useFormDraft.ts';
import { useRecordForm } from './useRecordForm.ts';
import { WithPackage } from './WithPackage.tsx';
import { useNewSignWords } from './words.ts';

const Outcome = ReportFollowedPayload.shape.outcome;
const Entries = z.object({
  outcome: Outcome.nullable(),
  defects: DefectCode.array(),
  note: z.string(),
  fix: Fix.nullable(),
});
type Entries = z.infer<typeof Entries>;
const EMPTY: Entries = { outcome: null, defects: [], note: '', fix: null };
type Report = PackageContent['reports'][number];

/** What somebody reported by code or web, looked at on the ground. Who reported it is not on this device. */
export function ReportScreen({ id }: { id?: string }) {
  const say = useNewSignWords();
  return (
    <WithPackage title={say('report')} back="/work">
      {(content) => {
        const report = content.reports.find((one) => one.id === id);
        return report ? <ReportForm key={report.id} report={report} content={content} /> : <p>{say('noReport')}</p>;
      }}
    </WithPackage>
  );
}

function ReportForm({ report, content }: { report: Report; content: PackageContent }) {
  const say = useNewSignWords();
  const draft = useFormDraft(`report_followed:${report.id}`, Entries, EMPTY);
  const form = useRecordForm(draft, '/outbox');
  if (!draft) return null;
  const { entries, photos, set } = draft;
  const { outcome, defects, note } = entries;
  const { fix } = form;
  const sign = content.signs.find(({ id }) => id === report.signId);
  const save = async () => {
    if (!outcome || !fix) return;
    const found = outcome === 'confirmed' ? defects : [];
    const payload = ReportFollowedPayload.parse({
      kind: 'report_followed',
      reportId: report.id,
      outcome,
      defects: found,
      note,
      fix,
    });
    await form.save(payload, say('titleReport', { text: sign?.name ?? report.text.slice(0, 20) }));
  };
  const obstacle =
    ownObstacle(entries) ?? commonObstacle({ photos: photos.length, fix, note }, form.asked('photos-report'));
  return (
    <RecordFrame
      title={say('report')}
      back="/work"
      kinds={['report', 'surroundings']}
      {...{ draft, form, obstacle }}
      onSave={save}
    >
      <div>
        {sign && (
          <h2>
            {sign.name}
            {sign.number}
          </h2>
        )}
        <p>{report.text}</p>
        {report.photos?.map((photo, i) => (
          <img key={photo} className="report-photo" src={photo} alt={say('reportPhoto', { n: i + 1 })} />
        ))}
        {sign && <a href={`#/stakeout/sign/${sign.id}`}>{say('lead')}</a>}
      </div>
      <Choice
        legend={say('outcome')}
        options={Outcome.options}
        value={outcome}
        label={(one) => say(`outcome.${one}`)}
        onChange={(chosen) => set({ outcome: chosen })}
      />
      {outcome === 'confirmed' && (
        <DefectChoice defects={content.defects} value={defects} onChange={(codes) => set({ defects: codes })} />
      )}
    </RecordFrame>
  );
}

function ownObstacle({ outcome, defects, note }: Entries): Obstacle | null {
  if (!outcome) return 'outcome';
  if (outcome === 'confirmed' && defects.length === 0) return 'defect';
  return note.trim() === '' ? 'note' : null;
}
