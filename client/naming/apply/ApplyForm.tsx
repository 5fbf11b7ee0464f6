import { Alert } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Clash } from '#server/detection/contract.ts';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useSession } from '../../api/session.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import type { Bounds } from '../../map/mapProps.ts';
import { overlayOf } from '../../map/overlay.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useNamingWords } from '../words.ts';
import type { ApplicationForm } from './applicationForm.ts';
import { CancellationSection } from './CancellationSection.tsx';
import { ContactSection } from './ContactSection.tsx';
import { DetailSection } from './DetailSection.tsx';
import { FilesSection } from './FilesSection.tsx';
import { KindIntro } from './KindIntro.tsx';
import { LeaveGuard } from './LeaveGuard.tsx';
import { NamesSection } from './NamesSection.tsx';
import { PlaceSection } from './PlaceSection.tsx';
import { ReviewRail } from './ReviewRail.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { SuggestionPanel } from './SuggestionPanel.tsx';
import { useApplication } from './useApplication.ts';
import { type NameCheck, useNameChecks } from './useNameChecks.ts';
import { useApplyWords } from './words.ts';
import './apply.css';

const clashOverlay = (checks: readonly NameCheck[]) =>
  overlayOf(
    'clash',
    checks.flatMap(({ reply }) =>
      (reply?.findings ?? []).flatMap(({ clash }) =>
        clash ? [{ key: clash.placeId, name: clash.name, geometry: clash.geometry }] : [],
      ),
    ),
  );

/** A cancellation proposes no name: nothing is checked. */
const NO_NAMES = (form: ApplicationForm): ApplicationForm => ({ ...form, candidates: [] });

/** The application form: a new one, a draft, or one returned for correction. */
export function ApplyForm({ saved, started }: { saved: CaseDetail | null; started?: Partial<ApplicationForm> }) {
  const say = useApplyWords();
  const sayKind = useNamingWords();
  const navigate = useNavigate();
  const { data: me } = useSession();
  const { form, change, files, setFiles, faults, shown, isDirty, saving, save } = useApplication(
    saved,
    (found) => navigate(`/apply/${found.id}`, { replace: true }),
    started,
  );
  const checks = useNameChecks(form.kind === 'cancellation' ? NO_NAMES(form) : form, me?.organisation.name ?? '');
  const [lookAt, setLookAt] = useState<Bounds | null>(null);
  const map = useRef<HTMLDivElement>(null);
  const overlays = useMemo(() => [clashOverlay(checks)], [checks]);
  const showClash = (clash: Clash) => {
    setLookAt(boundsOf([clash.geometry, form.geometry]));
    map.current?.scrollIntoView({ block: 'start' });
    map.current?.focus({ preventScroll: true });
  };
  const isReturned = saved?.state === 'returned_for_correction';
  const title = `${sayKind(`kind.${form.kind}`)} · ${say(titleOf(saved))}`;
  return (
    <>
      <LeaveGuard isDirty={isDirty && !saving.isPending && !saving.isSuccess} />
      <PageHeader title={title} lead={saved?.caseNo ?? say('lead')} />
      {isReturned && <Defects found={saved} />}
      <KindIntro form={form} oldName={saved?.oldName ?? null} isNew={!saved} onChange={change} />
      <ProblemAlert error={saving.error} shownElsewhere={Object.keys(shown)} />
      <div className="apply-columns">
        <div className="apply-sections">
          <SectionPanel section="place" n={1}>
            <PlaceSection
              form={form}
              faults={shown}
              onChange={change}
              context={overlays}
              lookAt={lookAt}
              mapRef={map}
            />
          </SectionPanel>
          <SectionPanel section="names" n={2}>
            {form.kind === 'cancellation' ? (
              <CancellationSection form={form} faults={shown} onChange={change} />
            ) : (
              <>
                <NamesSection
                  candidates={form.candidates}
                  checks={checks}
                  faults={shown}
                  onChange={change}
                  onShowClash={showClash}
                />
                <SuggestionPanel form={form} onChange={change} />
              </>
            )}
          </SectionPanel>
          <SectionPanel section="detail" n={3}>
            <DetailSection form={form} faults={shown} onChange={change} />
          </SectionPanel>
          <SectionPanel section="contact" n={4}>
            <ContactSection form={form} faults={shown} onChange={change} />
          </SectionPanel>
          <SectionPanel section="files" n={5}>
            <FilesSection
              kind={form.kind}
              caseId={saved?.id}
              category={form.category}
              division={form.division}
              uploaded={saved?.attachments ?? []}
              waiting={files}
              onChange={setFiles}
            />
          </SectionPanel>
        </div>
        <ReviewRail
          faults={faults}
          shown={shown}
          checks={checks}
          hasFiles={files.length + (saved?.attachments.length ?? 0) > 0}
          isDirty={isDirty}
          isSaving={saving.isPending}
          isReturned={isReturned}
          onSave={() => save(false)}
          onSubmit={() => save(true)}
        />
      </div>
    </>
  );
}

const titleOf = (saved: CaseDetail | null) =>
  saved?.state === 'returned_for_correction' ? 'correctTitle' : saved ? 'editTitle' : 'title';

/** What the office listed, once and completely, when it returned the application. */
function Defects({ found }: { found: CaseDetail }) {
  const say = useApplyWords();
  const returned = found.steps.findLast(({ to }) => to === 'returned_for_correction');
  return (
    <Alert
      className="apply-defects"
      type="warning"
      showIcon
      title={say('defects')}
      description={<p className="apply-defect-list">{returned?.reason}</p>}
    />
  );
}
