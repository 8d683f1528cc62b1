import { type ReactNode, useEffect, useId } from 'react'

/** The browser tab and the history name the page the way its heading does. */
export function useTitle(title: string) {
  useEffect(() => {
    document.title = `${title} – Trellis`
  }, [title])
}

/** Where the keyboard goes when what it stood on is gone and the page below has changed. */
export function focusHeading() {
  document.querySelector('h1')?.focus()
}

interface PageHeaderProps {
  title: string
  /** What the tab says when the heading alone is not enough. */
  tab?: string
  identity?: ReactNode
  breadcrumb?: ReactNode
  /** The short list at the right: the dates, or the amounts. */
  side?: ReactNode
}

export function PageHeader({ title, tab, identity, breadcrumb, side }: PageHeaderProps) {
  useTitle(tab ?? title)
  return (
    <>
      {breadcrumb ? (
        <nav className="breadcrumb" aria-label="Breadcrumb">
          <ol>{breadcrumb}</ol>
        </nav>
      ) : (
        <div className="breadcrumb" />
      )}
      <div className="page-header">
        <div className="page-header__title">
          <h1 tabIndex={-1}>{title}</h1>
          {identity && <p className="identity">{identity}</p>}
        </div>
        {side && <div className="side-list">{side}</div>}
      </div>
    </>
  )
}

export function Lede({ children }: { children: ReactNode }) {
  return <p className="lede">{children}</p>
}

interface SectionProps {
  title: string
  actions?: ReactNode
  children: ReactNode
  className?: string
}

export function Section({ title, actions, children, className = 'section' }: SectionProps) {
  const id = useId()
  return (
    <section className={className} aria-labelledby={id}>
      <div className="section__head">
        <h2 id={id}>{title}</h2>
        {actions && <div className="actions">{actions}</div>}
      </div>
      {children}
    </section>
  )
}

/** The one block on a page that says what to do: it carries the brand rule. */
export function Todo({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="todo" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

interface FactsProps {
  rows: readonly (readonly [string, ReactNode])[]
  /** In the right column. */
  narrow?: boolean
}

export function Facts({ rows, narrow = false }: FactsProps) {
  return (
    <dl className={narrow ? 'facts facts--narrow' : 'facts'}>
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function PrintButton() {
  return (
    <button type="button" className="link-button" onClick={() => window.print()}>
      Print
    </button>
  )
}
