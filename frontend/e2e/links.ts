/** Of a link: a one, drawn. The brush, and a stroke of four points, as src/keep/strokeBytes.ts says. */
export const drawnOne = Buffer.from([
  22, 0, 4, 128, 60, 0, 128, 120, 0, 126, 170, 0, 128, 200,
]).toString('base64url');
