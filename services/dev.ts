import { runLauncher } from './run-launcher'

// npm run dev: the same services, and the app as it is being written.
runLauncher('dev')
