// A command inside a cure, made ready to be taken away.

/** The docker command in the text with the image in the place of REF; null if there is none. */
export function commandIn(cure: string, image: string): string | null {
  const found = /docker buildx? build [^.]*--push \./.exec(cure) ?? /docker buildx build [^\n]*? \./.exec(cure);
  return found ? found[0].replace('REF', image) : null;
}
