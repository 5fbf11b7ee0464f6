/** A row of the authority matrix that gives Litong District its streets, as its own document would. */
export const aDelegation = (over: object = {}): object => ({
  category: 'street',
  jurisdiction: '640302',
  placeLevel: 'district',
  variant: 'government',
  delegation: true,
  handlerKind: 'civil_affairs',
  handlerLevel: 'county',
  approverKind: 'government',
  approverLevel: 'county',
  consulted: ['housing'],
  documentNo: '吴政发〔2026〕9号',
  effectiveOn: '9999-12-31',
  reason: '街路巷命名审批权限下放利通区',
  ...over,
});
