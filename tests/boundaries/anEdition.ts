/** A reviewed map of Litong as its review document has it; the number is made up and belongs to no map. */
export const anEdition = (over: object = {}) => ({
  ...{ rule: 'public-map', title: '利通区行政区划图', reviewNumber: '测S（2026）000号', reviewedBy: '测试审核单位' },
  ...{ reviewedOn: '2026-01-05', scope: '县级轮廓', area: '640302', levels: ['county'], ground: '测试', ...over },
});
