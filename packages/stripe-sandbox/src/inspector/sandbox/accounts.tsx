import { useAnswer } from '../server/queries.ts'
import { Loading, Problem } from '../ui/states.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { addressOf, shownAccount } from './account-address.ts'

export type AccountSummary = { id: string; is_default: boolean }

export function Accounts() {
  const { data, error, refetch } = useAnswer<{ data: AccountSummary[] }>({
    path: 'accounts',
    kinds: ['*'],
  })
  return (
    <section className="panel" aria-label="Accounts">
      <h2>Accounts</h2>
      <p className="hint">
        Each has rows, clock and faults of its own. One begins with the first use of its keys:{' '}
        <code>sk_test_acct_blue</code> and <code>pk_test_acct_blue</code> are those of{' '}
        <code>acct_blue</code>. Every other test key is one of the default account.
      </p>
      {error !== null && <Problem error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading rows={1} />}
      <ul className="rules">
        {data?.data.map((account) => (
          <li key={account.id} className="rule">
            <strong>{account.id}</strong>
            <span className="rule-about">
              {account.is_default && 'default'}
              <CopyButton text={account.id} what={account.id} />
            </span>
            {shownAccount() === account.id ? (
              <span className="hint">Shown here</span>
            ) : (
              <a className="button" href={addressOf(account)}>
                Show
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
