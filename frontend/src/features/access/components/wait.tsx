import { useEffect, useState } from 'react'
import { plural } from '@/shared/format/words'
import type { HelpProps } from '@/shared/ui/error-help'
import { ErrorNotice } from '@/shared/ui/states'
import { Waits } from '../wait-for'

const waits = new Waits()

/** Counts down what the server asks to wait. A reading then goes on by itself, a change once it is said. */
export function Wait(props: HelpProps) {
  const { error, retry, place, children } = props
  const [wait] = useState(() => waits.next(error.problem.instance, error.retryAfter, Date.now()))
  if (wait === undefined) return <ErrorNotice {...props} />
  return (
    <>
      <ErrorNotice error={error}>{children}</ErrorNotice>
      <Countdown seconds={wait} byItself={retry !== undefined && place !== 'form'} retry={retry} />
    </>
  )
}

interface CountdownProps {
  seconds: number
  byItself: boolean
  /** None where the form itself is sent again. */
  retry: (() => void) | undefined
}

function Countdown({ seconds, byItself, retry }: CountdownProps) {
  const [until] = useState(() => Date.now() + seconds * 1000)
  const [left, setLeft] = useState(seconds)

  useEffect(() => {
    const timer = setInterval(() => {
      const now = Math.ceil((until - Date.now()) / 1000)
      setLeft(Math.max(0, now))
      if (now > 0) return
      clearInterval(timer)
      if (byItself) retry?.()
    }, 250)
    return () => clearInterval(timer)
  }, [until, byItself, retry])

  return (
    <div className="button-row lead-in">
      {retry && (
        <button
          type="button"
          className="button button--quiet"
          aria-disabled={left > 0 && !byItself}
          onClick={() => (left === 0 || byItself) && retry()}
        >
          {byItself ? 'Try now' : 'Try again'}
        </button>
      )}
      <p className="small secondary" role="timer">
        {left > 0
          ? `${byItself ? 'Trying again' : 'You can try again'} in ${left} ${plural(left, 'second')}.`
          : byItself
            ? 'Trying again.'
            : 'You can try again now.'}
      </p>
    </div>
  )
}
