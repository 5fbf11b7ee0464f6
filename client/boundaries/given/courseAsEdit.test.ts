import { expect, it } from 'vitest';
import { applyEdit } from '#server/boundaries/arcs/applyEdit.ts';
import type { LineSurroundings } from '#server/boundaries/lines/drafts/draftContract.ts';
import { courseAsEdit } from './courseAsEdit.ts';

const arc = (id: string, coordinates: [number, number][], isOwn = true): LineSurroundings['arcs'][number] => ({
  ...{ id, left: '640302', right: '640303', coordinates, isOwn },
});
const own = arc('a', [
  [106, 37],
  [106.1, 37.02],
  [106.2, 37],
]);
const parts: [number, number][][] = [
  [
    [106.2001, 37.0001],
    [106.15, 37.05],
    [106.05, 37.04],
    [106.0001, 36.9999],
  ],
];

it('puts the course of a file between the junctions on record, drawn from whichever end', () => {
  const edit = courseAsEdit(
    [
      own,
      arc(
        'b',
        [
          [106.2, 37],
          [106.3, 37.1],
        ],
        false,
      ),
    ],
    { parts },
  );
  expect(edit).toMatchObject({
    kind: 'replace',
    by: [
      [106, 37],
      [106.05, 37.04],
      [106.15, 37.05],
      [106.2, 37],
    ],
  });
  if (!edit) throw new Error('no step');
  expect(applyEdit([own], edit)).toMatchObject({ arcs: [{ id: 'a', coordinates: { length: 4 } }] });
});

it('has no step for courses in pieces, lines of several stretches, rings and straight lines', () => {
  const one = parts[0] ?? [];
  expect(courseAsEdit([own], { parts: [one, one] })).toBeUndefined();
  expect(
    courseAsEdit(
      [
        own,
        arc('c', [
          [106.2, 37],
          [106.3, 37],
        ]),
      ],
      { parts },
    ),
  ).toBeUndefined();
  expect(
    courseAsEdit(
      [
        arc('r', [
          [106, 37],
          [106.1, 37],
          [106.1, 37.1],
          [106, 37],
        ]),
      ],
      { parts },
    ),
  ).toBeUndefined();
  expect(courseAsEdit([own], { parts: [one.slice(0, 2)] })).toBeUndefined();
  expect(courseAsEdit([], { parts })).toBeUndefined();
});
