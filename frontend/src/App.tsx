import type { FirstPair } from './artifacts/firstPair';
import { Embedded } from './Embedded';
import { OfflineNote } from './offline/OfflineNote';
import { loading } from './parts/text';
import { PrintedAddress } from './PrintedAddress';
import { SectionNames } from './SectionNames';
import { BlendStage } from './stage/BlendStage';
import { Playback } from './stage/Playback';
import { Said } from './stage/Said';
import { Status } from './stage/Status';
import { Toolbar } from './stage/Toolbar';
import { usePage } from './usePage';

interface AppProps {
  /** Under way already; without it the page goes on, as the rest draws the same. */
  firstPair: Promise<FirstPair | undefined>;
}

/** The page, or its stage within another page. */
export function App({ firstPair }: AppProps) {
  const page = usePage(firstPair);
  return page.isEmbedded ? <Embedded {...page} /> : <Whole {...page} />;
}

/** The page's parts, each in its place. */
function Whole(page: ReturnType<typeof usePage>) {
  const { artifacts, sections, scene, change, stage, choosing, blend, trouble } = page;
  const { digits, latent, path, engine, progress } = artifacts;
  const { position, first, second, frames, isCurrent } = stage;
  const { Explorations, Keep, Choosers } = sections;

  return (
    <>
      <main>
        <div className="top">
          <BlendStage
            {...stage}
            look={scene.look}
            {...{ blend, path }}
            choosing={choosing.open}
            onChoose={Choosers && choosing.toggle}
          >
            {Choosers && digits && (
              <Choosers
                {...{ digits, engine, path }}
                pair={scene.pair}
                open={choosing.open}
                onChoose={page.choose}
                onClose={choosing.close}
              />
            )}
          </BlendStage>
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
                <Keep {...{ scene, position, frames, isCurrent, first, second }} say={page.say} />
              )}
            </div>
          </div>
        </div>
        <SectionNames />
        {sections.isComing && <p className="coming">{loading}</p>}
        {Explorations && digits && first && second && (
          <Explorations
            {...{ digits, latent, path, engine, scene, position, first, second, blend }}
            onChange={change}
            say={page.say}
          />
        )}
      </main>
      <PrintedAddress />
      <footer>
        <OfflineNote here={engine !== undefined} />
      </footer>
    </>
  );
}
