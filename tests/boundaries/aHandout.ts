/** All county lines of Wuzhong with what belongs to them. */
export const handoutSelection = {
  ...{ day: '2026-01-01', area: '640300', lines: [], levels: ['county'] },
  ...{ contents: ['lines', 'markers', 'divisions', 'agreements'], formats: ['geojson', 'xlsx'] },
};

/** A request for boundary data as an office's letter has it. */
export const aHandout = (over: object = {}) => ({
  ...{ level: 'internal', applicant: '吴忠市自然资源局', contactName: '王某', contactPhone: '0953-0000000' },
  ...{ purpose: '国土空间规划编制', legalBasis: '吴自然资函〔2026〕8号', undertakings: '专人保管，不外传。' },
  ...{ selection: handoutSelection, outsideItems: null, ...over },
});
