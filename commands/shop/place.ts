import { openHome, type Home } from '../installation/home.ts'
import { claimFolder, type Claim } from '../installation/only-one.ts'
import { keepSecrets, type Secrets } from '../installation/secrets.ts'
import { loadEnvFile, readSettings, type Settings } from '../installation/settings.ts'
import type { Life } from '../processes/life.ts'
import { refuseBusyPort } from '../processes/ports.ts'
import { makeSteps, type Steps } from '../terminal/steps.ts'

/** A running command, what it prints with, and what was configured. */
export type Place = { life: Life; steps: Steps; home: Home; settings: Settings }

/** A place where a shop may be opened: the folder is ours, and nobody holds the ports. */
export type ShopPlace = Place & { claim: Claim; secrets: Secrets }

/** Reads the settings from the environment and `.env`. */
export function openPlace(life: Life): Place {
  loadEnvFile()
  const settings = readSettings(process.env)
  const home = openHome(process.env)
  return { life, steps: makeSteps(process.stdout, process.env), home, settings }
}

/** Refuses a second shop in one folder, and busy ports, before anything is built or started. */
export async function openShopPlace(life: Life, command: 'start' | 'dev'): Promise<ShopPlace> {
  const place = openPlace(life)
  const { home, settings } = place
  const claim = await claimFolder(home.folder, command, life.isLeaving)
  life.atEnd(claim.release)

  const wanted: [variable: string, port: number, host: string][] = [
    ['PORT', settings.port, settings.host],
  ]
  if (command === 'dev') wanted.push(['API_PORT', settings.apiPort, settings.host])
  if (settings.stripe.kind === 'sandbox')
    wanted.push(['SANDBOX_PORT', settings.sandboxPort, '127.0.0.1'])
  for (const [variable, port, host] of wanted)
    await refuseBusyPort({ variable, port, host, command })
  return { ...place, claim, secrets: keepSecrets(home.secrets) }
}
