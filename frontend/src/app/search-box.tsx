import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
import type { ListState } from '@/features/organisations/components/search/suggestions'

const Suggestions = lazy(() => import('@/features/organisations/components/search/suggestions'))
const CLOSED: ListState = { open: false }

/** Finds organisations by name or code. Its list arrives with the first use; until then, and without it, it is a form. */
export function SearchBox() {
  const id = useId()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [used, setUsed] = useState(false)
  const [list, setList] = useState(CLOSED)

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const target = event.target as HTMLElement
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      if (target.closest('input, textarea, select')) return
      event.preventDefault()
      if (field.current?.offsetParent) field.current.focus()
      else void navigate({ to: '/search' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate])

  function done() {
    setTyped('')
    setUsed(false)
    setList(CLOSED)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    done()
    void navigate({ to: '/search', search: (old) => ({ as_of: old.as_of, q: typed || undefined }) })
  }

  return (
    <search className="search-box">
      <form action="/search" onSubmit={submit}>
        <input
          ref={field}
          name="q"
          aria-label="Search Trellis"
          aria-keyshortcuts="/"
          placeholder="Find a PCN, practice or code"
          autoComplete="off"
          spellCheck={false}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={list.open}
          aria-controls={list.open ? id : undefined}
          aria-activedescendant={list.active}
          value={typed}
          onFocus={() => setUsed(true)}
          onBlur={() => {
            setUsed(false)
            setList(CLOSED)
          }}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
      {used && (
        <Suspense>
          <Suggestions id={id} input={field} typed={typed} onState={setList} onDone={done} />
        </Suspense>
      )}
    </search>
  )
}
