import './mantine-css.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { firstLanguage } from './language.tsx';

const root = createRoot(document.getElementById('root') as HTMLElement);
// Not a top-level await: it would keep the bundler from putting shared code into this file (40 files instead of 7).
void firstLanguage().then(
  (spoken) => root.render(<App spoken={spoken} />),
  // Not even the texts came, so these words are here.
  () =>
    root.render(
      <main style={{ padding: 32 }}>
        <p lang="tr">Bilet yüklenemedi. Bağlantınızı denetleyip sayfayı yenileyin.</p>
        <p lang="en">Bilet did not load. Check your connection, then reload the page.</p>
      </main>,
    ),
);
