export interface Person {
  email: string
  password: string
}

export type FloodTask = { appOrigin: string; people: Person[] } & {
  /**
   * register: make the accounts. arrive: everybody begins to sign in, again and again; done when each was answered once.
   * count: the answers since the last time. leave: nobody begins anew; done when all were answered.
   */
  kind: 'register' | 'arrive' | 'count' | 'leave'
}

/** How many answers there were, by status. */
export type Answers = Record<string, number>
