import { lazy, Suspense, useState } from 'react';

import { BlendStage } from './components/BlendStage';
import { DigitPicker } from './components/DigitPicker';
import { Status } from './components/Status';
import { Toolbar } from './components/Toolbar';
import { useBlend } from './hooks/useBlend';
import { useExhibits } from './hooks/useExhibits';
import { useScene } from './hooks/useScene';
import { useSubject } from './hooks/useSubject';
import { observable } from './model/observable';
import { randomPair } from './model/pair';
import { isStart } from './model/subject';
import * as text from './text/page';

const Exhibition = lazy(() =>
  import('./components/Exhibition').then((module) => ({ default: module.Exhibition })),
);

export function App() {
  const { early, digits, path, latent, engine, progress, fault, retry } = useExhibits();
  const { scene, change, choose } = useScene();
  const [position] = useState(() => observable(50));

  const first = useSubject(scene, 'first', digits, early);
  const second = useSubject(scene, 'second', digits, early);
  const blend = useBlend({ engine, path, first, second, model: scene.model, even: scene.even });
  const frames = blend.value?.frames ?? (isStart(scene) ? early?.frames : undefined);
  const shownFault = fault ?? blend.fault;

  return (
    <>
      <header>
        <h1>{text.title}</h1>
        <p>{text.tagline}</p>
      </header>
      <main>
        <BlendStage {...{ position, first, second, frames }} />
        <div className="actions">
          <Toolbar
            scene={scene}
            onChange={change}
            onSurprise={digits && (() => change({ pair: randomPair(digits) }))}
          >
            {null}
          </Toolbar>
          <Status
            message={
              frames && first && second ? blending(first.label, second.label) : text.status.starting
            }
            progress={progress}
            fault={shownFault}
            onRetry={() => retry(shownFault?.kind === 'mismatch')}
          />
        </div>
        <div className="pickers">
          {digits && (
            <>
              <DigitPicker
                place="first"
                digits={digits}
                input={scene.pair.first}
                onChoose={choose}
              />
              <DigitPicker
                place="second"
                digits={digits}
                input={scene.pair.second}
                onChoose={choose}
              />
            </>
          )}
        </div>
        {digits && first && second && (
          <Suspense fallback={<p className="coming">{text.loading}</p>}>
            <Exhibition
              {...{ digits, latent, path, engine, scene, position, first, second }}
              onChange={change}
              blend={blend.value}
            />
          </Suspense>
        )}
      </main>
    </>
  );
}

function blending(from: number | undefined, to: number | undefined): string {
  return text.status.blending(text.nameOf(from), text.nameOf(to));
}
