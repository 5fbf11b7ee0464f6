import { Button } from 'antd';
import type { ReactNode } from 'react';
import { type Clash, type Finding, ruleCode } from '#server/detection/contract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { MatchedText } from '../ui/MatchedText.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { LevelTag } from './LevelTag.tsx';
import { useDetectionWords } from './words.ts';
import './detection.css';

interface Props {
  finding: Finding;
  /** The name that was checked; `span` of the finding points into it. */
  name: string;
  /** Goes to the clashing name on the map beside; without it no such button is shown. */
  onShowClash?: ((clash: Clash) => void) | undefined;
  /** How it was dealt with, or the button that deals with it. */
  children?: ReactNode;
}

/** One finding with all that a clerk, or later a court, needs: characters, rule, article, clashing name, advice, evidence. */
export function FindingCard({ finding, name, onShowClash, children }: Props) {
  const say = useDetectionWords();
  const inEnglish = useLanguage() === 'en';
  const advice = inEnglish ? finding.advice : finding.adviceZh;
  const exception = inEnglish ? finding.exception : finding.exceptionZh;
  return (
    <article className={`finding level-${finding.level}`}>
      <header className="finding-head">
        <LevelTag level={finding.level} />
        {finding.class && <StatusTag>{say(`defect.${finding.class}`)}</StatusTag>}
        {finding.span && (
          <span className="finding-name">
            <MatchedText text={name} span={finding.span} />
          </span>
        )}
      </header>
      <p className="finding-message">{inEnglish ? finding.message : finding.messageZh}</p>
      <p className="finding-basis">
        {say('basis')}
        {inEnglish ? `${finding.instrument} ${finding.article}` : `${finding.instrumentZh}${finding.articleZh}`}
        <span className="finding-rule">{say('rule', { rule: ruleCode(finding), version: finding.ruleVersion })}</span>
      </p>
      {finding.clash && <ClashLine clash={finding.clash} onShow={onShowClash} />}
      {exception && (
        <p>
          {say('exception')}
          {exception}
        </p>
      )}
      {advice && (
        <p className="finding-advice">
          {say('advice')}
          {advice}
        </p>
      )}
      <EvidenceList evidence={finding.evidence} />
      {children}
    </article>
  );
}

function ClashLine({ clash, onShow }: { clash: Clash; onShow?: ((clash: Clash) => void) | undefined }) {
  const say = useDetectionWords();
  return (
    <p className="finding-clash">
      <span>
        {say('clash')}
        <strong>{clash.name}</strong> {clash.romanTone} {clash.divisionName}
      </span>
      {onShow && clash.geometry !== null && (
        <Button size="small" onClick={() => onShow(clash)}>
          {say('showOnMap')}
        </Button>
      )}
    </p>
  );
}
