import { OfflineNote } from './offline/OfflineNote';
import { loading } from './parts/text';
import { Pickers } from './picker/Pickers';
import { BlendStage } from './stage/BlendStage';
import { Playback } from './stage/Playback';
import { Said } from './stage/Said';
import { Status } from './stage/Status';
import { Toolbar } from './stage/Toolbar';
import { usePage } from './usePage';

/** The page's parts, each in its place. */
export function App() {
  const { artifacts, sections, scene, change, stage, blend, trouble, ...page } = usePage();
  const { digits, latent, path, engine, progress } = artifacts;
  const { position, first, second, frames } = stage;
  const { Explorations, Keep } = sections;

  return (
    <>
      <main>
        <BlendStage {...stage} />
        <div className="actions">
          <Toolbar scene={scene} onChange={change} onSwap={page.swap} onSurprise={page.surprise}>
            <Playback position={position} ready={frames !== undefined} />
          </Toolbar>
          <Status
            message={page.message}
            progress={progress}
            fault={trouble.fault}
            onRetry={trouble.retry}
          />
          <Said scene={scene} />
          <div className="kept">
            {Keep && first && second && (
              <Keep {...{ scene, position, frames, first, second }} say={page.say} />
            )}
          </div>
        </div>
        <Pickers digits={digits} pair={scene.pair} onChoose={page.choose} />
        {sections.isComing && <p className="coming">{loading}</p>}
        {Explorations && digits && first && second && (
          <Explorations
            {...{ digits, latent, path, engine, scene, position, first, second, blend }}
            onChange={change}
          />
        )}
      </main>
      <footer>
        <OfflineNote here={engine !== undefined} />
      </footer>
    </>
  );
}
