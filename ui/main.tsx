import './mantine-css.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { firstLanguage } from './language.tsx';

const root = createRoot(document.getElementById('root') as HTMLElement);
// Not a top-level await: it would keep the bundler from putting shared code into this file (40 files instead of 7).
void firstLanguage().then((spoken) => root.render(<App spoken={spoken} />));
