import { useEffect, useRef } from 'react'

/** Takes the focus to what a choice has changed, since what was pressed may be gone by then. */
export function useFocusOnChange(view: string, settling: boolean) {
  const target = useRef<HTMLDivElement>(null)
  const shown = useRef(view)
  useEffect(() => {
    if (settling || shown.current === view) return
    shown.current = view
    target.current?.focus()
  }, [view, settling])
  return target
}
