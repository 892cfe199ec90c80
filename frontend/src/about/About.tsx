import { facts } from '../artifacts/facts';
import type { Runtime } from '../engine/engine';
import { networkFiles } from '../engine/networkFiles';
import { Section } from '../parts/Section';
import { Links } from './Links';
import { Provenance } from './Provenance';
import * as text from './text';
import './About.css';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

const TRUSTED = 0.9; // the share of test pictures that a judge must get right, as evaluation/table.py has it

interface AboutProps {
  latentDim: number;
  /** What runs the networks, if anything does by now. */
  runtime: Runtime | undefined;
}

/** What the page shows and how good it is, for someone who has played with it and wonders. */
export function About({ latentDim, runtime }: AboutProps) {
  const { psnr, sureHalfWay } = facts;
  const trusted = facts.judgeAccuracy >= TRUSTED;
  const mark = trusted ? '' : ' *';
  const megabytes = networkFiles.vae.decoder.byteCount / 1e6;
  const rows = [
    [facts.parameters.toLocaleString('en'), text.numbers.parameters],
    [`${latentDim}`, text.numbers.code],
    [`${megabytes.toFixed(2)} MB`, text.numbers.decoder],
    [facts.negElbo.toFixed(1), text.numbers.negElbo],
    [
      `${[psnr.noise_0_0, psnr.noise_0_2, psnr.noise_0_4].map((db) => db.toFixed(1)).join(' / ')} dB`,
      text.numbers.psnr,
    ],
    [
      percent(sureHalfWay.blend),
      `${text.numbers.sure} (${text.numbers.sureCrossfade(percent(sureHalfWay.crossfade))})${mark}`,
    ],
    [percent(facts.frechetShare), `${text.numbers.frechet}${mark}`],
    [facts.evenness.toFixed(2), text.numbers.evenness],
    [percent(facts.judgeAccuracy), text.numbers.judge],
  ];

  return (
    <Section name="about" lead={text.lead}>
      <div className="about">
        <div>
          {text.paragraphs(latentDim).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {runtime && <p>{text.drawnBy[runtime]}</p>}
          <h3>{text.reproduce.heading}</h3>
          <p>
            {text.reproduce.before}
            <code>{text.reproduce.command}</code>
            {text.reproduce.after}
          </p>
          <Provenance />
          <h3>{text.links.heading}</h3>
          <Links />
          <h3>{text.licences.heading}</h3>
          <p>{text.licences.text}</p>
        </div>
        <div>
          <table>
            <caption>{text.numbers.caption}</caption>
            <tbody>
              {rows.map(([value, meaning]) => (
                <tr key={meaning}>
                  <td>{value}</td>
                  <th scope="row">{meaning}</th>
                </tr>
              ))}
            </tbody>
          </table>
          {!trusted && <p className="untrusted">{text.numbers.untrusted(`${100 * TRUSTED} %`)}</p>}
        </div>
      </div>
    </Section>
  );
}
