import { useCallback, useState } from 'react';

import { About } from './components/About';
import { BlendStage } from './components/BlendStage';
import { DigitPicker } from './components/DigitPicker';
import { Status } from './components/Status';
import { useBlend } from './hooks/useBlend';
import { useLoad } from './hooks/useLoad';
import { usePicture } from './hooks/usePicture';
import { loadBlendModel, type BlendModel } from './model/blendClient';
import { loadDigits } from './model/digits';
import { faultOf, valueOf, type LoadContext, type Loading } from './model/loading';
import { loadPath } from './model/pathFile';
import { digitAt, randomPair, type Choice, type Pair } from './model/pair';
import * as text from './text';

/** The digits, and the pair that the page begins with. */
async function loadExhibits(context: LoadContext) {
  const digits = await loadDigits(context);
  return { digits, start: randomPair(digits) };
}

export function App() {
  const [exhibits, retryDigits] = useLoad(loadExhibits);
  const [path, retryPath] = useLoad(loadPath);
  const [model, retryModel] = useLoad(loadBlendModel);
  const [chosen, setChosen] = useState<Pair>();

  const { digits, start } = valueOf(exhibits) ?? {};
  const pair = chosen ?? start;
  const first = digits && pair && digitAt(digits, pair.first);
  const second = digits && pair && digitAt(digits, pair.second);
  const firstPicture = usePicture(first);
  const secondPicture = usePicture(second);
  const blended = useBlend(valueOf(model), valueOf(path), first, second);

  const digitsFault = faultOf(exhibits) ?? firstPicture.fault ?? secondPicture.fault;
  const pathFault = faultOf(path);
  const modelFault = faultOf(model) ?? blended.fault;
  const retry = () => {
    const all = modelFault?.kind === 'mismatch';
    if (digitsFault || all) retryDigits();
    if (pathFault || all) retryPath();
    if (modelFault) retryModel();
  };

  const choose = useCallback(
    (place: 'first' | 'second', choice: Choice) =>
      setChosen((before = start) => before && { ...before, [place]: choice }),
    [start],
  );

  return (
    <>
      <header>
        <h1>{text.title}</h1>
        <p>{text.tagline}</p>
      </header>
      <main>
        <BlendStage
          first={{ digit: first, picture: firstPicture.value }}
          second={{ digit: second, picture: secondPicture.value }}
          frames={blended.value}
        />
        <div className="actions">
          <Status
            message={statusOf(model, blended.value && pair)}
            progress={model.status === 'loading' ? model.progress : undefined}
            fault={digitsFault ?? pathFault ?? modelFault}
            onRetry={retry}
          />
          <button
            type="button"
            disabled={!digits}
            onClick={() => digits && setChosen(randomPair(digits))}
          >
            {text.surprise}
          </button>
        </div>
        <div className="pickers">
          {digits && pair && (
            <>
              <DigitPicker place="first" digits={digits} choice={pair.first} onChoose={choose} />
              <DigitPicker place="second" digits={digits} choice={pair.second} onChoose={choose} />
            </>
          )}
        </div>
        <About latentDim={digits?.latentDim} />
      </main>
    </>
  );
}

/** In words, what the page does while nothing is wrong. */
function statusOf(model: Loading<BlendModel>, shown: Pair | undefined): string {
  if (model.status === 'loading' && model.progress < 1) {
    return text.status.loadingModel(model.progress);
  }
  if (shown) return text.status.blending(shown.first.label, shown.second.label);
  return text.status.starting;
}
