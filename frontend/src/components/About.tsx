import * as text from '../text/about';

/** What the page shows, for someone who has played with it and wonders. */
export function About({ latentDim }: { latentDim: number | undefined }) {
  return (
    <section className="about" aria-labelledby="about">
      <h2 id="about">{text.heading}</h2>
      {text.paragraphs(latentDim).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </section>
  );
}
