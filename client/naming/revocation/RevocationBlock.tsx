import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useRevocationWords } from './words.ts';

interface Props {
  revocation: NonNullable<CaseDetail['revocation']>;
  /** Whether the public was told of the approval, so that it has to be told of this. */
  announced: boolean;
}

/** By whom and by what document the approval was revoked, and whether the public knows. */
export function RevocationBlock({ revocation, announced }: Props) {
  const say = useRevocationWords();
  const language = useLanguage();
  const { announcementNo, announcedOn } = revocation;
  return (
    <>
      <h3>
        {say('title')}{' '}
        {announced && (
          <StatusTag tone={announcedOn ? 'good' : 'warning'}>{say(announcedOn ? 'told' : 'untold')}</StatusTag>
        )}
      </h3>
      <DefinitionList
        items={[
          { term: say('by'), value: revocation.organ },
          { term: say('no'), value: revocation.documentNo },
          { term: say('on'), value: formatDay(revocation.revokedOn, language) },
          { term: say('under'), value: language === 'en' ? revocation.articleEn : revocation.article },
          { term: say('reason'), value: revocation.reason, wide: true },
          ...(announcementNo && announcedOn
            ? [
                { term: say('announcementNo'), value: announcementNo },
                { term: say('announcedOn'), value: formatDay(announcedOn, language) },
              ]
            : []),
        ]}
      />
    </>
  );
}
