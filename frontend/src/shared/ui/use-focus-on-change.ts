import { useEffect, useRef } from 'react'

/** Takes the focus to what a choice has changed, since what was pressed may be gone by then. */
export function useFocusOnChange<Target extends HTMLElement>(view: string, settling: boolean) {
  const target = useRef<Target>(null)
  const shown = useRef(view)
  useEffect(() => {
    if (settling || shown.current === view) return
    shown.current = view
    target.current?.focus()
  }, [view, settling])
  return target
}
