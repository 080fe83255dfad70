/** Sends a notice as plain e-mail over SMTP. */
import { DeliveryError, type Send } from '../delivery.ts';

export type SmtpPlace = { url: string; from: string };

type SmtpFailure = { responseCode?: number; code?: string };

function failure(error: unknown): DeliveryError {
  const { responseCode, code } = error as SmtpFailure;
  // 5xx is the server's final word on this message (RFC 5321 section 4.2.1); wrong credentials can still be mended.
  if (responseCode) return new DeliveryError(`smtp-${responseCode}`, responseCode >= 500 && code !== 'EAUTH');
  return new DeliveryError(code === 'EAUTH' ? 'smtp-sign-in' : 'network', false);
}

/** `url` as in `smtps://user:password@host:465`. The Message-ID comes from the notice, so that a repetition is recognised. */
export function smtpSender(place: SmtpPlace): Send {
  const domain = /@([^\s>]+)/.exec(place.from)?.[1] ?? 'localhost';
  return async (delivery) => {
    const thread = delivery.answer?.inReplyTo;
    const { createTransport } = await import('nodemailer');
    const transport = createTransport(place.url, { from: place.from });
    Object.assign(transport.options, {
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 15_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      const sent = await transport.sendMail({
        to: { name: '', address: delivery.address },
        subject: delivery.title,
        text: delivery.text,
        messageId: `<${delivery.id}@${domain}>`,
        ...(thread ? { inReplyTo: thread, references: thread } : {}),
        headers: {
          'Auto-Submitted': delivery.answer ? 'auto-replied' : 'auto-generated',
          'Content-Language': delivery.language,
          ...(delivery.unsubscribe
            ? {
                'List-Unsubscribe': `<${delivery.unsubscribe}>`,
                'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
              }
            : {}),
        },
      });
      return sent.messageId;
    } catch (error) {
      throw failure(error);
    } finally {
      transport.close();
    }
  };
}
