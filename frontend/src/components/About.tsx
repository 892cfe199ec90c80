import * as text from '../text';

/** What the page shows, for someone who has played with it and wonders. */
export function About({ latentDim }: { latentDim: number | undefined }) {
  return (
    <section className="about" aria-labelledby="about">
      <h2 id="about">{text.about.heading}</h2>
      {text.about.paragraphs(latentDim).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </section>
  );
}
