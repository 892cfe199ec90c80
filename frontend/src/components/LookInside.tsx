import type { Blend } from '../hooks/useBlend';
import { useOwnCode } from '../hooks/useOwnCode';
import { useVisible } from '../hooks/useVisible';
import type { Engine } from '../model/engine';
import type { Latent } from '../model/latent';
import type { Observable } from '../model/observable';
import * as text from '../text/inside';
import { InsideView } from './InsideView';
import { Section } from './Section';
import { Waiting } from './Waiting';
import './LookInside.css';

interface LookInsideProps {
  latent: Latent | undefined;
  engine: Engine | undefined;
  position: Observable<number>;
  /** The blend on the stage, at whose present code the sliders begin. */
  path: Blend | undefined;
}

/** The numbers of the blend's code, each of which can be moved. */
export function LookInside({ latent, engine, position, path }: LookInsideProps) {
  const { ref, visible } = useVisible<HTMLDivElement>();
  const { code, own, picture, setCode } = useOwnCode(path, position, visible);
  return (
    <Section heading={text.heading} lead={text.lead}>
      <div ref={ref} className="inside">
        {latent && code ? (
          <InsideView
            {...{ latent, code, own, picture }}
            engine={visible ? engine : undefined}
            onChange={setCode}
          />
        ) : null}
        <Waiting ready={Boolean(latent && code && engine)} fault={undefined} />
      </div>
    </Section>
  );
}
