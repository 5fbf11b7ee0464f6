import { Checkbox, Input, Radio, Select } from 'antd';
import { type ComponentProps, useEffect } from 'react';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useSession } from '../api/session.ts';
import { basisIn, labelIn, useCodeList, useCodeOptions, withBasis } from '../gazetteer/useCodeList.ts';
import { useLanguage } from '../ui/addWords.ts';
import type { FieldKind } from './actForm.ts';
import { CandidateChoice } from './CandidateChoice.tsx';
import { DayInput } from './DayInput.tsx';
import { DocumentNoInput } from './documents/DocumentNoInput.tsx';
import { ColleagueChoice, DeliveryMeans, ListedReason, TouchedPart } from './timeLimits/ActChoices.tsx';

interface Props {
  kind: FieldKind;
  found: CaseDetail;
}

/** The control of a field; what the form gives its control (id, value, onChange) is handed on. Choices are the register's code lists. */
export function ActControl({ kind, found, ...control }: Props) {
  switch (kind) {
    case 'line':
      return <Input {...control} maxLength={500} />;
    case 'documentNo':
      return <DocumentNoInput {...control} purpose="decision" />;
    case 'announcementNo':
      return <DocumentNoInput {...control} purpose="announcement" />;
    case 'toldNo':
      return <DocumentNoInput {...control} purpose="slip" maxLength={500} />;
    case 'paragraph':
      return <Input.TextArea {...control} rows={5} maxLength={4000} showCount />;
    case 'day':
      return <DayInput {...control} />;
    case 'candidate':
      return <CandidateChoice {...control} found={found} />;
    case 'organs':
      return <OrganChoice {...control} found={found} />;
    case 'reportKind':
      return <ReportKindChoice {...control} />;
    case 'opinion':
      return <OpinionChoice {...control} found={found} />;
    case 'channels':
      return <ChannelChoice {...control} found={found} />;
    case 'reasonCode':
      return <ReasonChoice {...control} found={found} />;
    case 'suspensionReason':
      return <ListedReason {...control} found={found} list="suspension-reasons" />;
    case 'notAcceptGround':
      return (
        <ListedReason
          {...control}
          found={found}
          list="not-accept-grounds"
          proposes={found.rightAuthority ? 'names_authority' : undefined}
        />
      );
    case 'deliveryMeans':
      return <DeliveryMeans {...control} found={found} />;
    case 'colleague':
      return <ColleagueChoice {...control} found={found} />;
    case 'touches':
      return <TouchedPart {...control} />;
    case 'defects':
      return null;
  }
}

/** The kinds of office that may be asked; an office does not ask itself, and one the law names cannot be left out. */
function OrganChoice({ found, ...control }: ComponentProps<typeof Checkbox.Group> & { found: CaseDetail }) {
  const language = useLanguage();
  const { data: me } = useSession();
  const organs = useCodeList('organ-kinds', found);
  const asked = organs.filter(({ code, traits }) => traits.may_be_asked === 'true' && code !== me?.organisation.kind);
  return (
    <Checkbox.Group
      {...control}
      options={asked.map((organ) => ({
        value: organ.code,
        label: labelIn(language, organ),
        disabled: found.consultedByLaw.some((kind) => kind === organ.code),
      }))}
    />
  );
}

function ReportKindChoice(control: ComponentProps<typeof Radio.Group>) {
  const language = useLanguage();
  const kinds = useCodeList('report-kinds').filter(({ traits }) => traits.argued === 'true');
  return (
    <Radio.Group {...control} options={kinds.map((kind) => ({ value: kind.code, label: labelIn(language, kind) }))} />
  );
}

function OpinionChoice({ found, ...control }: ComponentProps<typeof Radio.Group> & { found: CaseDetail }) {
  return <Radio.Group {...control} options={useCodeOptions('opinion-values', found)} />;
}

/** What is sent is the Chinese name in either language: the announcement's own text names its channels. */
function ChannelChoice({ found, ...control }: ComponentProps<typeof Checkbox.Group<string>> & { found: CaseDetail }) {
  const language = useLanguage();
  const channels = useCodeList('announcement-channels', found);
  const { value, onChange } = control;
  useEffect(() => {
    // The usual ones are ticked until somebody chose; an empty choice is a choice.
    const usual = channels.filter(({ traits }) => traits.usual === 'true').map(({ labelZh }) => labelZh);
    if (value === undefined && usual.length > 0) onChange?.(usual);
  }, [channels, value, onChange]);
  return (
    <Checkbox.Group
      {...control}
      options={channels.map((channel) => ({ value: channel.labelZh, label: labelIn(language, channel) }))}
    />
  );
}

/** Reasons with the article under each: on a telephone one line has no room for both. */
function ReasonChoice({ found, ...control }: ComponentProps<typeof Select> & { found: CaseDetail }) {
  const language = useLanguage();
  const reasons = useCodeList('refusal-reasons', found);
  return (
    <Select
      {...control}
      options={reasons.map((reason) => ({ value: reason.code, label: withBasis(language, reason), reason }))}
      optionRender={({ data: { reason } }) =>
        reason && (
          <span className="reason-option">
            {labelIn(language, reason)}
            <small>{basisIn(language, reason)}</small>
          </span>
        )
      }
    />
  );
}
