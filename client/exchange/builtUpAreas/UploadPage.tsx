import { Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { BuiltUpApi } from '#server/gazetteer/builtUpAreas/builtUpContract.ts';
import { useAct } from '../../api/query.ts';
import { useFacts } from '../../api/session.ts';
import { Field } from '../../ui/Field.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { PreviewSection } from './PreviewSection.tsx';
import { systemsNear } from './systemsNear.ts';
import { useBuiltUpWords } from './words.ts';
import '../../ui/listPage.css';
import './builtUp.css';

const ACCEPTED = '.zip,.gpkg,.geojson,.json,.kml,.kmz';
const AUTO = 'auto';

/** A file of built-up areas: read and shown, then put into force. */
export function UploadPage() {
  const say = useBuiltUpWords();
  const [system, setSystem] = useState(AUTO);
  const read = useAct(BuiltUpApi.upload);
  return (
    <>
      <p className="crumb">
        <Link to="/built-up-areas">{say('back')}</Link>
      </p>
      <PageHeader title={say('upload')} lead={say('uploadLead')} />
      <div className="panel">
        <SystemChoice value={system} onChange={setSystem} />
      </div>
      <FileDrop
        choose={say(read.data ? 'again' : 'choose')}
        drop={say('drop')}
        hint={say('fileHint')}
        accept={ACCEPTED}
        busy={read.isPending}
        onFile={(file) => read.mutate({ file, query: system === AUTO ? {} : { crs: system } })}
      />
      <ProblemAlert error={read.error} shownElsewhere={['/file']} />
      {read.data && <PreviewSection key={read.data.id} preview={read.data} />}
    </>
  );
}

function SystemChoice({ value, onChange }: { value: string; onChange: (system: string) => void }) {
  const say = useBuiltUpWords();
  const longitude = useFacts()?.center[0];
  const grids = longitude === undefined ? [] : systemsNear(longitude);
  return (
    <Field label={say('system')} help={say('systemHelp')}>
      {(control) => (
        <Select
          {...control}
          className="built-up-system"
          value={value}
          onChange={onChange}
          popupMatchSelectWidth={false}
          options={[
            ...([AUTO, 'EPSG:4490', 'GCJ-02'] as const).map((each) => ({ value: each, label: say(`system.${each}`) })),
            ...grids.map(({ epsg, zone, meridian }) => ({
              value: `EPSG:${epsg}`,
              label: zone === null ? say('plain', { meridian, epsg }) : say('zoned', { zone, epsg }),
            })),
          ]}
        />
      )}
    </Field>
  );
}
