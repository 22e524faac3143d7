import { useState } from 'react'
import { ask } from '../server/ask.ts'
import type { Form } from '../server/ask.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Outcome } from '../ui/outcome.tsx'
import { Loading, Problem } from '../ui/states.tsx'
import { isTurned, useClock } from './clock.ts'
import type { Clock } from './clock.ts'
import { describeDuration } from './duration.ts'

const STEPS = [
  ['1h', '+1 hour'],
  ['1d', '+1 day'],
  ['7d', '+7 days'],
] as const

export function ClockPanel() {
  const { data: clock, error, refetch } = useClock()
  return (
    <section className="panel" aria-label="Clock">
      <h2>Clock</h2>
      {error !== null && <Problem error={error} retry={() => void refetch()} />}
      {clock === undefined ? (
        error === null && <Loading rows={1} />
      ) : (
        <ClockControls clock={clock} />
      )}
    </section>
  )
}

function ClockControls({ clock }: { clock: Clock }) {
  const [length, setLength] = useState('')
  const act = useAct(async ({ words, ...form }: Form & { words: string }) => {
    await ask('clock', { method: 'POST', form })
    return words
  })
  return (
    <>
      <p className="clock-face">
        <strong>{new Date(clock.now * 1000).toLocaleString()}</strong>
        <span className="hint">{describeClock(clock)}</span>
      </p>
      <div className="acts">
        {STEPS.map(([advance, name]) => (
          <Button
            key={advance}
            isBusy={act.isBusy}
            onClick={() => act.run({ advance, words: `Turned by ${name.slice(1)}.` })}
          >
            {name}
          </Button>
        ))}
        {clock.next_due !== null && (
          <Button
            isBusy={act.isBusy}
            onClick={() => act.run({ advance: 'next', words: 'Turned to what was due next.' })}
          >
            To what is due next
          </Button>
        )}
        <Button
          isBusy={act.isBusy}
          onClick={() =>
            act.run({
              freeze: !clock.frozen,
              words: clock.frozen ? 'It runs.' : 'It stands still.',
            })
          }
        >
          {clock.frozen ? 'Let it run' : 'Freeze'}
        </Button>
        {isTurned(clock) && (
          <Button
            isBusy={act.isBusy}
            onClick={() => act.run({ reset: true, words: 'It shows the real time.' })}
          >
            Back to real time
          </Button>
        )}
      </div>
      <form
        className="panel-form"
        onSubmit={(event) => {
          event.preventDefault()
          act.run({ advance: length, words: `Turned by ${length}.` })
        }}
      >
        <label className="field">
          <span className="field-label">Turn it by</span>
          <input
            className="field-input"
            value={length}
            onChange={({ target }) => setLength(target.value)}
            placeholder="3d, 1d12h, 90m or seconds"
            autoComplete="off"
            required
          />
        </label>
        <Button type="submit" isBusy={act.isBusy}>
          Turn
        </Button>
      </form>
      <Outcome act={act} />
    </>
  )
}

function describeClock({ frozen, offset_seconds: offset, next_due: due, now }: Clock): string {
  const ahead = offset > 0 ? 'ahead of' : 'behind'
  const place =
    Math.abs(offset) < 1 ? 'Real time' : `${describeDuration(offset)} ${ahead} real time`
  const next = due === null ? 'nothing is planned' : `next thing due ${whenDue(due - now)}`
  return `${place}${frozen ? ', standing still' : ''}; ${next}.`
}

function whenDue(seconds: number): string {
  return seconds <= 0 ? 'now' : `in ${describeDuration(seconds)}`
}
