import type { Chapter } from './trace'

export const tokens: Chapter = {
  name: 'Self-contained tokens',
  traces: {
    'V9.1.1': { topic: 'signatures are checked first', shownBy: ['R1'] },
    'V9.1.2': { topic: 'one algorithm and no other', shownBy: ['R1'] },
    'V9.1.3': { topic: 'keys are ours, whatever headers say', shownBy: ['R2'] },
    'V9.2.1': { topic: 'tokens pass in their time only', shownBy: ['R4'] },
    'V9.2.2': { topic: 'tokens pass as their kind only', shownBy: ['R3'] },
    'V9.2.3': { topic: 'tokens pass at their audience only', shownBy: ['R3', 'R4'] },
    'V9.2.4': { topic: 'one key never serves two audiences', shownBy: ['R3', 'R5'] },
  },
}
