import { word } from './ruleDesk.ts';

/** Items that the rule desk refuses, and the field it points to. */
export const FAULTY_ITEMS: readonly (readonly [fault: string, item: object, pointer: string])[] = [
  ['a field missing', word('稻香', { severity: undefined }), '/items/0/body/severity'],
  ['a rule that does not exist', word('稻香', { rules: ['XX-1'] }), '/items/0/body/rules'],
  ['a field nobody knows', word('稻香', { colour: 'red' }), '/items/0/body/colour'],
  [
    'characters that the register is not searched by',
    word('裕谷', { match: 'similar_shape', rules: ['NR-08c'] }),
    '/items/0/body/text',
  ],
  [
    'a size word that the register is not searched by',
    word('新 老', { match: 'size_word', rules: ['NR-08c'] }),
    '/items/0/body/text',
  ],
  [
    'a syllable too few',
    {
      operation: 'add',
      kind: 'reading',
      body: { text: '稻香', syllables: 'dào', roman: null, status: 'approved', source: '测试' },
    },
    '/items/0/body/syllables',
  ],
  [
    'a rule without its program',
    {
      operation: 'add',
      kind: 'rule',
      body: {
        id: 'NR-99',
        title: 'x',
        titleZh: '某规则',
        class: null,
        instrument: '某条例',
        article: '第一条',
        jurisdiction: 'CN',
        results: [
          {
            result: 'A',
            severity: 'HUMAN',
            level: 'review',
            message: '',
            messageZh: '',
            advice: null,
            adviceZh: null,
          },
        ],
      },
    },
    '/items/0/body/id',
  ],
];
