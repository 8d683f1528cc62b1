import { useLayoutEffect, useRef, useState } from 'react'

/** How wide a chart may be: it is drawn for that, never shrunk to it. */
export function useWidth<Shell extends HTMLElement>(first = 640) {
  const shell = useRef<Shell>(null)
  const [width, setWidth] = useState(first)
  useLayoutEffect(() => {
    const element = shell.current
    if (!element) return
    const measure = () => {
      // On paper nothing can be measured again; what was drawn stays.
      if (element.clientWidth > 0) setWidth(element.clientWidth)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { shell, width }
}
