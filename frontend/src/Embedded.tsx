import { BlendStage } from './stage/BlendStage';
import { Status } from './stage/Status';
import type { usePage } from './usePage';
import './Embedded.css';

/** The page within another one: the stage, and a way to the whole. */
export function Embedded({
  artifacts,
  scene,
  stage,
  notice,
  message,
  trouble,
}: ReturnType<typeof usePage>) {
  const isToBeSaid = trouble.fault !== undefined || notice !== undefined || !stage.frames;
  return (
    <main className="embedded">
      <BlendStage
        {...stage}
        look={scene.look}
        blend={undefined}
        path={undefined}
        choosing={undefined}
        onChoose={undefined}
      />
      {isToBeSaid && (
        <Status
          message={message}
          progress={artifacts.progress}
          fault={trouble.fault}
          onRetry={trouble.retry}
        />
      )}
      <a href={location.href.replace(/#embed&?/, '#')} target="_blank" rel="noopener">
        {document.title}
      </a>
    </main>
  );
}
