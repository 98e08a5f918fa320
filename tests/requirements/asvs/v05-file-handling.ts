import type { Chapter } from './trace'

export const fileHandling: Chapter = {
  name: 'File handling',
  traces: {
    'V5.1.1': {
      topic: 'types and sizes are written down',
      open: 'ARCHITECTURE.md has sizes and what becomes of a bad file, and not the list of types (issue 4)',
    },
    'V5.2.1': {
      topic: 'files too large are refused',
      shownBy: ['tests/api/post-uploads-presign.test.ts', 'tests/integration/videos/refused-uploads.test.ts'],
    },
    'V5.2.2': {
      topic: 'content is what its type says',
      shownBy: [
        'tests/integration/videos/refused-uploads.test.ts',
        'tests/unit/storage/check-container.test.ts',
        'tests/contract/media-content.test.ts',
      ],
    },
    'V5.2.3': {
      topic: 'archives are measured before unpacking',
      exception: 'No archive is accepted or unpacked',
    },
    'V5.3.1': {
      topic: 'uploaded files never run on servers',
      shownBy: ['tests/contract/media-delivery.test.ts'],
    },
    'V5.3.2': {
      topic: 'paths are made by us',
      shownBy: ['tests/api/post-uploads-presign.test.ts', 'tests/contract/media-content.test.ts'],
    },
    'V5.4.1': {
      topic: 'names of downloads are ours',
      exception: 'Files are played in the page and not downloaded; the name a person gave is kept nowhere',
    },
    'V5.4.2': { topic: 'served file names are encoded', exception: 'No file name of a person is served' },
    'V5.4.3': {
      topic: 'uploads are scanned for viruses',
      exception: 'Deployment: storage can scan. Here containers are checked, and no file is served as a page',
    },
  },
}
