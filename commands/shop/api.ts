import { join } from 'node:path'
import { ROOT } from '../installation/home.ts'
import type { Service } from '../processes/service.ts'
import { stripeVariables } from './payments.ts'
import type { ShopPlace } from './place.ts'

/** The API as a service: `script` is its built or its source entry, with Node's flags. */
export function apiService(
  { settings, secrets, home }: Omit<ShopPlace, 'claim'>,
  run: { script: string[]; databaseUrl: string; port: number; processes?: number },
): Service {
  const set = Object.entries(process.env).filter(([, value]) => value !== '')
  return {
    name: 'api',
    args: run.script,
    logFolder: home.log,
    env: {
      COOKIE_SECRET: secrets.cookieSecret,
      MAIL_FOLDER: join(home.folder, 'mail'),
      WEB_ROOT: join(ROOT, 'apps', 'web', 'dist'),
      ...Object.fromEntries(set),
      ...stripeVariables(settings, secrets),
      DATABASE_URL: run.databaseUrl,
      PORT: String(run.port),
      ...(run.processes !== undefined && { PROCESSES: String(run.processes) }),
      HOST: settings.host,
    },
  }
}
