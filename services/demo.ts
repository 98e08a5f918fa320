import { runLauncher } from './run-launcher'

// npm run demo: the whole product, production build, filled with demo reels.
runLauncher('start')
