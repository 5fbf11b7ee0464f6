/** Actions of data exchange in Chinese and English, by their code. */
export const EXCHANGE_ACTIONS_ZH = {
  'census.take': '导入普查成果',
  'census.untake': '撤销普查成果导入',
  'census.promote': '普查成果转为标准地名',
  'census.merge': '普查成果并入已有地名',
  'census.make-candidate': '普查成果列为清理整治线索',
  'census.set-aside': '不采用普查成果',
  'census.send-back': '普查成果退回核实',
  'census.undo': '撤销普查成果的决定',
  'census.enter-rule': '登记认定标准地名的规定',
} as const;

export const EXCHANGE_ACTIONS_EN: Record<keyof typeof EXCHANGE_ACTIONS_ZH, string> = {
  'census.take': 'Take in census records',
  'census.untake': 'Take census records back',
  'census.promote': 'Make a census record a standard name',
  'census.merge': 'Merge a census record',
  'census.make-candidate': 'Hand a census record to the clean-up',
  'census.set-aside': 'Set a census record aside',
  'census.send-back': 'Send a census record back',
  'census.undo': 'Take a decision about a census record back',
  'census.enter-rule': 'Enter a deeming rule',
};
