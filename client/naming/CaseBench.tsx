import { useContext, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { isAboutPlace } from '#server/naming/kindContract.ts';
import { GroundNote } from '../ui/groundNote.ts';
import { ActionBar } from './ActionBar.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import { CaseMap } from './CaseMap.tsx';
import { CasePhases } from './CasePhases.tsx';
import { ClocksSection } from './ClocksSection.tsx';
import { chosenCandidate } from './chosenCandidate.ts';
import { DecisionSection } from './DecisionSection.tsx';
import { DossierSection } from './DossierSection.tsx';
import { QueueBar } from './desk/QueueBar.tsx';
import { useActFocus } from './desk/useActFocus.ts';
import { useShortcuts } from './desk/useShortcuts.ts';
import { DocumentsSection } from './documents/DocumentsSection.tsx';
import { ErrandDialog } from './ErrandDialog.tsx';
import { draftKey, type Errand, type FormValues } from './errand.ts';
import { FindingsSection } from './FindingsSection.tsx';
import { ImpactSection } from './impact/ImpactSection.tsx';
import { OpinionsSection } from './OpinionsSection.tsx';
import { ObjectionsSection } from './objections/ObjectionsSection.tsx';
import { openFindings } from './openFindings.ts';
import { ProceduresSection } from './procedures/ProceduresSection.tsx';
import { SectionNav } from './SectionNav.tsx';
import { StepsSection } from './StepsSection.tsx';
import { useAddressedSection } from './useAddressedSection.ts';

interface Props {
  found: CaseDetail;
  /** Reads the case again; undefined when that failed. */
  reload: () => Promise<CaseDetail | undefined>;
}

/** The inbox of opinions links straight to the answer: `?answer=OPINION`. */
function addressedErrand({ opinions }: CaseDetail, opinionId: string | null): Errand | null {
  const opinion = opinions.find(({ id, answeredAt }) => id === opinionId && answeredAt === null);
  return opinion ? { act: 'answer', opinion } : null;
}

/** The reviewer's screen: the map beside the whole file of the case, and below them what this person may do next. */
export function CaseBench({ found, reload }: Props) {
  const [search] = useSearchParams();
  const [errand, setErrand] = useState<Errand | null>(() => addressedErrand(found, search.get('answer')));
  // What was typed survives closing a dialog, until it is sent or the case is left.
  const [drafts] = useState(() => new Map<string, FormValues>());
  const [clashId, setClashId] = useState<string | null>(null);
  const Ground = useContext(GroundNote);
  const resolve = (findingId: string) => setErrand({ act: 'resolve', findingId });
  useActFocus(found);
  useAddressedSection();
  useShortcuts({
    r: () => {
      const [first] = found.acts.includes('resolve') ? openFindings(found) : [];
      if (first) resolve(first.id);
    },
  });
  return (
    <div className="bench">
      <QueueBar found={found} name={chosenCandidate(found)?.name ?? ''} />
      <CaseHeader found={found} />
      <Ground subject="case" id={found.id} />
      <CasePhases found={found} />
      <div className="bench-columns">
        <CaseMap found={found} selected={clashId} onSelect={setClashId} />
        <div className="bench-file">
          <SectionNav found={found} />
          <DossierSection found={found} />
          {found.kind !== 'cancellation' && (
            <FindingsSection found={found} selectedClash={clashId} onShowClash={setClashId} onResolve={resolve} />
          )}
          <OpinionsSection found={found} onAnswer={setErrand} />
          <ProceduresSection found={found} onErrand={setErrand} />
          <ObjectionsSection found={found} />
          <ClocksSection clocks={found.clocks} />
          {isAboutPlace(found.kind) && <ImpactSection found={found} />}
          <DecisionSection found={found} />
          <DocumentsSection found={found} />
          <StepsSection id={found.id} steps={found.steps} clocks={found.clocks} />
        </div>
      </div>
      <ActionBar found={found} reload={reload} onErrand={setErrand} />
      {errand && (
        <ErrandDialog
          key={draftKey(errand)}
          found={found}
          errand={errand}
          drafts={drafts}
          reload={reload}
          onClose={() => setErrand(null)}
        />
      )}
    </div>
  );
}
