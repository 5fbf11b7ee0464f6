import { Checkbox, Select } from 'antd';
import { DefectClass } from '#server/detection/contract.ts';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useDetectionWords } from '../../detection/words.ts';
import { Field } from '../../ui/Field.tsx';
import type { ActFields } from './actForm.ts';
import { useActWords } from './actWords.ts';
import { CategoryField } from './PromoteFields.tsx';

const LISTING = ['candidates', 'survey'];

/** The clean-up campaign that lists the name, and under which classes; none is a choice too. */
export function CandidateFields(form: ActFields) {
  const say = useActWords();
  const sayRule = useDetectionWords();
  const may = useMay();
  const isManager = may('campaigns.manage') && may('campaigns.read');
  const { data } = useCall(CampaignsApi.list, { query: { limit: 200 } }, { enabled: isManager });
  const campaigns = data?.items.filter(({ state }) => LISTING.includes(state)) ?? [];
  const { values, change } = form;
  return (
    <>
      <CategoryField {...form} />
      {isManager && (
        <Field label={say('campaign')}>
          {(control) => (
            <Select
              {...control}
              value={values.campaign}
              onChange={(campaign: string) => change({ campaign })}
              options={[
                { value: '', label: say('noCampaign') },
                ...campaigns.map(({ id, title }) => ({ value: id, label: title })),
              ]}
            />
          )}
        </Field>
      )}
      {values.campaign !== '' && (
        <Field label={say('classes')}>
          {({ id }) => (
            <fieldset id={id} className="census-plain-fieldset" aria-label={say('classes')}>
              <Checkbox.Group
                value={[...values.classes]}
                onChange={(classes) => change({ classes: classes.map(String) })}
                options={DefectClass.options.map((value) => ({ value, label: sayRule(`defect.${value}`) }))}
              />
            </fieldset>
          )}
        </Field>
      )}
    </>
  );
}
