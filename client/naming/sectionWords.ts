/** The parts of a case file, in the order of the workbench. */
export const SECTION_WORDS = {
  'zh-CN': {
    'section.dossier': '申请内容',
    'section.findings': '检查结果',
    'section.opinions': '部门意见',
    'section.procedures': '论证与征求意见',
    'section.objections': '公示意见',
    'section.clocks': '时限',
    'section.impact': '影响与后续事项',
    'section.decision': '论证、公示与决定',
    'section.documents': '文书',
    'section.steps': '办理过程',
  },
  en: {
    'section.dossier': 'Application',
    'section.findings': 'Findings',
    'section.opinions': 'Opinions',
    'section.procedures': 'Argumentation and consultation',
    'section.objections': 'Comments on the notice',
    'section.clocks': 'Time limits',
    'section.impact': 'Impact and tasks',
    'section.decision': 'Reports, notice, decision',
    'section.documents': 'Documents',
    'section.steps': 'History',
  },
} as const;
