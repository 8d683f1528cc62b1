import { useLayoutEffect, useRef, useState } from 'react'

/** How wide a figure may be drawn: it is drawn for its place, never shrunk into it. */
export function useWidth<Target extends HTMLElement>(usual: number) {
  const target = useRef<Target>(null)
  const [width, setWidth] = useState(usual)
  useLayoutEffect(() => {
    const element = target.current
    if (!element) return
    const measure = () => setWidth(Math.round(element.clientWidth) || usual)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [usual])
  return [target, width] as const
}
