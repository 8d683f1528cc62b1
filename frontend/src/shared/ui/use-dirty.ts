import { useState } from 'react'

/** Whether anything in a form was changed: given to the form, it hears each change within it. */
export function useDirty() {
  const [dirty, setDirty] = useState(false)
  return {
    dirty,
    setDirty,
    heard: { onInput: () => setDirty(true), onChange: () => setDirty(true) },
  }
}
