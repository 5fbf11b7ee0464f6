import type { Place } from '../gazetteer/contract.ts';
import { type Html, html } from './html.ts';
import type { LocatorShapes } from './locatorShapes.ts';
import { page } from './page.ts';
import { namePlate, navigation, placeFacts, placeHistory, placePosition, placeStory } from './placeSections.ts';
import type { View } from './view.ts';

/** Everything that is public about a place. */
export function placePage(view: View, place: Place, shapes: LocatorShapes): Buffer {
  const { say } = view;
  const name = place.names.find(({ name: text }) => text === place.standardName) ?? place.names[0];
  const title = name?.name ?? say('未命名', 'Unnamed');
  const gone = place.status === 'abolished' || place.standardName === null;
  const body = html`${namePlate(title, name?.romanTone ?? '', gone ? 'gone' : '')}
${place.status === 'abolished' && abolished(say)}
${!gone && html`<p class="acts">${navigation(view, shapes)}</p>`}
${placeFacts(view, place)}
${placeStory(view, place)}
${placePosition(view, title, shapes)}
${placeHistory(view, place)}`;
  return page(view, { title, path: `/places/${place.id}`, body });
}

const abolished = (say: View['say']): Html =>
  html`<div class="note stop"><p><b>${say('地名已销名', 'Name cancelled')}</b></p><p>${say(
    '此地名已注销，以下资料仅供查考。',
    'This name is no longer in use; what follows is kept for reference.',
  )}</p></div>`;
