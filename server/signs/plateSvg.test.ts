import { expect, it } from 'vitest';
import { editionOf } from './editionOf.ts';
import { plateLayout } from './plateLayout.ts';
import { plateSvg } from './plateSvg.ts';

const svgOf = (textCn: string): string =>
  plateSvg(
    plateLayout(editionOf(), {
      type: 'street',
      widthMillimetres: 1200,
      heightMillimetres: 400,
      textCn,
      textRoman: "XI'AN LU",
      azimuthDegrees: 90,
      qr: { url: 'https://dm.example.cn/s/01JD2Q5N8X7R3V9T4K6M0PABCE?v=1&c=7K2M' },
    }),
  );

it('has its true size, its words for readers and no font', () => {
  const svg = svgOf('西安路');
  expect(svg).toContain('width="1200mm" height="400mm" viewBox="0 0 1200 400"');
  expect(svg).toContain('<title>西安路 XI&#39;AN LU</title>');
  expect(svg).toContain('c=7K2M</desc>');
  expect(svg).not.toMatch(/<text|font-family|<image|href=/);
});

it('draws every letter of both lines', () => {
  expect(svgOf('西安路').match(/<path transform/g)).toHaveLength(3 + "XI'ANLU".length);
});

it('draws a character outside the basic plane', () => {
  expect(svgOf('𬭚于巷').match(/<path transform/g)).toHaveLength(3 + "XI'ANLU".length);
});

it('escapes a name that tries to be markup', () => {
  const svg = svgOf('"><b>&');
  expect(svg).toContain('<title>&quot;&gt;&lt;b&gt;&amp; XI');
  expect(svg).not.toContain('<b>');
});
