import { Badge } from '../ui/badge.tsx'

export function StatusCode({ status }: { status: number | null }) {
  if (status === null) return <Badge tone="bad">cut</Badge>
  const tone = status < 400 ? 'good' : status === 402 ? 'wait' : 'bad'
  return <Badge tone={tone}>{status}</Badge>
}
