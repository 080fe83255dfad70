/** What the ways of writing to a person are called. */
export const channelKey = {
  email: 'notices.channel.email',
  push: 'notices.channel.push',
  sms: 'notices.channel.sms',
  whatsapp: 'notices.channel.whatsapp',
} as const;
