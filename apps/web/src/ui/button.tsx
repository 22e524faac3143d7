import type { ComponentProps } from 'react'

type Look = 'primary' | 'quiet'

const LOOKS = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong',
  quiet: 'border border-edge bg-surface text-ink hover:bg-sunken',
} as const satisfies Record<Look, string>

/** The classes of a button, for links that act like one. */
export function buttonClass(look: Look): string {
  return `inline-flex min-h-12 items-center justify-center gap-2 rounded-full px-6 text-center font-medium transition-colors ${LOOKS[look]}`
}

type ButtonProps = ComponentProps<'button'> & {
  look?: Look
  /** In flight: keeps the focus and ignores clicks, unlike `disabled` (ux.md B2). */
  busy?: boolean
}

export function Button({
  look = 'primary',
  busy = false,
  className = '',
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      // oxlint-disable-next-line react/button-has-type -- it has one: "button" unless told otherwise
      type={type}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
      className={`${buttonClass(look)} ${busy ? 'cursor-progress' : ''} ${className}`}
    />
  )
}
