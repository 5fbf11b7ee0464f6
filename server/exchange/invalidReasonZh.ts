const IN_CHINESE: Readonly<Record<string, string>> = {
  'Self-intersection': '边界自相交',
  'Ring Self-intersection': '环在一点自相接',
  'Hole lies outside shell': '孔洞在外环之外',
  'Holes are nested': '孔洞互相嵌套',
  'Interior is disconnected': '内部被孔洞隔断',
  'Nested shells': '外环互相嵌套',
  'Duplicate Rings': '环重复',
  'Too few points in geometry component': '有一部分点数不足',
  'Invalid Coordinate': '坐标无效',
  'Ring is not closed': '环不闭合',
};

/** Why a shape is not valid, in Chinese; as PostGIS says it where it is none of the usual reasons. */
export const invalidReasonZh = (reason: string): string => IN_CHINESE[reason] ?? reason;
