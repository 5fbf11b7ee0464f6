import { cell, head } from '../../../boundaries/markers/paper.ts';
import type { DossierSection } from '../dossierSection.ts';

/** 处理机关和依据: who handles it, by which article. */
export const authoritySection: DossierSection = {
  title: '处理机关和依据',
  field: 'parties',
  blocks: async ({ dispute: { handler, authority }, gate }) => [
    {
      type: 'table',
      widths: [1.4, 6.6],
      rows: [
        [head('处理机关'), cell(gate.show('parties', handler.name))],
        [head('依据'), cell(`${authority.articleZh}${authority.verified ? '' : '（本系统的理解，未核实）'}`)],
        [head('程序'), cell(authority.procedureZh)],
      ],
    },
  ],
};
