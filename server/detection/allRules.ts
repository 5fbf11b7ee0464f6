import type { Rule } from './rule.ts';
import { chong1 } from './rules/chong1.ts';
import { chong2 } from './rules/chong2.ts';
import { da1 } from './rules/da1.ts';
import { da2 } from './rules/da2.ts';
import { da3 } from './rules/da3.ts';
import { da4 } from './rules/da4.ts';
import { daLocal } from './rules/daLocal.ts';
import { gf1 } from './rules/gf1.ts';
import { gf2 } from './rules/gf2.ts';
import { gf3 } from './rules/gf3.ts';
import { gf4 } from './rules/gf4.ts';
import { gf5 } from './rules/gf5.ts';
import { gf6 } from './rules/gf6.ts';
import { gf7 } from './rules/gf7.ts';
import { gf8 } from './rules/gf8.ts';
import { guai1 } from './rules/guai1.ts';
import { guai2 } from './rules/guai2.ts';
import { guai3 } from './rules/guai3.ts';
import { guai4 } from './rules/guai4.ts';
import { guai5 } from './rules/guai5.ts';
import { guai6 } from './rules/guai6.ts';
import { guai7 } from './rules/guai7.ts';
import { np01 } from './rules/np01.ts';
import { np02 } from './rules/np02.ts';
import { np03 } from './rules/np03.ts';
import { np04 } from './rules/np04.ts';
import { np05 } from './rules/np05.ts';
import { np06 } from './rules/np06.ts';
import { np07 } from './rules/np07.ts';
import { np08 } from './rules/np08.ts';
import { nr01 } from './rules/nr01.ts';
import { nr02 } from './rules/nr02.ts';
import { nr03a } from './rules/nr03a.ts';
import { nr03b } from './rules/nr03b.ts';
import { nr04a } from './rules/nr04a.ts';
import { nr04b } from './rules/nr04b.ts';
import { nr05 } from './rules/nr05.ts';
import { nr06 } from './rules/nr06.ts';
import { nr07 } from './rules/nr07.ts';
import { nr08a } from './rules/nr08a.ts';
import { nr08b } from './rules/nr08b.ts';
import { nr08c } from './rules/nr08c.ts';
import { nr08d } from './rules/nr08d.ts';
import { nr08e } from './rules/nr08e.ts';
import { nr08f } from './rules/nr08f.ts';
import { nr09 } from './rules/nr09.ts';
import { nr10 } from './rules/nr10.ts';
import { yang1 } from './rules/yang1.ts';
import { yang2 } from './rules/yang2.ts';
import { yang3 } from './rules/yang3.ts';
import { yang4 } from './rules/yang4.ts';

/** Every rule there is, in the order findings are shown: principles and requirements of the law, then the criteria of the notice. */
export const ALL_RULES: readonly Rule[] = [
  ...[np01, np02, np03, np04, np05, np06, np07, np08],
  ...[nr01, nr02, nr03a, nr03b, nr04a, nr04b, nr05, nr06],
  ...[nr07, nr08a, nr08b, nr08c, nr08d, nr08e, nr08f, nr09, nr10],
  ...[da1, da2, da3, da4, daLocal],
  ...[yang1, yang2, yang3, yang4],
  ...[guai1, guai2, guai3, guai4, guai5, guai6, guai7],
  ...[chong1, chong2],
  ...[gf1, gf2, gf3, gf4, gf5, gf6, gf7, gf8],
];
