import type { ComponentProps, ReactNode } from 'react'

type FieldProps = {
  id: string
  label: string
  /** What to do, when something is wrong. */
  problem?: string | undefined
  children: ReactNode
}

/** A control with its label above it and, when there is one, its problem below it. */
export function Field({ id, label, problem, children }: FieldProps) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      {children}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="mt-1 flex gap-2 text-danger">
          <span aria-hidden="true">!</span>
          {problem}
        </p>
      )}
    </div>
  )
}

const CONTROL =
  'h-12 w-full min-w-0 rounded-xl border bg-surface px-4 text-base placeholder:text-muted disabled:opacity-60'

function described(id: string, problem: string | undefined) {
  return {
    'aria-invalid': problem !== undefined || undefined,
    'aria-describedby': problem === undefined ? undefined : `${id}-problem`,
    className: `${CONTROL} ${problem === undefined ? 'border-edge' : 'border-danger'}`,
  }
}

type ControlProps = { id: string; label: string; problem?: string | undefined }

export function TextField({
  id,
  label,
  problem,
  ...input
}: ControlProps & ComponentProps<'input'>) {
  return (
    <Field id={id} label={label} problem={problem}>
      <input {...input} id={id} name={id} {...described(id, problem)} />
    </Field>
  )
}

export function SelectField({
  id,
  label,
  problem,
  ...select
}: ControlProps & ComponentProps<'select'>) {
  return (
    <Field id={id} label={label} problem={problem}>
      <select {...select} id={id} name={id} {...described(id, problem)} />
    </Field>
  )
}
