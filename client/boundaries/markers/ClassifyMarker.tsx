import { App } from 'antd';
import { useNavigate } from 'react-router';
import type { Marker } from '#server/boundaries/markers/markerContract.ts';
import { MarkersApi } from '#server/boundaries/markers/markersApiContract.ts';
import { useAct } from '../../api/query.ts';
import { ClassifyDialog } from '../archive/ClassifyDialog.tsx';
import { useMarkerWords } from './words.ts';

interface Props {
  marker: Pick<Marker, 'id' | 'version' | 'secrecy'>;
  onClose: () => void;
}

/** Who may see where a marker stands. One that is restricted cannot be read any more: the list follows. */
export function ClassifyMarker({ marker: { id, version, secrecy }, onClose }: Props) {
  const say = useMarkerWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const act = useAct(MarkersApi.classifyMarker, {
    onSuccess: ({ secrecy: decided }) => {
      void message.success(say('saved'));
      if (decided === 'restricted') void navigate('/markers');
      else onClose();
    },
  });
  return (
    <ClassifyDialog
      intro={say('classifyIntro')}
      was={secrecy}
      error={act.error}
      isPending={act.isPending}
      onDecide={(body) => act.mutate({ params: { id }, version, body })}
      onClose={onClose}
    />
  );
}
