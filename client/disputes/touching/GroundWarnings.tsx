import { Alert } from 'antd';
import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { type GroundWarning, TouchingApi, type TouchingSubject } from '#server/disputes/touching/touchingContract.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { useTouchingWords } from './words.ts';
import './touching.css';

interface Props {
  subject: TouchingSubject;
  id: string;
}

/** What stands in the way where a case, sign or dossier lies. Nothing at all unless the server has something for this reader. */
export function GroundWarnings({ subject, id }: Props) {
  const may = useMay();
  const isAsked = may('disputes.read');
  const { data } = useCall(TouchingApi.groundWarnings, { query: { subject, id } }, { enabled: isAsked });
  if (!isAsked) return null;
  return data?.items.map((warning) => <OneWarning key={warning.dispute.id} warning={warning} />);
}

function OneWarning({ warning: { dispute, rule, release } }: { warning: GroundWarning }) {
  const say = useTouchingWords();
  const isChinese = useLanguage() === 'zh-CN';
  const article = isChinese ? rule.articleZh : rule.article;
  const look: ComponentProps<typeof Alert> = release?.holds
    ? { type: 'info', title: say('warnReleased', { title: dispute.title }) }
    : { type: 'warning', title: say(release ? 'warnMoved' : 'warnWaits', { title: dispute.title }) };
  return (
    <Alert
      className="problem-alert"
      showIcon
      {...look}
      description={
        <>
          <p className="ground-note">
            {isChinese ? rule.noteZh : rule.note}
            {say(rule.verified ? 'basis' : 'unverified', { article })}
          </p>
          {release?.holds && (
            <p className="ground-note">
              {say('releasedBy', { office: release.organisation, by: release.by, at: formatInstant(release.at) })}
              {release.reason}
            </p>
          )}
          <Link to={`/disputes/${dispute.id}#touching`}>{say('openDispute')}</Link>
        </>
      }
    />
  );
}
