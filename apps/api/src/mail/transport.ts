import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mail } from '@paydesk/db'
import { createTransport } from 'nodemailer'

/** Sends a mail, or throws. The same mail sent twice has the same Message-ID: mailboxes show it once. */
export type MailTransport = {
  send: (mail: Mail) => Promise<void>
  /** Mails go nowhere: the shop shows them itself. */
  isLocal: boolean
}

export type MailSettings = {
  /** smtp://user:password@host:587 or smtps://…; without it, mails are files. */
  smtpUrl: string | undefined
  from: string
  folder: string
}

/** Its own patience is minutes; a job that failed is tried again. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

export function mailTransport({ smtpUrl, from, folder }: MailSettings): MailTransport {
  const domain = from.split('@').at(-1)?.replace('>', '') ?? 'localhost'
  const messageOf = ({ id, recipient, subject, html, text }: Mail) => ({
    from,
    // Not as text, in which a comma would begin another recipient.
    to: { name: '', address: recipient },
    subject,
    html,
    text,
    messageId: `<${id}@${domain}>`,
  })
  if (smtpUrl !== undefined) {
    const smtp = createTransport({ url: smtpUrl, ...PATIENCE })
    return { isLocal: false, send: async (mail) => void (await smtp.sendMail(messageOf(mail))) }
  }
  const eml = createTransport({ streamTransport: true, buffer: true })
  return {
    isLocal: true,
    send: async (mail) => {
      const { message } = await eml.sendMail(messageOf(mail))
      await mkdir(folder, { recursive: true })
      const file = join(folder, `${mail.id}.eml`)
      // A file that is there is whole.
      await writeFile(`${file}.part`, message)
      await rename(`${file}.part`, file)
    },
  }
}
