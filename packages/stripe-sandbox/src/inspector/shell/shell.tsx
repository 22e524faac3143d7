import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { CustomersView } from '../customers/customers-view.tsx'
import { EventsView } from '../events/events-view.tsx'
import { FaultsView } from '../faults/faults-view.tsx'
import { PaymentsView } from '../payments/payments-view.tsx'
import { RequestsView } from '../requests/requests-view.tsx'
import { Link } from '../route/link.tsx'
import { useAddress } from '../route/location.ts'
import { PLACES, placeOf } from '../route/places.ts'
import type { Place } from '../route/places.ts'
import { SandboxView } from '../sandbox/sandbox-view.tsx'
import { useConnection } from '../server/live.ts'
import { SetupIntentsView } from '../setup-intents/setup-intents-view.tsx'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon.tsx'
import { Empty } from '../ui/states.tsx'
import { useKeys } from './keys.ts'
import { Status, useFaultsOn } from './status.tsx'
import { WebhooksView } from '../webhooks/webhooks-view.tsx'
import { KeysDialog } from './keys-dialog.tsx'

const VIEWS: Record<Place['name'], (id: string | null) => ReactNode> = {
  payments: (id) => <PaymentsView id={id} />,
  customers: (id) => <CustomersView id={id} />,
  'setup-intents': (id) => <SetupIntentsView id={id} />,
  events: (id) => <EventsView id={id} />,
  requests: (id) => <RequestsView id={id} />,
  webhooks: (id) => <WebhooksView id={id} />,
  faults: () => <FaultsView />,
  sandbox: () => <SandboxView />,
}

const ICONS: Record<Place['name'], IconName> = {
  payments: 'card',
  customers: 'person',
  'setup-intents': 'shield',
  events: 'bell',
  requests: 'log',
  webhooks: 'hook',
  faults: 'bolt',
  sandbox: 'gear',
}

export function Shell() {
  const { pathname } = useAddress()
  const place = placeOf(pathname)
  const title = PLACES.find(({ path }) => path === place?.name)?.title ?? 'Not found'
  const keys = useKeys(place)
  const faultsOn = useFaultsOn()
  useEffect(() => {
    document.title = `${place?.id ?? title} · Stripe sandbox`
    // On a phone the navigation scrolls: what is shown must be seen in it.
    document.querySelector('.nav [aria-current]')?.scrollIntoView({ inline: 'nearest' })
  }, [place?.id, title])

  return (
    <div className="shell">
      <header className="side">
        <Link to="/payments" className="wordmark">
          <span className="wordmark-mark" aria-hidden="true" />
          Stripe sandbox
        </Link>
        <nav className="nav" aria-label="Views">
          {PLACES.map(({ path, title: name }) => (
            <Link key={path} to={`/${path}`} className="nav-link" current={place?.name === path}>
              <Icon name={ICONS[path]} />
              {name}
              {path === 'faults' && faultsOn > 0 && (
                <span className="nav-count">{faultsOn} on</span>
              )}
            </Link>
          ))}
        </nav>
        <div className="side-foot">
          <Status />
          <button type="button" className="quiet keys-button" onClick={keys.show}>
            Keys <kbd>?</kbd>
          </button>
        </div>
      </header>
      <main className="main">
        <ConnectionBanner />
        {place === null ? <NotFound /> : VIEWS[place.name](place.id)}
      </main>
      {keys.isShown && <KeysDialog onClose={keys.hide} />}
    </div>
  )
}

function ConnectionBanner() {
  const connection = useConnection()
  return (
    <output>
      {connection === 'lost' && (
        <span className="banner">
          <Icon name="alert" />
          The sandbox does not answer. This page goes on by itself when it is back.
        </span>
      )}
    </output>
  )
}

function NotFound() {
  return (
    <Empty title="There is nothing here">
      <p>
        <Link to="/payments">Go to the payments</Link>
      </p>
    </Empty>
  )
}
