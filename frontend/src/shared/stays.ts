interface Before {
  queryKey: readonly unknown[]
}

/** What was shown of something stays while another day or order of it comes; of something else it does not. */
export function staysOf(code: string, at = 3) {
  return <Data>(old: Data | undefined, was: Before | undefined): Data | undefined =>
    was?.queryKey[at] === code ? old : undefined
}
