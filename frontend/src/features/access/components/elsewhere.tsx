import { type ReactNode, useState } from 'react'

interface ElsewhereProps {
  address: string
  /** Asks whether it is done, and goes on if so. */
  onDone: () => Promise<boolean>
  children: ReactNode
}

/** The way to an issuer that leaves this page open, with what was typed in it: the issuer's opens beside it. */
export function Elsewhere({ address, onDone, children }: ElsewhereProps) {
  const [begun, setBegun] = useState(false)
  const [asking, setAsking] = useState(false)
  const [isNotYet, setIsNotYet] = useState(false)
  async function ask() {
    if (asking) return
    setAsking(true)
    setIsNotYet(false)
    const done = await onDone().catch(() => false)
    setAsking(false)
    setIsNotYet(!done)
  }
  return (
    <div className="lead-in">
      <p className="small">
        It opens in another tab. This one stays as it is: come back to it when you have signed in
        there.
      </p>
      {isNotYet && (
        <div className="notice notice--error" role="alert">
          <p>You have not signed in there yet. Do that first, then come back.</p>
        </div>
      )}
      <div className="button-row">
        <a
          className="button"
          href={address}
          target="_blank"
          rel="noopener"
          onClick={() => setBegun(true)}
        >
          {children}
          <span className="hidden"> (opens in another tab)</span>
        </a>
        {begun && (
          <button
            type="button"
            className="button button--quiet"
            aria-disabled={asking}
            onClick={() => void ask()}
          >
            I have signed in: go on
          </button>
        )}
      </div>
    </div>
  )
}
