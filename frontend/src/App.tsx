import { useArtifacts } from './artifacts/useArtifacts';
import { randomPair } from './blend/pair';
import { useBlend } from './blend/useBlend';
import { useScene } from './blend/useScene';
import { useSubject } from './blend/useSubject';
import { useLink } from './keep/useLink';
import { blame, isOfEngine } from './model/fault';
import { faultOf, valueOf } from './model/loading';
import * as offlineText from './offline/text';
import { useOffline } from './offline/useOffline';
import { loading } from './parts/text';
import { useLoad } from './parts/useLoad';
import { DigitPicker } from './picker/DigitPicker';
import { BlendStage } from './stage/BlendStage';
import { Playback } from './stage/Playback';
import { Status } from './stage/Status';
import * as text from './stage/text';
import { Toolbar } from './stage/Toolbar';
import { useFrames } from './stage/useFrames';
import { useSwap } from './stage/useSwap';

/** All that the first blend does without. */
const loadSections = () =>
  Promise.all([import('./Explorations'), import('./keep/Keep')])
    .then(([{ Explorations }, { Keep }]) => ({ Explorations, Keep }))
    .catch(blame('page'));

export function App() {
  const { firstPair, digits, path, latent, engine, progress, ...exhibits } = useArtifacts();
  const [sections, retrySections] = useLoad(loadSections, digits !== undefined);
  const { Explorations, Keep } = valueOf(sections) ?? {};
  const { scene, notice, position, change, choose, open, say } = useScene();
  useLink(digits, open, say);
  const offline = useOffline(engine !== undefined);

  const first = useSubject(scene, 'first', digits, firstPair);
  const second = useSubject(scene, 'second', digits, firstPair);
  const blend = useBlend({
    engine,
    path,
    first,
    second,
    model: scene.model,
    evenSpeed: scene.evenSpeed,
  });
  const frames = useFrames(scene, firstPair, blend.value?.frames);
  const swap = useSwap(scene, change, position, frames);
  const fault = exhibits.fault ?? faultOf(sections) ?? blend.fault;

  function tryAgain() {
    if (sections.status === 'failed') retrySections();
    if (exhibits.fault) exhibits.retry(exhibits.fault);
    else if (blend.fault && isOfEngine(blend.fault)) exhibits.retry(blend.fault);
    else blend.retry?.();
  }

  return (
    <>
      <main>
        <BlendStage {...{ position, first, second, frames }} />
        <div className="actions">
          <Toolbar
            scene={scene}
            onChange={change}
            onSwap={digits && swap}
            onSurprise={digits && (() => change({ pair: randomPair(digits) }))}
          >
            <Playback position={position} ready={frames !== undefined} />
          </Toolbar>
          <Status
            message={
              notice ??
              (frames && first && second
                ? blending(first.label, second.label)
                : text.status.starting)
            }
            progress={progress}
            fault={fault}
            onRetry={tryAgain}
          />
          <div className="kept">
            {Keep && first && second && (
              <Keep {...{ scene, position, frames, say, first, second }} />
            )}
          </div>
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
        {digits && sections.status === 'loading' && <p className="coming">{loading}</p>}
        {Explorations && digits && first && second && (
          <Explorations
            {...{ digits, latent, path, engine, scene, position, first, second }}
            onChange={change}
            blend={blend.value}
          />
        )}
      </main>
      <footer>{offline !== undefined && (offline ? offlineText.kept : offlineText.refused)}</footer>
    </>
  );
}

function blending(from: number | undefined, to: number | undefined): string {
  return text.status.blending(text.nameOf(from), text.nameOf(to));
}
