/** Who is signed in in this browser, as one of its tabs has found out; null right after signing out. */
type News = { person: string | null }

// Where a browser has none, the server still refuses what is sent for somebody else.
const channel =
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('trellis-session')

export function tellOtherTabs(person: string | null) {
  channel?.postMessage({ person } satisfies News)
}

export function hearOtherTabs(onNews: (person: string | null) => void) {
  channel?.addEventListener('message', ({ data }: MessageEvent<News>) => onNews(data.person))
}
