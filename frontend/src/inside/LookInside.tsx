import type { Latent } from '../artifacts/latent';
import type { Blend } from '../blend/blend';
import type { Engine } from '../engine/engine';
import type { Observable } from '../model/observable';
import { Section } from '../parts/Section';
import { useVisible } from '../parts/useVisible';
import { Waiting } from '../parts/Waiting';
import { InsideView } from './InsideView';
import * as text from './text';
import { useOwnCode } from './useOwnCode';
import './LookInside.css';

interface LookInsideProps {
  latent: Latent | undefined;
  engine: Engine | undefined;
  position: Observable<number>;
  /** The blend on the stage, at whose present code the sliders begin. */
  blend: Blend | undefined;
}

/** The dimensions of the blend's code, each of which can be moved. */
export function LookInside({ latent, engine, position, blend }: LookInsideProps) {
  const { ref, visible, seen } = useVisible<HTMLDivElement>();
  const { code, own, picture, setCode } = useOwnCode(blend, position, visible);
  return (
    <Section name="inside" lead={text.lead}>
      <div ref={ref} className="inside">
        {latent && code ? (
          <InsideView
            {...{ latent, code, own, picture }}
            engine={seen ? engine : undefined}
            onChange={setCode}
          />
        ) : null}
        <Waiting ready={Boolean(latent && code && engine)} fault={undefined} />
      </div>
    </Section>
  );
}
