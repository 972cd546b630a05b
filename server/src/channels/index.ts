export { type Channel, DeliveryError, type MailMessage, type SmsMessage } from './channel.ts';
export { createChannels, type Channels } from './create-channels.ts';
export { isTemplateKey, messageTemplates, type MessageTemplateKey, renderMessage } from './templates.ts';
