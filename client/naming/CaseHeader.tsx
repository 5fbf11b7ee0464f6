import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useGazetteerWords } from '../gazetteer/words.ts';
import { useLanguage } from '../ui/addWords.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useCaseWords } from './caseWords.ts';
import { chosenCandidate } from './chosenCandidate.ts';
import { ShortcutHelp } from './desk/ShortcutHelp.tsx';
import { KindTag } from './KindTag.tsx';
import { useKindWords } from './kindWords.ts';
import { OutcomeAlert } from './OutcomeAlert.tsx';
import { StateTag } from './StateTag.tsx';
import { SuspensionAlert } from './timeLimits/SuspensionAlert.tsx';
import { useLimitWords } from './timeLimits/words.ts';
import { UnverifiedMark } from './UnverifiedMark.tsx';

/** Which case this is, where it stands, and who decides it under which article. */
export function CaseHeader({ found }: { found: CaseDetail }) {
  const say = useCaseWords();
  const sayPlace = useGazetteerWords();
  const sayKind = useKindWords();
  const sayLimit = useLimitWords();
  const language = useLanguage();
  const candidate = chosenCandidate(found);
  return (
    <>
      <nav className="crumb">
        <Link to="/cases">{say('back')}</Link>
      </nav>
      <PageHeader
        title={candidate?.name || say('noNumber')}
        tags={
          <>
            {candidate && <span className="roman">{candidate.romanTone}</span>}
            <KindTag kind={found.kind} />
            <StateTag state={found.state} />
          </>
        }
        lead={
          <>
            <div>
              {[
                found.caseNo ?? say('noNumber'),
                found.category && sayPlace(`category.${found.category}`),
                found.divisionPath,
                found.handlerPerson && `${sayLimit('handlerPerson')} ${found.handlerPerson}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
            {found.kind === 'renaming' && found.oldName && <div>{sayKind('renamedFrom', { name: found.oldName })}</div>}
            {found.authorityArticle !== '' && (
              <div className="approver-line">
                {say('approverLine', {
                  approver: found.approver,
                  article: language === 'en' ? found.authorityArticleEn : found.authorityArticle,
                })}
                {!found.authorityVerified && <UnverifiedMark />}
              </div>
            )}
          </>
        }
        actions={<CaseLinks found={found} />}
      />
      {found.variant === 'housing' && <Alert className="case-note" type="info" showIcon title={say('housing')} />}
      <KindNote found={found} />
      <OutcomeAlert found={found} />
      <SuspensionAlert suspension={found.suspension} />
    </>
  );
}

/** The Regulations have no article on two of the kinds; a row of the authority table may settle it locally. */
function KindNote({ found: { kind, authorityVerified } }: { found: CaseDetail }) {
  const sayKind = useKindWords();
  if (authorityVerified || (kind !== 'cancellation' && kind !== 'reservation')) return null;
  return <Alert className="case-note" type="info" showIcon title={sayKind('kindUnverified')} />;
}

function CaseLinks({ found }: { found: CaseDetail }) {
  const say = useCaseWords();
  const isNamed = ['approved', 'filed', 'announced', 'standard'].includes(found.state);
  return (
    <>
      {found.placeId && isNamed && (
        <>
          <LinkButton to={`/places/${found.placeId}`}>{say('openPlace')}</LinkButton>
          <LinkButton to={`/places/${found.placeId}?sign=new`}>{say('makeSign')}</LinkButton>
        </>
      )}
      <ShortcutHelp />
      <Button className="no-print" onClick={() => print()}>
        {say('print')}
      </Button>
    </>
  );
}
