/** What somebody has to answer about the coordinates of a file. */
export const ASK_DEGREES = {
  en: 'The file does not say its coordinate system; it was read as degrees of CGCS2000/WGS 84. Does it come from a web map (AMap, Tencent, DataV)? Then choose GCJ-02.',
  zh: '文件未说明坐标系，已按 CGCS2000／WGS 84 经纬度读取。数据是否来自高德、腾讯、DataV 等网络地图？如是，请选择 GCJ-02。',
};
export const ASK_GCJ = {
  en: 'A column of the file says GCJ-02. Are the coordinates so? Then choose GCJ-02; if they were converted already, choose their system.',
  zh: '文件的属性列写有 GCJ-02。坐标是否确为 GCJ-02？如是，请选择 GCJ-02；如已转换，请选择实际坐标系。',
};
export const ASK_METRES = {
  en: 'The coordinates are metres without a zone number: which central meridian do they have?',
  zh: '坐标为不带带号的米制坐标：中央子午线是多少度？',
};
export const ASK_ZONE = (zone: number, proposal: string) => ({
  en: `The eastings carry zone number ${zone}: is it ${proposal} (CGCS2000, ${zone >= 25 ? 3 : 6}-degree zone ${zone})?`,
  zh: `东坐标带有带号 ${zone}：是否为 ${proposal}（CGCS2000 ${zone >= 25 ? 3 : 6}°带第 ${zone} 带）？`,
});
