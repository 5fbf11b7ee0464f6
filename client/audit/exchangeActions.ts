/** Actions on imports, exports and open data in Chinese and English, by their code. */
export const EXCHANGE_ACTIONS_ZH = {
  'open.make-card-key': '更换名片签名密钥',
  'open.revoke-card-key': '作废名片签名密钥',
} as const;

export const EXCHANGE_ACTIONS_EN: Record<keyof typeof EXCHANGE_ACTIONS_ZH, string> = {
  'open.make-card-key': 'Change the key of name cards',
  'open.revoke-card-key': 'Give up a key of name cards',
};
