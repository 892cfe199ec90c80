/** The words of the section About. */
export const heading = 'About';

/** `latentDim` is not known before the digits are there. */
export const paragraphs = (latentDim: number | undefined) => [
  `A small neural network has looked at thousands of handwritten digits and learned to sum up each ` +
    `in ${latentDim === undefined ? 'a short list of' : latentDim} numbers, its code, and to draw a ` +
    `digit from nothing but a code. The picture in the middle is drawn from a code on the way between two ` +
    `others: the slider says how far along. The way leads over a typical shape of one of the two digits ` +
    `near the middle, at an even speed: each step of the slider changes the picture about as much as ` +
    `the next.`,
  `At both ends you see the network’s own drawing of the digit beside it: close, never quite the ` +
    `same. In between are digits that nobody has ever written. All of it happens in your browser; ` +
    `nothing you do here leaves it.`,
];
