/** Actions of exchange in Chinese and English, by their code. */
export const EXCHANGE_ACTIONS_ZH = {
  'jobs.retry': '重试后台任务',
  'jobs.cancel': '取消后台任务',
  'jobs.discard': '丢弃后台任务',
  'webhooks.create': '新建数据推送订阅',
  'webhooks.edit': '修改数据推送订阅',
  'webhooks.pause': '暂停数据推送',
  'webhooks.resume': '恢复数据推送',
  'webhooks.rotate': '更换数据推送密钥',
  'webhooks.remove': '删除数据推送订阅',
  'webhooks.resend': '重发推送',
  'webhooks.test': '发送测试推送',
  'webhooks.fail': '数据推送持续失败，已停止',
};

export const EXCHANGE_ACTIONS_EN: Record<keyof typeof EXCHANGE_ACTIONS_ZH, string> = {
  'jobs.retry': 'Job retried',
  'jobs.cancel': 'Job cancelled',
  'jobs.discard': 'Job discarded',
  'webhooks.create': 'Webhook made',
  'webhooks.edit': 'Webhook edited',
  'webhooks.pause': 'Webhook paused',
  'webhooks.resume': 'Webhook resumed',
  'webhooks.rotate': 'Secret of a webhook changed',
  'webhooks.remove': 'Webhook removed',
  'webhooks.resend': 'Event sent again',
  'webhooks.test': 'Test event sent',
  'webhooks.fail': 'Webhook stopped: it kept failing',
};
