import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './App';
import { loadFirstPair } from './artifacts/firstPair';
import './page.css';
import './print.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html: expected an element with the id root, got none');

const firstPair = loadFirstPair().catch(() => undefined); // while the page is laid out
createRoot(root).render(
  <StrictMode>
    <App firstPair={firstPair} />
  </StrictMode>,
);
