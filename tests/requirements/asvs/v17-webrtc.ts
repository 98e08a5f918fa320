import type { Chapter } from './trace'

const none = 'No WebRTC here'

export const webrtc: Chapter = {
  name: 'WebRTC',
  traces: {
    'V17.1.1': { topic: 'TURN reaches public addresses only', exception: none },
    'V17.2.1': { topic: 'DTLS keys are cared for', exception: none },
    'V17.2.2': { topic: 'DTLS suites are approved ones', exception: none },
    'V17.2.3': { topic: 'SRTP authentication is checked', exception: none },
    'V17.2.4': { topic: 'malformed SRTP is survived', exception: none },
    'V17.3.1': { topic: 'floods of signals are survived', exception: none },
    'V17.3.2': { topic: 'malformed signals are survived', exception: none },
  },
}
