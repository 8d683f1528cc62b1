import type { FormEvent } from 'react'
import { Todo } from '@/shared/ui/page'
import type { RateCard } from '../queries/money'
import { typedIn, useMoneyForm } from '../use-money-form'
import { KNOWN, RateKnownFields, readKnown } from './rate-known-fields'

type Change = ReturnType<typeof readKnown>['known']

interface RateChangeKnownProps {
  rate: Pick<RateCard, 'status' | 'is_verified' | 'source' | 'source_url'>
  send: (change: Change) => Promise<unknown>
  done: () => void
}

/** Says how well a rate is known. The rate itself is not changed: another one takes its place. */
export function RateChangeKnown({ rate, send, done }: RateChangeKnownProps) {
  const form = useMoneyForm({ fields: KNOWN, send, done })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { found, known } = readKnown(typedIn(event.currentTarget))
    form.submit(found, known)
  }

  return (
    <Todo title="How well is it known?">
      {form.notices()}
      <form className="form" onSubmit={submit} noValidate {...form.heard}>
        <RateKnownFields faults={form.faults} known={rate} />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={form.sent.isPending}>
            {form.sent.isPending ? 'Saving…' : 'Save'}
          </button>
        </div>
      </form>
    </Todo>
  )
}
