import { expect, it } from 'vitest';
import { PlaceId } from '#server/gazetteer/contract.ts';
import { type ApplicationForm, changedForm, emptyForm } from './applicationForm.ts';
import { readDraft, readForm, serverFaults } from './faultsOf.ts';

const said = (word: string) => word;
const full = (): ApplicationForm => ({
  ...emptyForm(),
  candidates: [{ key: 1, name: ' 滨河路 ', meaning: '临黄河之滨', reason: '沿河新建道路' }],
  geometry: {
    type: 'LineString',
    coordinates: [
      [106.19, 37.98],
      [106.2, 37.98],
    ],
  },
  division: '640302',
  location: '东起迎宾大道',
  contactName: '张三',
  contactPhone: '0953-1234567',
});

it('names every missing entry by its pointer', () => {
  const { body, faults } = readForm(emptyForm(), said);
  expect(body).toBeNull();
  expect(faults).toEqual({
    '/candidates/0/name': 'fault.name',
    '/candidates/0/meaning': 'fault.meaning',
    '/candidates/0/reason': 'fault.reason',
    '/geometry': 'fault.geometry',
    '/division': 'fault.division',
    '/location': 'fault.location',
    '/contactName': 'fault.contactName',
    '/contactPhone': 'fault.contactPhone',
  });
});

it('sends names without the blanks around them and without the keys of the screen', () => {
  expect(readForm(full(), said).body?.candidates).toEqual([
    { name: '滨河路', meaning: '临黄河之滨', reason: '沿河新建道路' },
  ]);
});

it('refuses the same name twice, at the later one', () => {
  const form = full();
  const again = form.candidates.map((entry) => ({ ...entry, key: 2, name: '滨河路' }));
  const twice = { ...form, candidates: [...form.candidates, ...again] };
  expect(readForm(twice, said)).toMatchObject({ body: null, faults: { '/candidates/1/name': 'fault.sameName' } });
});

it('shows what the server finds inside the geometry at the map', () => {
  const errors = [{ pointer: '/geometry/coordinates/1', detail: 'outside', detailZh: '不在所选行政区内' }];
  expect(serverFaults(errors, false)).toEqual({ '/geometry': '不在所选行政区内' });
});

it('lets a draft lack anything, and sends only what is there', () => {
  expect(readDraft(emptyForm(), said)).toEqual({
    body: { kind: 'naming', category: 'street', candidates: [{}], extent: '', attributes: {} },
    faults: {},
  });
});

it('asks a cancellation for its ground, and neither for a name nor for a shape', () => {
  const place = PlaceId.parse('9f0c5c0e-3a53-4b8f-9d11-0c4f1f6a2b11');
  const form: ApplicationForm = { ...full(), kind: 'cancellation', place, geometry: null, candidates: [] };
  expect(readForm(form, said).faults).toEqual({ '/cancellation': 'fault.cancellation' });
  const cancellation = { code: 'construction', text: '道路已拆除' };
  expect(readForm({ ...form, cancellation }, said).body).toMatchObject({ kind: 'cancellation', place, cancellation });
});

it('refuses a draft for what is there and wrong, at its place', () => {
  const form = {
    ...emptyForm(),
    candidates: [...emptyForm().candidates, { key: 2, name: '路', meaning: '', reason: '' }],
  };
  expect(readDraft({ ...form, contactPhone: '12' }, said)).toEqual({
    body: null,
    faults: { '/candidates/1/name': 'fault.name', '/contactPhone': 'fault.contactPhone' },
  });
});

it('draws a held name only while it is proposed, for its category and county', () => {
  const form = { ...full(), draws: '9f0c5c0e-3a53-4b8f-9d11-0c4f1f6a2b11', drawnNames: ['滨河路'] };
  const [first] = form.candidates;
  const draws = (part: Partial<ApplicationForm>) => changedForm(form, part).draws;
  expect(draws({ location: '西至滨河' })).toBe(form.draws);
  expect(draws({ division: '640302001' })).toBe(form.draws);
  expect(draws({ division: '640303' })).toBeNull();
  expect(draws({ category: 'building' })).toBeNull();
  expect(draws({ candidates: first ? [{ ...first, name: '滨湖路' }] : [] })).toBeNull();
  const another = { draws: '1d0c5c0e-3a53-4b8f-9d11-0c4f1f6a2b11', drawnNames: ['滨湖路'] };
  expect(changedForm(form, another)).toMatchObject(another);
});
