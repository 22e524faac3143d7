/** What a challenge does to each Element on the page while it lies over it. */
type MountedElement = {
  hasFocus: () => boolean
  setInert: (inert: boolean, refocus?: boolean) => void
}

/** The Elements on the page now: a challenge has to make their frames inert. */
export const mountedElements = new Set<MountedElement>()
