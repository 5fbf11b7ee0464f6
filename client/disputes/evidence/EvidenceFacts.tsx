import type { Dispute } from '#server/disputes/contract.ts';
import type { Evidence, EvidenceRules } from '#server/disputes/evidence/evidenceContract.ts';
import { DisputeFilesApi } from '#server/disputes/files/fileContract.ts';
import { urlOf } from '../../api/call.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { useParts } from './useParts.ts';
import { useRuleWords } from './useRuleWords.ts';
import { useEvidenceWords } from './words.ts';

interface Props {
  dispute: Dispute;
  rules: EvidenceRules;
  evidence: Evidence;
}

/** What the paper is and says, and the paper itself. */
export function EvidenceFacts({ dispute, rules, evidence }: Props) {
  const say = useEvidenceWords();
  const words = useRuleWords(rules);
  const parts = useParts(dispute);
  const seals = useSeals(dispute, evidence);
  const { kind, issuer, documentNo, dated, form, hasMap, extent, note, part, fileId, fileName } = evidence;
  const paper = fileId && (
    <a href={urlOf(DisputeFilesApi.download, { params: { id: dispute.id, fileId } })}>{fileName}</a>
  );
  return (
    <section className="evidence-part">
      <DefinitionList
        items={[
          { term: say('kind'), value: words.kindOf(kind), wide: true },
          { term: say('part'), value: parts.find((one) => one.part === part)?.name },
          { term: say('issuer'), value: issuer },
          { term: say('documentNo'), value: documentNo },
          { term: say('dated'), value: dated ?? say('undated') },
          { term: say('form'), value: say(`form.${form}`) },
          { term: say('seals'), value: seals },
          { term: say('hasMap'), value: say(hasMap ? 'hasMap' : 'noMap') },
          { term: say('extent'), value: say(extent ? 'hasExtent' : 'noExtent') },
          { term: say('paper'), value: paper ?? say('noFile'), wide: true },
          ...(note ? [{ term: say('note'), value: note, wide: true }] : []),
        ]}
      />
    </section>
  );
}

function useSeals({ sideA, sideB }: Dispute, { sealedA, sealedB }: Evidence): string {
  const say = useEvidenceWords();
  if (sealedA && sealedB) return say('seals.both');
  if (!sealedA && !sealedB) return say('seals.none');
  return say('seals.one', { name: sealedA ? sideA.name : sideB.name });
}
